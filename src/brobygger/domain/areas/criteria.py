"""What areas are scored by: criteria with a text for each level from 0 to 4.

The levels are anchored in words so that two administrations mean the same by a 3. Scores are of
places and organisations, never of residents.
"""

from dataclasses import dataclass

HIGHEST = 4
"""Levels run from 0 to 4: as many as can be told apart in words."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion; ``levels`` holds a text for each level, the lowest first."""

    key: str
    name: str
    levels: tuple[str, ...]
    source: str

    def __post_init__(self) -> None:
        if len(self.levels) != HIGHEST + 1 or not all(text.strip() for text in self.levels):
            raise ValueError(f"{self.key} has no text for each level from 0 to {HIGHEST}")


_PROPOSAL = "Our proposal from the three criteria of note BI08; to be agreed with TMF"

CRITERIA: tuple[Criterion, ...] = (
    Criterion(
        "trusted_efforts",
        "Lovende indsatser, som folk har tillid til",
        (
            "Der er ingen indsats at bygge på.",
            "En indsats er begyndt, men ingen kan endnu sige, om den bliver brugt.",
            "En indsats bliver brugt og har kørt i mindst et år.",
            "Flere indsatser bliver brugt, og en part uden for kommunen bekræfter tilliden.",
            "Flere indsatser arbejder sammen, og parter fra mindst to sektorer bekræfter tilliden.",
        ),
        _PROPOSAL,
    ),
    Criterion(
        "motivated_actors",
        "Egnede og motiverede aktører på tværs af sektorer",
        (
            "Ingen aktør har sagt ja.",
            "Aktører fra én sektor har sagt ja.",
            "Aktører fra to sektorer har sagt ja.",
            "Aktører fra tre sektorer har sagt ja.",
            "Aktører fra alle de sektorer, som notatet nævner, har sagt ja.",
        ),
        _PROPOSAL,
    ),
    Criterion(
        "local_need",
        "Lokalt vurderet behov",
        (
            "Lokale parter ser intet behov.",
            "En enkelt part nævner et behov uden eksempler.",
            "Flere parter nævner et behov, men ikke det samme.",
            "Flere parter er enige om behovet og giver eksempler.",
            "Parterne er enige, giver eksempler, og det, der er i dag, slår ikke til.",
        ),
        _PROPOSAL,
    ),
)
"""Danish data that the city may replace; nothing in the rules knows these three."""
