"""What the scores say in sentences: does the choice hold, who differs, who is always beaten."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from brobygger.domain.areas.criteria import Criterion
from brobygger.domain.areas.robustness import Holding
from brobygger.domain.areas.scoring import Disagreement
from brobygger.domain.areas.sheet import OPEN, Interval
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import say
from brobygger.web.areas.choice.calculation import Calculated, Shares
from brobygger.web.ui.faults import Fault
from brobygger.web.ui.numbers import count
from brobygger.web.ui.words import reader_language

MOST_NAMED = 4
"""More areas than this in one sentence nobody reads; they are counted instead."""

METHODS: dict[str, Any] = {
    "weighted_sum": gettext_lazy("Vægtet sum"),
    "acceptability": gettext_lazy("Andel af alle vægte"),
    "promethee": "PROMETHEE II",
    "topsis": "TOPSIS",
}


def fault_of(found: Problem) -> Fault:
    """A Problem of the domain as a fault of a form, in the reader's language."""
    said = say(found, reader_language())
    return Fault(f"{said.what} {said.remedy}", field=found.field)


def listed(words: Iterable[str]) -> str:
    """ "A", "A og B", "A, B og C"."""
    *first, last = [*words] or [""]
    if not first:
        return last
    return _("%(first)s og %(last)s") % {"first": ", ".join(first), "last": last}


def share_words(share: Fraction) -> str:
    """A share in whole percent; what is neither none nor all never looks like it."""
    if 0 < share < Fraction(1, 100):
        return _("under 1 pct.")
    if Fraction(99, 100) < share < 1:
        return _("over 99 pct.")
    return _("%(n)s pct.") % {"n": int(share * 100 + Fraction(1, 2))}


# Does the choice hold?


def holds_words(found: Calculated) -> str:
    """The one sentence: who is first, and whether that depends on the weights."""
    holding = found.holding
    if all(cell == OPEN for cell in found.sheet.cells.values()):
        return _("Det kan ikke siges endnu: Intet er vurderet.")
    if holding.is_one:
        return _one_words(holding)
    if found.sheet.open_cells:
        return _open_words(found)
    return _tie_words(holding)


def _one_words(holding: Holding) -> str:
    (area,) = holding.first
    facts = {"area": area, "share": share_words(holding.share[area])}
    if holding.stays and holding.share[area] == 1:
        return _("Ja: %(area)s er først ved alle vægte.") % facts
    if holding.stays:
        return (
            _(
                "Ja: %(area)s er først, også når hver vægt flyttes 20 pct. op eller ned, og ved"
                " %(share)s af alle vægte."
            )
            % facts
        )
    rivals = _named(list(dict.fromkeys(one.rival for one in holding.overtakings)))
    return _(
        "Nej: %(area)s er først, men %(rivals)s kan komme foran, når vægtene flyttes 20 pct."
        " %(area)s er først ved %(share)s af alle vægte."
    ) % {**facts, "rivals": rivals}


def _open_words(found: Calculated) -> str:
    cells = len(found.sheet.open_cells)
    facts = {"areas": _named(found.holding.first), "n": cells}
    return (
        ngettext(
            "Det kan ikke siges endnu: %(areas)s kan blive først, for %(n)s felt er åbent.",
            "Det kan ikke siges endnu: %(areas)s kan blive først, for %(n)s felter er åbne.",
            cells,
        )
        % facts
    )


def _tie_words(holding: Holding) -> str:
    if holding.stays:
        words = _("Nej: %(areas)s står helt lige, også når vægtene flyttes 20 pct.")
        return words % {"areas": _named(holding.first)}
    words = _("Nej: %(areas)s står lige, og vægtene afgør det (af alle vægte: %(shares)s).")
    shares = ", ".join(
        f"{area} {share_words(holding.share[area])}" for area in holding.first[:MOST_NAMED]
    )
    return words % {"areas": _named(holding.first), "shares": shares}


def _named(areas: Sequence[str]) -> str:
    if len(areas) > MOST_NAMED:
        return _("%(n)s områder") % {"n": len(areas)}
    return listed(areas)


def basis_words(found: Calculated, names: dict[str, str], order: Sequence[str]) -> list[str]:
    """What the sentence rests on: the weights, the open cells, how the share was found."""
    lines = [weights_words(names, order)]
    if cells := len(found.sheet.open_cells):
        lines.append(
            ngettext(
                "%(n)s felt er åbent: ikke vurderet, et spænd, eller I er ikke enige. Det regnes"
                " som alt, det kan være.",
                "%(n)s felter er åbne: ikke vurderet, et spænd, eller I er ikke enige. De regnes"
                " som alt, de kan være.",
                cells,
            )
            % {"n": cells}
        )
    holding = found.holding
    lines.append(_method_words(holding.is_exact, holding.draws, holding.seed))
    return lines


def weights_words(names: dict[str, str], order: Sequence[str]) -> str:
    """How the criteria weigh."""
    if not order:
        return _("Kriterierne vejer lige meget.")
    words = _("Kriterierne vejer efter rækkefølgen: %(names)s.")
    return words % {"names": ", ".join(names[key] for key in order)}


def shares_words(shares: Shares) -> str:
    """How the shares of all weights were found."""
    return _method_words(shares.is_exact, shares.draws, shares.seed)


def _method_words(is_exact: bool, draws: int, seed: int) -> str:
    if is_exact:
        return _("Andelen af alle vægte er regnet præcist.")
    words = _("Andelen af alle vægte er fundet ved %(draws)s lodtrækninger med frø %(seed)s.")
    return words % {"draws": count(draws), "seed": seed}


# Levels, differences, dominance


def level_words(criterion: Criterion, cell: Interval) -> str:
    """A level in its own words, or a span by both its ends."""
    if cell.is_fixed:
        return criterion.levels[cell.low]
    return _("Fra »%(low)s« til »%(high)s«") % {
        "low": criterion.levels[cell.low],
        "high": criterion.levels[cell.high],
    }


def level_number(cell: Interval) -> str:
    """ "3", or "1-3"."""
    return str(cell.low) if cell.is_fixed else f"{cell.low}-{cell.high}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two administrations differ, in words."""

    area: str
    criterion: str
    said: tuple[tuple[str, str, str], ...]
    """Administration, level, its words."""
    gap: str
    agreed: str


def difference(found: Disagreement, criteria: Sequence[Criterion]) -> Difference:
    """A disagreement in words."""
    criterion = next(one for one in criteria if one.key == found.criterion)
    said = tuple(
        (scorer, level_number(cell), level_words(criterion, cell))
        for scorer, cell in sorted(found.said.items())
    )
    gap = ngettext("%(n)s trin fra hinanden", "%(n)s trin fra hinanden", found.gap)
    words = gap % {"n": found.gap} if found.gap else _("spændene når hinanden")
    agreed = ""
    if found.agreed is not None:
        agreed = f"{level_number(found.agreed)}: {level_words(criterion, found.agreed)}"
    return Difference(found.area, criterion.name, said, words, agreed)


def beaten_words(dominated: dict[str, tuple[str, ...]]) -> list[str]:
    """Which areas another one is never below, and somewhere above."""
    words = _("%(area)s: %(better)s ligger aldrig lavere og på mindst ét kriterium højere.")
    return [words % {"area": area, "better": listed(better)} for area, better in dominated.items()]


def said_words(said: Iterable[dict[str, Any]], names: dict[str, str]) -> list[tuple[str, str]]:
    """What each method put first when the choice was closed; ``names`` by the places' codes."""
    return [
        (
            str(METHODS[one["method"]]),
            listed(names.get(code, code) for code in one["first"])
            if one["first"]
            else _("kunne ikke bruges, for der var åbne felter"),
        )
        for one in said
    ]
