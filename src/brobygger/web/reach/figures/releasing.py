"""Figures leave the house: each set that does is kept, and the next is audited beside it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.figures import Reading, read_with_raw
from brobygger.web.reach.figures.stored import (
    digest_of,
    edition_as_json,
    helped_on_as_json,
    raw_as_json,
)
from brobygger.web.reach.models import Release
from brobygger.web.ui.faults import Fault, refuse

EXPORT = "accounts.export"


def require_export(user: Any) -> None:
    """Refuse a person who may not take figures out; raises PermissionDenied."""
    if not user.has_perm(EXPORT):
        raise PermissionDenied


@transaction.atomic
def release(initiative: Initiative, way: str, user: Any, *, is_rounded: bool = False) -> Reading:
    """Take out the tables of an initiative; gives what may be written into the file.

    All tables are released together, whichever of them the file shows: what is hidden in one is
    hidden for the sake of the others. The same content taken out twice is one release.
    Raises Refused where nothing can be told.
    """
    require_export(user)
    Initiative.objects.select_for_update().get(pk=initiative.pk)
    reading, raw = read_with_raw(initiative.pk)
    refuse(_faults(reading))
    if is_rounded:
        reading = reading.rounded()
    if reading.closed_on is None:
        keep(reading, raw_as_json(raw), way, user, is_rounded=is_rounded)
    record(user, "reach.released", initiative, title=initiative.title, way=way, rounded=is_rounded)
    return reading


def keep(reading: Reading, behind: Any, way: str, user: Any, *, is_rounded: bool) -> Release:
    """The release as it is kept; the one there is, where its content is the same."""
    shown = shown_as_json(reading)
    row, _is_new = Release.objects.get_or_create(
        digest=digest_of(reading.initiative, [shown, is_rounded], behind),
        defaults={
            "initiative_id": reading.initiative,
            "way": way,
            "until": reading.edition.until,
            "is_rounded": is_rounded,
            "shown": shown,
            "behind": behind,
            "released_by": user,
        },
    )
    return row


def shown_as_json(reading: Reading) -> Any:
    """What is published, with the names of its codes: it stands when the rows are gone."""
    return {
        "edition": edition_as_json(reading.edition),
        "helped_on": helped_on_as_json(reading.helped_on),
        "names": dict(sorted(reading.names.items())),
    }


def _faults(reading: Reading) -> list[Fault]:
    if reading.edition.left_out == ("all",):
        words = _(
            "Tallene kan ikke udgives: sammen med det, der er udgivet før, kunne små tal regnes ud"
            " af dem. Vent, til en måned mere er talt med."
        )
        return [Fault(words)]
    if reading.is_empty:
        words = _("Der er ingen tal at udgive endnu. De kommer, når en hel måned er talt op.")
        return [Fault(words)]
    return []
