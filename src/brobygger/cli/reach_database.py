"""The published figures of an initiative in Brobygger's database. Loads the web.

Looking stores nothing: it is what the page shows, and everybody sees the same.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from brobygger.cli.database import database
from brobygger.domain.figures.disclosure import THRESHOLD
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import Language
from brobygger.messages.figures import ROUNDED, WHY_HIDDEN
from brobygger.messages.portfolio_answers import said_problems
from brobygger.messages.reach import ASSUMPTIONS
from brobygger.messages.reach_told import ToldAnswer, ToldFact

if TYPE_CHECKING:
    from brobygger.web.initiatives.models import Initiative
    from brobygger.web.reach.figures.tidy import Fact


def told_of_database(
    initiative: str, by: tuple[str, ...], *, is_rounded: bool, language: Language
) -> tuple[ToldAnswer, list[Problem]]:
    """The figures of the initiative with this number, or of the only one that has any.

    ``by`` keeps these breakdowns, the total with them; all where it is empty. Raises Unreadable.
    """
    with database():
        return _told(initiative, by, is_rounded=is_rounded, language=language)


def _told(
    initiative: str, by: tuple[str, ...], *, is_rounded: bool, language: Language
) -> tuple[ToldAnswer, list[Problem]]:
    from brobygger.web.reach.figures.figures import read_reach
    from brobygger.web.reach.figures.tidy import facts_of

    row = _chosen(initiative)
    reading = read_reach([row.pk])[row.pk]
    if is_rounded:
        reading = reading.rounded()
    facts = tuple(
        _fact(one, reading.names)
        for one in facts_of(reading, row)
        if not by or set(one.by) <= set(by)
    )
    notes = [ASSUMPTIONS.said(language)]
    if any(one.status == "hidden" for one in facts):
        notes.append(WHY_HIDDEN.said(language).format(threshold=THRESHOLD))
    if is_rounded:
        notes.append(ROUNDED.said(language))
    edition = reading.edition
    answer = ToldAnswer(
        row.pk,
        row.title,
        edition.until,
        reading.closed_on,
        is_rounded,
        edition.left_out,
        facts,
        tuple(notes),
        said_problems(edition.problems, language),
    )
    return answer, list(edition.problems)


def _chosen(initiative: str) -> "Initiative":
    from brobygger.web.initiatives.models import Initiative
    from brobygger.web.reach.figures.figures import read_every_reach

    if initiative:
        rows = [one for one in Initiative.objects.all() if str(one.pk) == initiative]
    else:
        rows = [row for row, reading in read_every_reach() if not reading.is_empty]
    if len(rows) != 1:
        known = ", ".join(f"{one.pk} ({one.title})" for one in Initiative.objects.all()) or "–"
        params = {"initiative": initiative, "count": str(len(rows)), "known": known}
        raise Unreadable(
            Problem("REACH-046" if initiative else "REACH-047", "error", params=params)
        )
    return rows[0]


def _fact(one: "Fact", names: Mapping[str, str]) -> ToldFact:
    of = one.share.of if one.share else None
    value = next(iter(one.by.values()), "")
    return ToldFact(
        one.id,
        one.measure,
        one.period,
        one.by,
        names.get(value, ""),
        one.status,
        one.low,
        one.high,
        one.row.method if one.row else None,
        one.row.light if one.row else None,
        of.people if of else None,
        of.year if of else None,
        of.source if of else "",
    )
