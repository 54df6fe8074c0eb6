"""Do the letters of a paper look Danish, or was it scanned with the wrong language set?"""

import unicodedata

LEAST_LETTERS = 500
"""Below this a share says nothing: a short label may well hold no Danish letter."""

LEAST_SHARE_PER_MILLE = 5
"""Danish text holds 20-30 per mille æ, ø and å; a scan in the wrong language holds almost none."""


def _count(text: str) -> tuple[int, int]:
    whole = unicodedata.normalize("NFC", text)
    return sum(map(whole.count, "æøåÆØÅ")), sum(map(str.isalpha, whole))


def danish_letter_share(text: str) -> float:
    """Share (0-1) of æ, ø and å among the letters of a text; 0 where it has no letters.

    >>> danish_letter_share("på ø")
    0.6666666666666666
    """
    danish, letters = _count(text)
    return danish / letters if letters else 0.0


def is_wrong_ocr_language(text: str) -> bool:
    """Whether the text was read from a picture with another language than Danish.

    Such text is full of silently wrong words ("børn" and "barn" can no longer be told apart),
    so a person must know before relying on any of it.
    """
    danish, letters = _count(text)
    return letters >= LEAST_LETTERS and danish * 1000 < letters * LEAST_SHARE_PER_MILLE
