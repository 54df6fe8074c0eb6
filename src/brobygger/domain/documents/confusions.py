"""What a wrong OCR language prints in the place of æ, ø and å, and the words it may have been."""

from collections.abc import Iterator, Mapping

CONFUSIONS: Mapping[str, tuple[tuple[str, float], ...]] = {
    "a": (("å", 0.1), ("ø", 0.8), ("æ", 1.8)),
    "e": (("ø", 0.4), ("æ", 1.4)),
    "o": (("ø", 1.4),),
    "g": (("ø", 0.4),),
    "é": (("å", 0.8), ("æ", 1.4)),
    "d": (("å", 1.5),),
    "z": (("ø", 1.8), ("æ", 1.8)),
    "ae": (("æ", 0.3),),
    "ee": (("æ", 0.3),),
    "oe": (("ø", 1.0),),
    "eae": (("æ", 1.8),),
    "ze": (("æ", 1.4),),
    "éa": (("å", 1.4),),
    "aé": (("å", 1.4),),
    "éd": (("å", 1.8),),
    "ag": (("ø", 1.8),),
    "eg": (("ø", 1.8),),
    "&": (("å", 1.8),),
    "&d": (("å", 1.8),),
    "@": (("ø", 1.4),),
}
"""What is printed -> the letters that it may have been, and how unlikely the letter is to be
printed so, in powers of ten. From the counts of seed 000 against its other copy, 001: of 92 å 67
became "a" and 14 "é"; of 70 æ 34 "ee" and 32 "ae"; of 71 ø 26 "e", 24 "g" and 11 "a"."""


def turned_back(word: str, letters: int) -> Iterator[tuple[str, float]]:
    """Every word that differs in exactly ``letters`` damaged places, with how unlikely it is.

    ``word`` in lower case. The same word may come more than once.

    >>> sorted(turned_back("pa", 1))
    [('pæ', 1.8), ('pø', 0.8), ('på', 0.1)]
    """
    if not letters:
        yield word, 0.0
        return
    for start in range(len(word)):
        for length in (1, 2, 3):
            piece = word[start : start + length]
            if len(piece) < length:
                break
            for became, cost in CONFUSIONS.get(piece, ()):
                head = word[:start] + became
                for rest, more in turned_back(word[start + length :], letters - 1):
                    yield head + rest, cost + more
