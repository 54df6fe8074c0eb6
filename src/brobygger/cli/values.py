"""Words of the command line that become numbers, weights and lists of codes."""

import argparse
import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from brobygger.messages import Language
from brobygger.messages.phrase import Phrase

_WEIGHT = re.compile(r"([^=,]+)=(\d{1,9}(?:\.\d{1,9})?)")


def refused(line: Phrase, language: Language, **words: str) -> argparse.ArgumentTypeError:
    """What the parser says of a word that it cannot use."""
    return argparse.ArgumentTypeError(line.said(language).format(**words))


def number(line: Phrase, language: Language, least: int, most: int) -> Callable[[str], int]:
    """A whole number between two ends; ``line`` names {word}, {least} and {most}."""

    def read(word: str) -> int:
        if not (word.isascii() and word.isdecimal() and len(word) < 19):
            raise refused(line, language, word=word, least=str(least), most=str(most))
        if not least <= int(word) <= most:
            raise refused(line, language, word=word, least=str(least), most=str(most))
        return int(word)

    return read


def weights(line: Phrase, language: Language) -> Callable[[str], Mapping[str, Fraction]]:
    """Weights as a=2,b=0.5, each code once; ``line`` names {word}."""

    def read(word: str) -> Mapping[str, Fraction]:
        found: dict[str, Fraction] = {}
        for part in word.split(","):
            match = _WEIGHT.fullmatch(part.strip())
            if match is None or match[1].strip() in found:
                raise refused(line, language, word=word)
            found[match[1].strip()] = Fraction(match[2])
        return found

    return read


def codes(line: Phrase, language: Language, least: int = 1) -> Callable[[str], tuple[str, ...]]:
    """Codes as a,b,c, each once and at least so many; ``line`` names {word}."""

    def read(word: str) -> tuple[str, ...]:
        found = tuple(part.strip() for part in word.split(","))
        if len(found) < least or not all(found) or len(set(found)) < len(found):
            raise refused(line, language, word=word)
        return found

    return read
