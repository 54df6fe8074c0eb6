"""The numbers behind an initiative's reach are deleted; the figures that were told stand.

It cannot be undone: so a page says first what goes, and the title of the initiative is typed.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from brobygger.domain.actors.half_year import month_later
from brobygger.domain.kernel.fold import fold
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.figures import read_with_raw
from brobygger.web.reach.figures.releasing import keep
from brobygger.web.reach.models import (
    ClosedReach,
    GroupHeads,
    Referral,
    Release,
    Tally,
    TallyChange,
)
from brobygger.web.ui.faults import Fault, refuse
from brobygger.web.ui.numbers import day
from brobygger.web.ui.together import values_together


def delete_on(initiative: Initiative) -> date | None:
    """The day by which the numbers must be gone; None while the initiative has no last day."""
    if initiative.ends_on is None:
        return None
    found = initiative.ends_on.replace(day=1)
    for _month in range(settings.REACH_KEPT_MONTHS):
        found = month_later(found)
    last = month_later(found) - timedelta(days=1)
    return min(found + timedelta(days=initiative.ends_on.day - 1), last)


def retention_words(initiative: Initiative, closed_on: date | None) -> str:
    """Until when the numbers are kept, and who says so: told from the first day."""
    if closed_on is not None:
        words = _("Tallene bag blev slettet %(day)s. Det, der var udgivet da, står her.")
        return words % {"day": day(closed_on)}
    months = settings.REACH_KEPT_MONTHS
    source = settings.REACH_KEPT_SOURCE or _("Brobyggers forslag; byen kan bestemme noget andet")
    until = delete_on(initiative)
    if until is None:
        words = ngettext(
            "Tallene bag slettes %(n)s måned efter indsatsens slutdato, som ikke er skrevet endnu"
            " (%(source)s).",
            "Tallene bag slettes %(n)s måneder efter indsatsens slutdato, som ikke er skrevet endnu"
            " (%(source)s).",
            months,
        )
        return words % {"n": months, "source": source}
    words = ngettext(
        "Tallene bag skal være slettet %(day)s, %(n)s måned efter indsatsens slutdato"
        " (%(source)s).",
        "Tallene bag skal være slettet %(day)s, %(n)s måneder efter indsatsens slutdato"
        " (%(source)s).",
        months,
    )
    return words % {"day": day(until), "n": months, "source": source}


def rows_behind(initiative: Initiative) -> dict[str, Any]:
    """The rows that go, by what they are."""
    of = {"session__activity__initiative": initiative}
    tallies = Tally.objects.filter(**of)
    return {
        "groups": GroupHeads.objects.filter(tally__in=tallies),
        "changes": TallyChange.objects.filter(tally__in=tallies),
        "tallies": tallies,
        "referrals": Referral.objects.filter(initiative=initiative),
    }


def rows_that_go(initiative: Initiative) -> Mapping[str, int]:
    """How many rows of each kind go (one query): rows, never people."""
    rows = rows_behind(initiative)
    found = values_together(*((each, ("pk",)) for each in rows.values()))
    return {name: len(each) for name, each in zip(rows, found, strict=True)}


GONE_WORDS = {
    "tallies": gettext_lazy("tal for gange"),
    "groups": gettext_lazy("tal for grupper"),
    "changes": gettext_lazy("rettelser af tal"),
    "referrals": gettext_lazy("tal for henviste"),
}
"""What each kind of row is called."""


def gone_words(gone: Mapping[str, int]) -> list[tuple[str, int]]:
    """What goes, or has gone, in words and numbers of rows."""
    return [(str(words), gone.get(name, 0)) for name, words in GONE_WORDS.items()]


@transaction.atomic
def close_initiative_reach(initiative: Initiative, typed: str, user: Any) -> ClosedReach:
    """Freeze the figures and delete what is behind them; ``typed`` is the initiative's title.

    What was raw in earlier releases goes too: nothing is audited after this. Raises Refused.
    """
    require_work(user)
    Initiative.objects.select_for_update().get(pk=initiative.pk)
    refuse(_faults(initiative, typed))
    reading, _raw = read_with_raw(initiative.pk, is_last=True)
    rows = rows_behind(initiative)
    gone = {name: each.count() for name, each in rows.items()}
    frozen = keep(reading, {"closed": True}, Release.Way.CLOSING, user, is_rounded=False)
    for name in ("groups", "changes", "tallies", "referrals"):
        rows[name].delete()
    Release.objects.filter(initiative=initiative).update(behind={})
    closed = ClosedReach.objects.create(
        initiative=initiative,
        release=frozen,
        gone=gone,
        closed_on=timezone.localdate(),
        closed_by=user,
    )
    record(user, "reach.closed", initiative, title=initiative.title, rows=sum(gone.values()))
    return closed


def _faults(initiative: Initiative, typed: str) -> list[Fault]:
    if ClosedReach.objects.filter(initiative=initiative).exists():
        return [Fault(_("Tallene er slettet allerede."))]
    if initiative.state != Initiative.State.CLOSED:
        return [Fault(_("Afslut indsatsen først. Så kommer der ikke flere tal."))]
    if fold(typed) != fold(initiative.title):
        return [Fault(_("Skriv indsatsens navn, som det står ovenfor."), field="typed")]
    return []
