"""Danish words: a dictionary asked through Hunspell, and how common the common ones are.

Both are the extra ``repair``, with the dictionary of Stavekontrolden, which `make repair` puts in
its place without its own rules for words put together (ADR 21). Without them words that were read
in the wrong OCR language stay as they are; nothing else changes.
"""

import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from brobygger.domain.documents.spelling import Lexicon

NAME = "da_DK"
FOLDER = Path(sys.prefix) / "share" / "hunspell"


@cache
def has_danish() -> bool:
    """Can Danish words be looked up here?"""
    packages = all(find_spec(name) for name in ("hunspell", "wordfreq"))
    return packages and all((FOLDER / f"{NAME}.{kind}").is_file() for kind in ("aff", "dic"))


@cache
def danish_lexicon() -> Lexicon:
    """The words of Danish: half a second to load and 35 MB; kept for the next paper."""
    from hunspell import Hunspell
    from wordfreq import get_frequency_list

    spelling = Hunspell(NAME, hunspell_data_dir=str(FOLDER))
    # Lists of words that are equally common, the most common first: 100 lists a power of ten.
    common = {
        word: 9 - number / 100
        for number, words in enumerate(get_frequency_list("da"))
        for word in words
    }
    return Lexicon(spelling.spell, lambda word: common.get(word, 0.0))
