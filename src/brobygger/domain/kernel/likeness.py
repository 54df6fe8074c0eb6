"""Is this printed label the known one? Words may be damaged, figures never."""

import re
from collections.abc import Mapping, Sequence

from brobygger.domain.kernel.fold import squash

LETTERS_PER_ERROR = 5
"""One wrong letter in five is accepted: bad scans turn "æ" into "ee" and "ø" into "g" or nothing
(seed 000: "opfeigning", "@konomi"), while the labels of one template differ by far more."""

_DIGIT = re.compile(r"\d")


def distance(one: str, other: str, limit: int) -> int:
    """How many letters must be added, dropped or changed to turn one text into the other.

    Levenshtein's measure, row by row; it stops early and returns ``limit + 1`` as soon as the
    limit is passed, so that comparing a label with every line of a long paper stays cheap.

    >>> distance("okonomi", "konomi", 2), distance("bydel", "adresse", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        above, row = row, [i]
        for j, wanted in enumerate(other, 1):
            row.append(min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted)))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def is_like(text: str, label: str) -> bool:
    """Whether a printed text is this label, damaged letters and torn words allowed.

    Figures are compared exactly: "Tabel 1" is never "Tabel 2", "2024" never "2025". Short
    labels (under five letters) must match exactly.

    >>> is_like("Forventet effekt og opfeigning", "Forventet effekt og opfølgning")
    True
    >>> is_like("Tabel 1", "Tabel 2"), is_like("Indsats", "Indhold")
    (False, False)
    """
    return is_near(squash(text), squash(label))


def most_like(text: str, labels: Mapping[str, Sequence[str]]) -> str | None:
    """The one of ``labels`` that a printed text is: of those it is like, the nearest.

    Two labels may be like each other, and the text is then never taken for its neighbour's.

    >>> most_like("Amager Øst", {"vest": ("Amager Vest",), "øst": ("Amager Øst",)})
    'øst'
    """
    found = squash(text)
    near = [
        (distance(found, wanted, len(wanted)), label)
        for label, forms in labels.items()
        for wanted in map(squash, forms)
        if is_near(found, wanted)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def is_near(found: str, wanted: str) -> bool:
    """The same question for texts that ``fold.squash`` has already brought to one form."""
    limit = len(wanted) // LETTERS_PER_ERROR
    if abs(len(found) - len(wanted)) > limit:
        return False
    if not found or _DIGIT.findall(found) != _DIGIT.findall(wanted):
        return found == wanted
    return distance(found, wanted, limit) <= limit
