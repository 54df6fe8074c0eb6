"""Folding of Danish text, so that "områder", "omrader" and "omraader" compare equal."""

import re
import unicodedata

_DANISH = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ö": "o", "ä": "ae", "ü": "u", "ß": "ss"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Bring a text to the form in which labels are compared: lower case, no accents, single blanks.

    Both spellings of the Danish letters meet ("å" and "aa" become "a", "ø" and "oe" become
    "o"), which makes some different words equal. That is right for matching a printed label
    against a known list and wrong for showing text: only compare folded text, never print it.

    >>> fold("Områder") == fold("omraader") == fold("OMRADER")
    True
    >>> fold("Bestilt af  fagud-valg")
    'bestilt af fagud valg'
    """
    lowered = text.lower().translate(_DANISH)
    plain = unicodedata.normalize("NFKD", lowered).encode("ascii", "ignore").decode("ascii")
    plain = plain.replace("aa", "a").replace("oe", "o")
    return _NOT_WORD.sub(" ", plain).strip()


def squash(text: str) -> str:
    """Fold and drop all blanks, so that words torn apart by line breaks still compare equal.

    >>> squash("Bestilt af fagud-\\nvalg") == squash("bestilt af fagudvalg")
    True
    """
    return fold(text).replace(" ", "")
