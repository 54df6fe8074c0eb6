"""Kroner by year as a person types them, and as screens say them."""

import re
from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from brobygger.domain.kernel.amounts import print_kr
from brobygger.web.budgets.models import CURRENT
from brobygger.web.documents.kinds import AMOUNT, PRICE_BASE, NotUnderstood

YEARS = (2000, 2100)
"""A year outside is a slip of the keys."""
MOST_YEARS = 30
_LINE = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}|\d{2}))?\s*:\s*(.+)")

ByYear = dict[int | None, int]
"""None holds the amount of each year that is not named."""


def parse_costs(text: str) -> ByYear:
    """Read "2024-27: 2.000.000" and the like, one a line; a bare amount is for every year.

    Raises NotUnderstood with a sentence that says what to write.
    """
    found: ByYear = {}
    for line in re.split(r"[\n;]+", text):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        years = _years(match[1], match[2]) if match else [None]
        amount = AMOUNT.parse(match[3] if match else line.strip(), 1)
        for year in years:
            if year in found:
                raise NotUnderstood(_twice(year))
            found[year] = amount
    if None in found and len(found) > 1:
        raise NotUnderstood(
            _("Skriv enten ét beløb for alle år eller et årstal foran hvert beløb.")
        )
    return found


def parse_named_costs(text: str) -> dict[int, int]:
    """The same where each amount must have its year."""
    found: dict[int, int] = {}
    for year, kr in parse_costs(text).items():
        if year is None:
            raise NotUnderstood(_("Skriv årstal foran beløbet, fx 2024-27: 2.000.000."))
        found[year] = kr
    return found


def _twice(year: int | None) -> str:
    if year is None:
        return _("Der står flere beløb uden årstal. Skriv årstal foran, fx 2024: 2.000.000.")
    return _("Året %(year)s står to gange. Skriv det én gang.") % {"year": year}


def _years(first: str, last: str | None) -> list[int | None]:
    begin = int(first)
    end = int(last if len(last) == 4 else first[:2] + last) if last else begin
    if not (YEARS[0] <= begin <= end <= YEARS[1]) or end - begin >= MOST_YEARS:
        raise NotUnderstood(_("Skriv årene forfra, fx 2024-27."))
    return list(range(begin, end + 1))


def parse_base(text: str) -> int:
    """The price level as it is stored: its year, or ``CURRENT``. Raises NotUnderstood."""
    base = PRICE_BASE.parse(text, 1)
    return CURRENT if base == "current" else int(base)


def base_words(base: int | None) -> str:
    """The price level in words; empty where it is not stated."""
    if base is None:
        return ""
    return _("løbende p/l") if base == CURRENT else f"{base} p/l"


def year_words(years: Iterable[int | None]) -> str:
    """ "2024-27", "2024-25, 2027"; "alle år" where no year is named."""
    named = sorted(year for year in years if year is not None)
    if not named:
        return _("alle år")
    runs: list[list[int]] = []
    for year in named:
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(_run(run[0], run[-1]) for run in runs)


def _run(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last % 100:02d}"


def costs_text(costs: Mapping[int, int]) -> str:
    """As a person would type it, so that a small slip is a small correction."""
    return "\n".join(f"{year_words(years)}: {print_kr(kr)}" for kr, years in _grouped(costs))


def costs_words(costs: Mapping[int, int]) -> str:
    """ "2.000.000 kr. om året 2024-27"; empty where nothing is known."""
    said = []
    for kr, years in _grouped(costs):
        words = (
            _("%(kr)s kr. i %(years)s") if len(years) == 1 else _("%(kr)s kr. om året %(years)s")
        )
        said.append(words % {"kr": print_kr(kr), "years": year_words(years)})
    return "; ".join(said)


def _grouped(costs: Mapping[int, int]) -> list[tuple[int, list[int]]]:
    """Years that follow each other with the same amount, together."""
    runs: list[tuple[int, list[int]]] = []
    for year in sorted(costs):
        if runs and runs[-1][0] == costs[year] and runs[-1][1][-1] == year - 1:
            runs[-1][1].append(year)
        else:
            runs.append((costs[year], [year]))
    return runs
