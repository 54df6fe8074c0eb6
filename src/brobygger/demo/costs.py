"""What the demo's notes cost: the area note's real figures, and invented ones that say so.

In the real papers only the area initiative has a cost. To try what fits under a cap there must be
more, so the other orders have amounts that nobody has asked for, marked wherever they are shown.
Needs without an order have none: nobody has worked one out.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedFacts:
    """The short form of one planned note."""

    key: str
    costs: Mapping[int, int]
    source: str
    committee: str = "BIU"
    appropriation: str = ""
    price_base: int = 2024
    is_fictional: bool = True


INVENTED = "Opdigtet til demonstrationen. Ingen har bedt om beløbet."
_FOUR = range(2024, 2028)


def planned_facts() -> tuple[PlannedFacts, ...]:
    """The orders of the demo's annex with their costs."""
    return (
        PlannedFacts("N2", dict.fromkeys(_FOUR, 3_200_000), INVENTED, committee="BUU"),
        PlannedFacts("N6", dict.fromkeys(_FOUR, 1_400_000), INVENTED),
        PlannedFacts("N9", {2024: 2_500_000, 2025: 1_800_000}, INVENTED),
        PlannedFacts(
            "N13",
            dict.fromkeys(_FOUR, 2_000_000),
            "Budgetnotat BI08, tabel 1 og 2",
            appropriation="35.10",
            is_fictional=False,
        ),
    )
