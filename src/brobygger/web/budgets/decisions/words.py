"""Decisions in the reader's words: what is in force, year by year, and what was entered when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.utils.translation import gettext as _

from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind
from brobygger.messages.portfolio import OUTCOME_WORDS
from brobygger.web.budgets.decisions.costs import base_words, year_words
from brobygger.web.budgets.models import Outcome
from brobygger.web.budgets.portfolio import decision_words
from brobygger.web.ui.numbers import kroner
from brobygger.web.ui.words import in_words


@dataclass(frozen=True, slots=True)
class Entry:
    """What was entered in one go: the years it speaks of, what it says, and by whom.

    ``is_in_force``: some of it still counts. ``is_last``: it can be undone.
    """

    outcomes: Sequence[Outcome]
    is_last: bool = False

    @property
    def first(self) -> Outcome:
        """The row that speaks for all."""
        return self.outcomes[0]

    @property
    def years(self) -> str:
        """The years in words."""
        return year_words(one.year for one in self.outcomes)

    @property
    def lines(self) -> list[str]:
        """What it says, one line for years that say the same."""
        return lines_of(self.outcomes)

    @property
    def source(self) -> str:
        """Where the decision stands; nothing where no decision is meant."""
        return "" if self.first.kind == "undecided" else decision_words(self.first)

    @property
    def is_in_force(self) -> bool:
        """Some of its years still count."""
        return any(one.is_current for one in self.outcomes)

    @property
    def is_correction(self) -> bool:
        """It took the place of something that was entered before."""
        return any(one.supersedes_id for one in self.outcomes)


def entries_of(outcomes: Iterable[Outcome]) -> list[Entry]:
    """Everything that was ever entered for a note, the newest entry first."""
    found: dict[object, list[Outcome]] = {}
    for one in sorted(outcomes, key=lambda row: row.pk, reverse=True):
        found.setdefault(one.entry, []).append(one)
    groups = [sorted(rows, key=lambda row: row.year or 0) for rows in found.values()]
    return [Entry(rows, is_last=index == 0) for index, rows in enumerate(groups)]


def outcome_word(kind: str) -> str:
    """What one of the eleven outcomes is called."""
    return in_words(OUTCOME_WORDS[cast(OutcomeKind, kind)])


def lines_of(outcomes: Iterable[Outcome]) -> list[str]:
    """What is said, year by year: years that say the same stand together."""
    groups: dict[str, list[int | None]] = {}
    for one in sorted(outcomes, key=lambda row: row.year or 0):
        groups.setdefault(said_of(one), []).append(one.year)
    return [f"{year_words(years)}: {words}" for words, years in groups.items()]


def short_lines_of(outcomes: Iterable[Outcome]) -> list[str]:
    """The same by its word alone, for a table."""
    groups: dict[str, list[int | None]] = {}
    for one in sorted(outcomes, key=lambda row: row.year or 0):
        groups.setdefault(outcome_word(one.kind), []).append(one.year)
    return [f"{year_words(years)}: {words}" for words, years in groups.items()]


def said_of(row: Outcome) -> str:
    """One year's outcome with everything that was recorded of it."""
    if row.is_taken_back:
        return _("taget tilbage, så intet er indtastet")
    return ", ".join([outcome_word(row.kind), *(part for part in _details(row) if part)])


def _details(row: Outcome) -> list[str]:
    base = base_words(row.price_base)
    amount = ", ".join(one for one in (kroner(row.kr), base) if one) if row.kr is not None else ""
    found = [amount]
    if row.residual_kr is not None:
        rest = _("%(kr)s mangler og skal findes af %(who)s")
        found.append(rest % {"kr": kroner(row.residual_kr), "who": row.residual_by})
    if row.covers:
        found.append(_("med: %(parts)s") % {"parts": ", ".join(row.covers)})
    if row.excludes:
        found.append(_("ikke med: %(parts)s") % {"parts": ", ".join(row.excludes)})
    if row.kind == "left_to_committee":
        found.append(str(row.get_settled_display()))
    if row.frame:
        found.append(_("ramme: %(frame)s") % {"frame": row.frame})
    if row.other:
        found.append(row.other)
    if row.lead:
        found.append(_("ledes af %(lead)s") % {"lead": row.lead})
    if row.until_year:
        words = (
            _("til overførselssagen i %(year)s")
            if row.is_until_carry_over
            else _("til Budget %(year)s")
        )
        found.append(words % {"year": row.until_year})
    return found
