"""What would become of each row of a list of past sessions: new numbers, there already, or not."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.web.activities.models import Activity
from brobygger.web.documents.lists.kinds import SKIP, Row, Verdict
from brobygger.web.reach.loading.reading import Read, known, read_row
from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.checks import MANY, tally_faults
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.ui.faults import person_numbers
from brobygger.web.ui.numbers import day

TAKE = "take"
OF = "activity-"
"""The choice ``activity-7`` is: the row is about activity 7, of several that are called so."""

FIELDS = {
    "on": gettext_lazy("dag"),
    "heads": gettext_lazy("antal"),
    "first_timers": gettext_lazy("første gang"),
    "asked": gettext_lazy("spurgt"),
    "outside": gettext_lazy("uden for målgruppen"),
    "order": gettext_lazy("nummer den dag"),
}

Place = tuple[int, date, int | None]
"""An activity, a day and the session's number in it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what it says. ``stop`` says why it cannot be taken in, ``is_there`` that the
    session has its numbers already.
    """

    row: Row
    read: Read
    activity: Activity | None = None
    stop: str = ""
    is_there: bool = False

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """What a person must choose; nothing where there is no doubt."""
        if self.stop or self.is_there:
            return ()
        if len(self.read.activities) > 1:
            offered = [(f"{OF}{one.pk}", one.title) for one in self.read.activities]
            return (*offered, (SKIP, _("spring over")))
        if (self.read.counts["heads"] or 0) > MANY:
            return ((SKIP, _("spring over")), (TAKE, _("ja, så mange var der")))
        return ()

    @property
    def is_taken(self) -> bool:
        """The row becomes numbers."""
        if self.stop or self.is_there:
            return False
        offered = [value for value, _words in self.choices]
        chosen = self.row.choice if self.row.choice in offered else (offered or [""])[0]
        return SKIP not in (chosen, self.row.choice)

    @property
    def facts(self) -> TallyFacts:
        """The numbers as they are written."""
        if self.activity is None or self.read.on is None:
            raise ValueError(self.row.line)
        return TallyFacts(
            activity=self.activity.pk, on=self.read.on, is_sure=True, **self._counts()
        )

    def _counts(self) -> dict[str, Any]:
        return dict(self.read.counts)


def judge(rows: Sequence[Row], _settings: Mapping[str, Any]) -> list[Judged]:
    """All rows, in their order (three queries)."""
    names, there = known(), _there()
    seen: dict[Place, int] = {}
    found = []
    for row in rows:
        read = read_row(row.cells, names)
        activity = _chosen(row, read.activities)
        one = Judged(row, read, activity, _stop(row, read))
        if not one.stop and activity and read.on:
            place = (activity.pk, read.on, read.counts["order"])
            line = seen.setdefault(place, row.line)
            twice = _("Samme dag står på linje %(line)s. Var der flere, så skriv nummer den dag.")
            stop = "" if line == row.line else twice % {"line": line}
            one = Judged(row, read, activity, stop, is_there=_is_in(place, there))
        if one.activity and one.read.on and not one.stop and not one.is_there:
            faults = tally_faults(one.facts, timezone.localdate(), is_guest=False)
            stop = " ".join(str(fault.words) for fault in faults)
            one = Judged(row, read, activity, stop)
        found.append(one)
    return found


def check(rows: Sequence[Row], settings: Mapping[str, Any]) -> list[Verdict]:
    """The verdicts as the preview shows them."""
    return [_verdict(one) for one in judge(rows, settings)]


def _verdict(one: Judged) -> Verdict:
    title = f"{day(one.read.on)} {one.read.named}".strip()
    if one.stop:
        return Verdict(one.row.line, title, "left_out", one.stop)
    if one.is_there:
        words = _("Der står tal for den dag i forvejen. De bliver stående.")
        return Verdict(one.row.line, title, "same", words)
    outcome: Literal["new"] = "new"
    return Verdict(one.row.line, title, outcome, " ".join(_said(one)), choices=one.choices)


def _said(one: Judged) -> Iterator[str]:
    """What a person should see before the row is taken in."""
    counts = one.read.counts
    if counts["heads"] is None:
        yield _("Antallet er ikke oplyst: det udvider intervallet.")
    if counts["first_timers"] is None:
        yield _("Første gang er ikke oplyst: det udvider intervallet.")
    if (counts["heads"] or 0) > MANY:
        yield _("%(heads)s personer: er det rigtigt?") % {"heads": counts["heads"]}
    if len(one.read.activities) > 1:
        yield _("Flere aktiviteter hedder sådan. Vælg den rigtige.")
    if one.read.unknown:
        names = ", ".join(one.read.unknown)
        yield _("Kendes ikke og udelades (aktører): %(names)s.") % {"names": names}


def _stop(row: Row, read: Read) -> str:
    if person_numbers(text=" ".join(row.cells.values())):
        return _("Der står noget, der ligner et personnummer.")
    if read.on is None:
        return _("Dagen kan ikke læses. Skriv den som 28-06-2023.")
    if not read.activities:
        return _("Ingen aktivitet hedder sådan. Opret den først, eller ret navnet.")
    if read.wrong:
        names = ", ".join(str(FIELDS[name]) for name in read.wrong)
        return _("Her står ikke et helt tal: %(names)s.") % {"names": names}
    return ""


def _chosen(row: Row, activities: Sequence[Activity]) -> Activity | None:
    named = {f"{OF}{one.pk}": one for one in activities}
    return named.get(row.choice) or (activities[0] if activities else None)


def _there() -> dict[tuple[int, date], set[int | None]]:
    """Which sessions have their numbers: activity and day -> numbers of the day."""
    found: dict[tuple[int, date], set[int | None]] = {}
    rows = Tally.objects.values_list("session__activity", "session__on", "session__order")
    for activity, on, order in rows:
        found.setdefault((activity, on), set()).add(order)
    return found


def _is_in(place: Place, there: Mapping[tuple[int, date], set[int | None]]) -> bool:
    """One whose number is not told may be any that is there."""
    activity, on, order = place
    orders = there.get((activity, on), set())
    return bool(orders) and (order is None or order in orders or None in orders)
