"""Taking numbers of past sessions in, as one step with one event, and undoing exactly that."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.activities.models import Session
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.documents.lists.kinds import Loaded, Row
from brobygger.web.reach.check_ins import forget_codes
from brobygger.web.reach.loading.judging import Judged, judge
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.facts import numbers_of
from brobygger.web.reach.register.steps import put_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Fault, refuse


@transaction.atomic
def accept(rows: Sequence[Row], settings: Mapping[str, Any], user: Any) -> Loaded:
    """Take the rows in. Raises Refused where something was written since the preview."""
    require_work(user)
    made = [_take(one, user) for one in judge(rows, settings) if one.is_taken]
    record(user, "tally.imported", made=len(made))
    words = ngettext("Tal for %(n)s gang er gemt.", "Tal for %(n)s gange er gemt.", len(made))
    return Loaded(len(made), words % {"n": len(made)}, reverse("register:week"), made)


@transaction.atomic
def take_back(made: Any, user: Any) -> None:
    """Remove the numbers that the list made. Raises Refused where one was corrected since."""
    require_work(user)
    rows = Tally.objects.select_related("session").in_bulk([one["tally"] for one in made])
    there = [(rows[one["tally"]], one) for one in made if one["tally"] in rows]
    if any(row.changes.exists() or numbers_of(row) != one["numbers"] for row, one in there):
        refuse([Fault(_("Nogle af tallene er rettet siden. Ret resten, eller lad dem stå."))])
    for row, one in there:
        session = row.session
        row.delete()
        forget_codes(session)
        if one["before"] == "new":
            session.delete()
        else:
            session.state = one["before"]
            session.save(update_fields=["state"])
    record(user, "tally.import_undone", made=len(there))


def _take(one: Judged, user: Any) -> dict[str, Any]:
    written = put_tally(one.facts, Writer(user=user))
    session = written.tally.session
    session.state = Session.State.HELD
    session.save(update_fields=["state"])
    if one.read.actors:
        session.actors.set(one.read.actors)
    numbers = numbers_of(written.tally)
    return {"tally": written.tally.pk, "before": written.before, "numbers": numbers}
