"""What stands on the page of an initiative: what is next, money, people, phases, dates."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, cast

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.initiatives.phases import Phase as Days
from brobygger.domain.initiatives.phases import bar_of, share_of, span_of
from brobygger.domain.initiatives.staffing import Change, Staff, day_to_ask, staff_on
from brobygger.domain.initiatives.stages import Stage, is_back, open_steps, reached
from brobygger.domain.kernel.amounts import print_fte
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.initiatives.decided import Decided, decided_from, decided_rows
from brobygger.web.initiatives.models import FollowUp, Initiative, Phase, Post, Staffing
from brobygger.web.ui.panels import panels_for
from brobygger.web.ui.together import rows_together

STEP_WORDS: dict[str, Any] = {
    "granted": gettext_lazy("Pengene er bevilget"),
    "started": gettext_lazy("Sæt indsatsen i gang"),
    "closed": gettext_lazy("Afslut indsatsen"),
}
BACK_WORDS: dict[str, Any] = {
    "planned": gettext_lazy("Tilbage til planlagt"),
    "granted": gettext_lazy("Tilbage til bevilget"),
    "started": gettext_lazy("Åbn indsatsen igen"),
}
PHASE_WORDS: dict[str, Any] = {
    "coming": gettext_lazy("kommer"),
    "running": gettext_lazy("i gang"),
    "over": gettext_lazy("forbi"),
    "undated": gettext_lazy("uden dage"),
}
_WIDTH = 1000


Staffed = tuple[Post, tuple[Staffing, ...]]
"""A post with its staff over time, the first day first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What was planned for an initiative, each in its order."""

    posts: tuple[Staffed, ...]
    phases: tuple[Phase, ...]
    questions: tuple[FollowUp, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step that may be taken: where it leads and what its button says."""

    to: Stage
    words: str
    is_back: bool


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase as shown: its row, where it stands, and its bar on a line of 1,000."""

    row: Phase
    standing: str
    words: str
    x: int | None
    width: int | None


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post as shown today."""

    row: Post
    planned: str
    filled: str


def steps_of(row: Initiative) -> list[Step]:
    """The steps that may be taken now, onwards first."""
    now = cast("Stage", row.state)
    closed_from = reached(row.started_on is not None, row.granted_on is not None)
    return [
        Step(to, str((BACK_WORDS if is_back(now, to) else STEP_WORDS)[to]), is_back(now, to))
        for to in open_steps(now, closed_from)
    ]


def plan_of(row: Initiative) -> Plan:
    """The posts with their staff over time, the phases and the questions (one query)."""
    return plan_and_decided(row)[0]


def plan_and_decided(row: Initiative) -> tuple[Plan, Decided]:
    """The plan, and what the budgets know of the note, together (one query)."""
    posts, staffing, phases, questions, *decided = rows_together(
        row.posts.filter(is_removed=False),
        Staffing.objects.filter(post__initiative=row.pk, is_removed=False),
        row.phases.filter(is_removed=False),
        row.follow_ups.filter(is_removed=False),
        *decided_rows(row.budget_note),
    )
    by_post: dict[int, list[Staffing]] = {}
    for one in sorted(staffing, key=lambda each: (each.since, each.pk)):
        by_post.setdefault(one.post_id, []).append(one)
    plan = Plan(
        tuple((post, tuple(by_post.get(post.pk, ()))) for post in sorted(posts, key=_in_order)),
        tuple(sorted(phases, key=_in_order)),
        tuple(sorted(questions, key=_in_order)),
    )
    return plan, decided_from(decided)


def _in_order(row: Any) -> tuple[int, int]:
    return row.order, row.pk


def staff_of(row: Initiative, posts: Iterable[Staffed], today: date) -> Staff:
    """How many are planned and filled now, or on the nearest day of the initiative."""
    day = day_to_ask(today, row.starts_on, row.ends_on)
    return staff_on([_changes(staffing) for _post, staffing in posts], day)


def _changes(staffing: Iterable[Staffing]) -> list[Change]:
    return [
        Change(one.since, Fraction(one.planned), Fraction(one.filled) if one.filled else None)
        for one in staffing
    ]


def post_rows(row: Initiative, posts: Iterable[Staffed], today: date) -> list[PostRow]:
    """Each post with what is planned and filled of it."""
    found = []
    for post, staffing in posts:
        staff = staff_of(row, [(post, staffing)], today)
        filled = print_fte(staff.filled) if staff.is_told else _("ikke oplyst")
        found.append(PostRow(post, print_fte(staff.planned), filled))
    return found


def phase_rows(
    row: Initiative, phases: Sequence[Phase], today: date
) -> tuple[list[PhaseRow], int | None]:
    """The phases in their order, and where today lies on the line."""
    days = [Days(one.starts_on, one.ends_on) for one in phases]
    span = span_of(days, row.starts_on, row.ends_on)
    rows = []
    for one, when in zip(phases, days, strict=True):
        bar = bar_of(when, span) if span else None
        standing = when.standing(today)
        x = round(bar.left * _WIDTH) if bar else None
        width = max(round(bar.width * _WIDTH), 8) if bar else None
        rows.append(PhaseRow(one, standing, str(PHASE_WORDS[standing]), x, width))
    share = share_of(today, span) if span else None
    return rows, None if share is None else round(share * _WIDTH)


def years_on(phases: Sequence[Phase], row: Initiative) -> list[tuple[int, int]]:
    """The years that begin on the line of time, each with where it begins (of 1,000)."""
    span = span_of([Days(one.starts_on, one.ends_on) for one in phases], row.starts_on, row.ends_on)
    if span is None:
        return []
    found = [(span[0].year, 0)]
    for year in range(span[0].year + 1, span[1].year + 1):
        share = share_of(date(year, 1, 1), span)
        if share is not None:
            found.append((year, round(share * _WIDTH)))
    return found


def outside_of(phases: Sequence[Phase], row: Initiative) -> list[str]:
    """The phases with a day outside the initiative's own."""
    return [
        one.title
        for one in phases
        if Days(one.starts_on, one.ends_on).is_outside(row.starts_on, row.ends_on)
    ]


def years_without_money(row: Initiative) -> tuple[int, ...]:
    """The years of the initiative for which its note asks for no money."""
    note = row.budget_note
    if note is None or note.period_from is None or note.period_to is None:
        return ()
    if row.starts_on is None or row.ends_on is None:
        return ()
    asked = range(note.period_from, note.period_to + 1)
    own = range(row.starts_on.year, row.ends_on.year + 1)
    return tuple(year for year in own if year not in asked)


def dates_of(request: HttpRequest, row: Initiative, phases: Sequence[PhaseRow]) -> list[Entry]:
    """What comes next: the initiative's own days, and those of later links."""
    today = timezone.localdate()
    own = [
        *((row.starts_on, _("Indsatsen begynder")), (row.ends_on, _("Indsatsen slutter"))),
        *((one.row.starts_on, _("»%s« begynder") % one.row.title) for one in phases),
        *((one.row.ends_on, _("»%s« slutter") % one.row.title) for one in phases),
    ]
    entries = [
        Entry(f"own-{at}", "due", day, day, words)
        for at, (day, words) in enumerate(own)
        if day is not None and day >= today
    ]
    for panel in panels_for("initiative_dates", request, row):
        entries += [entry for entry in panel.facts if entry.last >= today]
    return sorted(entries, key=lambda entry: (entry.first, entry.words))[:8]
