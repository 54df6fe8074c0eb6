"""References from one recommendation to others: "anbefaling 1 og 2", "som del af anbefaling 11"."""

import re
from collections.abc import Iterable

from brobygger.domain.recommendations.recommendation import Quantifier, Requirement
from brobygger.domain.recommendations.wording import QUANTIFIERS, REFERENCE, danish

LARGEST_RANGE = 50
"""A range of recommendation numbers longer than this is damage ("1-999"), not a reference."""

REFERENCES = danish(REFERENCE)
"""Finds every reference in a statement; its group ``numbers`` holds what is pointed at."""

_NUMBER = re.compile(r"(\d{1,3})([a-z]?)\b", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|\btil\b)\s*(\d{1,3})(?![\d\w])")


def targets_of(matches: Iterable[re.Match[str]]) -> list[tuple[int, str]]:
    """The recommendations that references point at, as (number, part letter or "")."""
    found: list[tuple[int, str]] = []
    for match in matches:
        text = match["numbers"]
        for span in _RANGE.finditer(text):
            first, last = int(span[1]), int(span[2])
            if first < last <= first + LARGEST_RANGE:
                found += [(target, "") for target in range(first, last + 1)]
        found += [(int(one[1]), one[2].lower()) for one in _NUMBER.finditer(text)]
    return sorted(dict.fromkeys(found))


def requirements_of(words: str, targets: list[tuple[int, str]]) -> list[Requirement]:
    """What must be carried out first, and how much of it, by the words around the reference."""
    said: Quantifier = next(
        (quantifier for pattern, quantifier in QUANTIFIERS if pattern.search(words)), "all"
    )
    parts: dict[int, list[str]] = {}
    for target, letter in targets:
        parts.setdefault(target, []).extend([f"{target}{letter}"] if letter else [])
    return [
        Requirement(target, "named" if named else said, tuple(named))
        for target, named in parts.items()
    ]
