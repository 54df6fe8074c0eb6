"""A page that was read from its picture, kept as text: so that its picture is never read twice.

The sheet of words and ruling lines is kept, not what the layout made of it: with it a paper can be
understood anew as a whole when further pages have been read, to the very same values as if all
had been read at once.
"""

import json
from dataclasses import astuple, fields
from typing import Any

from brobygger.domain.kernel.place import Box
from brobygger.engines.pdf.frame import Frame
from brobygger.engines.pdf.sheet import Ruling, Sheet, Style, Word

FORM = 2
"""The form of the text. A sheet kept in another form is as good as none: its picture is read."""


def kept(sheet: Sheet) -> str:
    """The sheet as JSON; to be taken before the layout works on it."""
    return json.dumps(
        {
            "form": FORM,
            "frame": _plain(astuple(sheet.frame)),
            "words": [_word(word) for word in sheet.words],
            "strays": [_word(word) for word in sheet.strays],
            "rulings": [_plain(astuple(ruling)) for ruling in sheet.rulings],
            "picture_share": float(sheet.picture_share),
            "paths": int(sheet.paths),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def taken_up(text: str) -> Sheet | None:
    """The sheet again; None where it was kept in another form."""
    stored = json.loads(text)
    if stored["form"] != FORM:
        return None
    return Sheet(
        Frame(*stored["frame"]),
        [_read(each) for each in stored["words"]],
        [_read(each) for each in stored["strays"]],
        [Ruling(*each) for each in stored["rulings"]],
        stored["picture_share"],
        stored["paths"],
    )


def has_words(text: str) -> bool:
    """Did any letter come out of the picture?"""
    stored = json.loads(text)
    return bool(stored["words"] or stored["strays"])


def _word(word: Word) -> list[Any]:
    """In the order of the fields of ``Word``; style and area as lists."""
    return [_plain(getattr(word, field.name)) for field in fields(Word)]


def _read(stored: list[Any]) -> Word:
    told = dict(zip((field.name for field in fields(Word)), stored, strict=True))
    told["style"] = Style(*told["style"])
    told["readings"] = tuple(told["readings"])
    told["area"] = Box(*told["area"]) if told["area"] else None
    return Word(**told)


def _plain(value: Any) -> Any:
    """Plain numbers, also where a library of pictures has left its own."""
    if isinstance(value, Style | Box):
        return _plain(astuple(value))
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return float(value)
    return _plain(value.item())
