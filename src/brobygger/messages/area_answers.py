"""What the scores of candidate areas say, as an object: what `brobygger areas rank` gives.

The areas stand in the order of the file. Nothing here is a ranking of who needs it most.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from brobygger.domain.areas.outranking import Convention
from brobygger.domain.areas.robustness import Holding
from brobygger.domain.areas.sheet import Interval
from brobygger.messages.language import Language
from brobygger.messages.phrase import Phrase
from brobygger.messages.portfolio_answers import SaidProblem

Weighting = Literal["equal", "order", "given"]
"""equal: nobody fixed them. order: the middle of all weights that keep it. given: as agreed."""

NOT_LESS_NEED = Phrase(
    "Ikke valgt er ikke det samme som mindre behov.", "Not chosen is not the same as less need."
)

HOLDING: dict[str, Phrase] = {
    "stays": Phrase(
        "Valget holder: {areas} er først og bliver ved med at være det, selv om hver vægt flyttes "
        "op til 20 % op eller ned.",
        "The choice holds: {areas} is first and stays so when each weight moves up to 20 % up or "
        "down.",
    ),
    "overtaken": Phrase(
        "Valget holder ikke: {areas} er først, men {rivals} kan komme foran, når vægtene flyttes "
        "op til 20 %.",
        "The choice does not hold: {areas} is first, but {rivals} may come ahead when the weights "
        "move up to 20 %.",
    ),
    "several": Phrase(
        "Scorerne afgør det ikke: {areas} kan alle være først.",
        "The scores do not decide: {areas} may all be first.",
    ),
    "share": Phrase(
        "Ved helt ukendte vægte er {area} først ved {share} af dem.",
        "With weights wholly unknown {area} is first with {share} of them.",
    ),
    "nobody": Phrase("Der er veto mod alle områder.", "There is a veto against every area."),
}
"""Whether the choice holds."""


@dataclass(frozen=True, slots=True)
class CriterionSaid:
    """A criterion, its weight, and a text for each level from 0 to 4."""

    key: str
    name: str
    weight: Fraction
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FlowSaid:
    """PROMETHEE II of an area: how much it is preferred, how much others are, the difference."""

    plus: Fraction
    minus: Fraction
    net: Fraction


@dataclass(frozen=True, slots=True)
class AreaSaid:
    """One candidate. All but the levels is None or empty where there is a veto against it.

    ``first_share`` is the share of weights, and of the levels still open, that makes it first;
    ``first_share_exact`` the same as a fraction where it was computed and not drawn.
    """

    area: str
    levels: Mapping[str, Interval]
    veto: str | None
    sum_low: Fraction | None
    sum_high: Fraction | None
    best_rank: int | None
    worst_rank: int | None
    first_share: float | None
    first_share_exact: Fraction | None
    dominated_by: tuple[str, ...]
    promethee: FlowSaid | None


@dataclass(frozen=True, slots=True)
class OvertakingSaid:
    """A rival that would be ahead, at the moved weights where it leads most."""

    area: str
    rival: str
    weights: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class DisagreementSaid:
    """A cell that administrations scored differently, by who said what, and what was agreed."""

    area: str
    criterion: str
    said: Mapping[str, Interval]
    gap: int
    agreed: Interval | None


@dataclass(frozen=True, slots=True)
class RankAnswer:
    """What `brobygger areas rank` gives: the evidence first, then whether the choice holds.

    ``draws`` is 0 where every share is exact. ``convention`` says how PROMETHEE's flows were
    divided, None where they were not asked for or not computed.
    """

    criteria: tuple[CriterionSaid, ...]
    weighting: Weighting
    areas: tuple[AreaSaid, ...]
    disagreements: tuple[DisagreementSaid, ...]
    first: tuple[str, ...]
    holds: bool | None
    sentence: str
    overtakings: tuple[OvertakingSaid, ...]
    convention: Convention | None
    draws: int
    seed: int
    note: str
    problems: tuple[SaidProblem, ...]


def holding_words(holding: Holding | None, language: Language = "da") -> str:
    """Whether the choice holds, in one or two sentences; ``None`` where no area is left.

    >>> holding = Holding(("A",), True, (), {"A": Fraction(3, 4)}, True, 0, 0)
    >>> holding_words(holding, "en").endswith("A is first with 75 % of them.")
    True
    """
    if holding is None or not holding.first:
        return HOLDING["nobody"].said(language)
    areas = ", ".join(holding.first)
    if not holding.is_one:
        return HOLDING["several"].said(language).format(areas=areas)
    rivals = ", ".join(dict.fromkeys(one.rival for one in holding.overtakings))
    name = "stays" if holding.stays else "overtaken"
    said = HOLDING[name].said(language).format(areas=areas, rivals=rivals)
    share = HOLDING["share"].said(language)
    return f"{said} {share.format(area=areas, share=percent(holding.share[areas]))}"


def percent(share: Fraction | float) -> str:
    """A share in whole percent; what is not quite none or all is never printed so.

    >>> percent(0.004), percent(1), percent(0.9999), percent(Fraction(5, 8))
    ('under 1 %', '100 %', 'over 99 %', '62 %')
    """
    whole = round(100 * float(share))
    if whole == 0 < share:
        return "under 1 %"
    if whole == 100 and share < 1:
        return "over 99 %"
    return f"{whole} %"
