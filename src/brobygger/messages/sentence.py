"""The form of one entry of the catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a code says and the remedy, in both languages.

    Braces name the Problem's params; ``{raw}`` is the reading as it stands in the paper.
    """

    what_da: str
    remedy_da: str
    what_en: str
    remedy_en: str
