"""The numbers behind an initiative's reach are deleted; the figures that were told stand.

It cannot be undone: so a page says first what goes, and the title of the initiative is typed.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from brobygger.domain.figures.disclosure import THRESHOLD
from brobygger.domain.kernel.fold import fold
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import let_go_of_keys
from brobygger.web.reach.codes.ending import Leftover
from brobygger.web.reach.figures.figures import read_with_raw
from brobygger.web.reach.figures.releasing import keep
from brobygger.web.reach.models import (
    CheckIn,
    ClosedReach,
    CodeSheet,
    GroupHeads,
    Referral,
    Release,
    Tally,
    TallyChange,
)
from brobygger.web.reach.retention import delete_on
from brobygger.web.ui.faults import Fault, refuse
from brobygger.web.ui.numbers import count, day
from brobygger.web.ui.together import values_together


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
        "without_code": CodeSheet.objects.filter(**of),
        "check_ins": CheckIn.objects.filter(**of),
    }


def rows_that_go(initiative: Initiative) -> Mapping[str, int]:
    """How many rows of each kind go (one query): rows, never people."""
    rows = rows_behind(initiative)
    key = {"check_ins": "session_id"}
    found = values_together(*((each, (key.get(name, "pk"),)) for name, each in rows.items()))
    return _told({name: len(each) for name, each in zip(rows, found, strict=True)})


def _told(gone: Mapping[str, int]) -> dict[str, int]:
    """The same as it may be told: a code given is a person there, so those are whole fives, and
    fewer than five are none.
    """
    return {**gone, "check_ins": gone["check_ins"] // THRESHOLD * THRESHOLD}


GONE_WORDS = {
    "tallies": gettext_lazy("tal for gange"),
    "groups": gettext_lazy("tal for grupper"),
    "changes": gettext_lazy("rettelser af tal"),
    "referrals": gettext_lazy("tal for henviste"),
    "without_code": gettext_lazy("tal for fremmødte uden kode"),
}
"""What each kind of row is called; check-ins are told in words of their own."""


def gone_words(gone: Mapping[str, int]) -> list[tuple[str, int]]:
    """What goes, or has gone, in words and numbers of rows; of codes only where there were any."""
    return [
        (str(words), gone.get(name, 0))
        for name, words in GONE_WORDS.items()
        if name != "without_code" or gone.get(name)
    ]


def cards_words(
    gone: Mapping[str, int], left: Leftover | None, *, is_closed: bool
) -> list[tuple[str, str]]:
    """What becomes of card codes and their keys, or has become of them; none without a key."""
    if left is None:
        return []
    least = gone.get("check_ins", 0)
    few = _("færre end %(n)s") % {"n": THRESHOLD}
    many = _("mindst %(n)s") % {"n": count(least)} if least else few
    told = [(_("Tegn for givne koder"), many)]
    if not is_closed:
        return [*told, (_("Nøgler"), count(left.keys))]
    if not left.is_over:
        return [*told, (_("Nøgler"), _("slettes om lidt; genindlæs siden"))]
    on = day(left.destroyed_on) if left.destroyed_on else ""
    words = ngettext("%(n)s, destrueret %(day)s", "%(n)s, den sidste destrueret %(day)s", left.keys)
    return [
        *told,
        (_("Nøgler"), words % {"n": left.keys, "day": on}),
        (_("Efterprøvet"), _("0 tegn i databasen og 0 nøglefiler på disken")),
    ]


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
    gone = _told({name: each.count() for name, each in rows.items()})
    frozen = keep(reading, {"closed": True}, Release.Way.CLOSING, user, is_rounded=False)
    # The keys first: whoever gives a code at this moment holds its key, and comes before or not.
    let_go_of_keys(initiative)
    for name in ("groups", "changes", "tallies", "referrals", "without_code", "check_ins"):
        rows[name].delete()
    Release.objects.filter(initiative=initiative).update(behind={})
    closed = ClosedReach.objects.create(
        initiative=initiative,
        release=frozen,
        gone=gone,
        closed_on=timezone.localdate(),
        closed_by=user,
    )
    told = sum(number for name, number in gone.items() if name != "check_ins")
    record(user, "reach.closed", initiative, title=initiative.title, rows=told)
    return closed


def _faults(initiative: Initiative, typed: str) -> list[Fault]:
    if ClosedReach.objects.filter(initiative=initiative).exists():
        return [Fault(_("Tallene er slettet allerede."))]
    if initiative.state != Initiative.State.CLOSED:
        return [Fault(_("Afslut indsatsen først. Så kommer der ikke flere tal."))]
    if fold(typed) != fold(initiative.title):
        return [Fault(_("Skriv indsatsens navn, som det står ovenfor."), field="typed")]
    return []
