"""Everything that actors do in an area in a half year, whoever pays: the rows of the plan."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.actors.half_year import HalfYear, Stretch, stretch
from brobygger.web.actors.models import Effort
from brobygger.web.actors.periods import month_words, stretch_words
from brobygger.web.actors.plan.asked import Found, read
from brobygger.web.actors.plan.words import paid_words
from brobygger.web.ui.numbers import day

Kind = Literal["effort", "entry", "step", "meetings"]
_ORDER = ("effort", "entry", "step", "meetings")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """A line of the plan. ``at`` is None where nobody has said when; ``is_paid`` None where it is
    the office's own time, so that the question does not arise.
    """

    kind: Kind
    title: str
    url: str = ""
    who: tuple[str, ...] = ()
    is_planned: bool = False
    is_paid: bool | None
    paid: str
    when: str
    at: Stretch | None
    themes: dict[int, str] = field(default_factory=dict)
    target_groups: dict[int, str] = field(default_factory=dict)

    @property
    def about(self) -> str:
        """Themes and target groups in a line."""
        return ", ".join((*self.themes.values(), *self.target_groups.values()))

    @property
    def bar(self) -> tuple[int, int]:
        """Where its bar begins and how wide it is, a month being 100."""
        return (self.at.first * 100, self.at.length * 100) if self.at else (0, 0)

    def runs_in(self, month: int) -> bool:
        """Something of it lies in that month of the half year, counted from 0."""
        return self.at is not None and self.at.first <= month <= self.at.last


def plan_rows(
    half: HalfYear,
    *,
    place: int | None = None,
    theme: int | None = None,
    target_group: int | None = None,
    shows_contacts: bool = False,
) -> list[PlanRow]:
    """The plan by month (one query). Without ``shows_contacts`` the log of contacts is only
    counted.
    """
    found = read(half, place)
    rows = [
        *_efforts(half, found),
        *_entries(half, found),
        *(_steps(half, found) if shows_contacts else _counted_steps(half, found)),
        *_meetings(half, found),
    ]
    kept = [
        row
        for row in rows
        if (theme is None or theme in row.themes)
        and (target_group is None or target_group in row.target_groups)
    ]
    return sorted(kept, key=_by_month)


def _by_month(row: PlanRow) -> tuple[Any, ...]:
    first = (row.at.first, row.at.last) if row.at else (6, 6)
    return (*first, _ORDER.index(row.kind), row.title.lower(), row.url)


def _efforts(half: HalfYear, found: Found) -> Iterator[PlanRow]:
    for one in found.efforts:
        at = stretch(half, one.starts_on, one.ends_on)
        is_planned = one.standing == Effort.Standing.PLANNED
        if at is None or (one.standing == Effort.Standing.ENDED and one.ends_on is None):
            continue
        if is_planned and one.starts_on is None:
            at = None
        yield PlanRow(
            kind="effort",
            title=one.title,
            url=reverse("actors:effort", args=[one.pk]),
            who=tuple(found.effort_actors.get(one.pk, ())),
            is_planned=is_planned,
            is_paid=one.initiative is not None,
            paid=paid_words(one.initiative is not None, one.initiative or ""),
            when=stretch_words(half, at) if at else _("ikke aftalt hvornår"),
            at=at,
            themes=found.effort_themes.get(one.pk, {}),
            target_groups=found.effort_groups.get(one.pk, {}),
        )


def _entries(half: HalfYear, found: Found) -> Iterator[PlanRow]:
    for one in found.entries:
        yield PlanRow(
            kind="entry",
            title=one.title,
            url=reverse("plan:change", args=[one.pk]),
            who=tuple(found.entry_actors.get(one.pk, ())),
            is_planned=True,
            is_paid=one.is_paid,
            paid=paid_words(one.is_paid, one.paid_what),
            when=day(one.on) if one.is_day_known else month_words(one.on),
            at=stretch(half, one.on, one.on),
            themes=found.effort_themes.get(one.effort or 0, {}) | one.theme,
            target_groups=found.effort_groups.get(one.effort or 0, {}) | one.target_group,
        )


def _steps(half: HalfYear, found: Found) -> Iterator[PlanRow]:
    for one in found.steps:
        yield PlanRow(
            kind="step",
            title=one.words,
            url=reverse("contacts:contact", args=[one.pk]),
            who=(one.actor,),
            is_planned=True,
            is_paid=None,
            paid=_own_time(),
            when=day(one.on),
            at=stretch(half, one.on, one.on),
            themes=one.theme,
        )


def _counted_steps(half: HalfYear, found: Found) -> Iterator[PlanRow]:
    count = len(found.steps)
    words = ngettext("%(n)s aftalt næste skridt", "%(n)s aftalte næste skridt", count)
    yield from _counted(half, "step", words, [one.on for one in found.steps], is_planned=True)


def _meetings(half: HalfYear, found: Found) -> Iterator[PlanRow]:
    count = len(found.meetings)
    words = ngettext(
        "%(n)s møde holdt med en organisation", "%(n)s møder holdt med organisationer", count
    )
    yield from _counted(half, "meetings", words, found.meetings, is_planned=False)


def _counted(
    half: HalfYear, kind: Kind, words: str, days: Iterable[date], *, is_planned: bool
) -> Iterator[PlanRow]:
    """What the log says, as one line from its first day to its last."""
    ordered = sorted(days)
    if not ordered:
        return
    at = stretch(half, ordered[0], ordered[-1])
    yield PlanRow(
        kind=kind,
        title=words % {"n": len(ordered)},
        url=reverse("contacts:summary") + f"?periode={half.code}",
        is_planned=is_planned,
        is_paid=None,
        paid=_own_time(),
        when=stretch_words(half, at) if at else "",
        at=at,
    )


def _own_time() -> str:
    return _("Personalets egen tid")
