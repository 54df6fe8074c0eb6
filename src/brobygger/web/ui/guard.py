"""The guard against person numbers that every writing passes, whoever wrote the step.

It stands at three places: each text of a form (``web/ui/forms.py``), each text that a program
sends (``web/ui/shapes.py``), and last each value on its way into the database, by whatever road
(``web/ui/databases``). The first two refuse what may be a number, at its field. The last refuses
only what is one: a paper may hold ten digits that a person has looked at at the door.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from types import NoneType
from typing import Any
from uuid import UUID

from django.core.files import File

from brobygger.domain.kernel.cpr import Hit, find_cpr_like


def texts_in(value: Any) -> list[str]:
    """Every text of a value that a person, a program or a step gives, and of what it is made of.

    Of a file it is the name: what a file holds is read at the door.
    """
    found: list[str] = []
    _gather(value, found)
    return found


_SILENT = frozenset((NoneType, bool, int, float, Decimal, date, datetime, time, bytes, UUID))
"""Kinds of values without text, known at a glance: a register is written with thousands."""


def _gather(value: Any, found: list[str]) -> None:
    kind = type(value)
    if kind in _SILENT:
        return
    if kind is list or kind is tuple:
        for each in value:
            _gather(each, found)
    elif isinstance(value, str):
        found.append(value)
    elif isinstance(value, File):
        found.append(value.name or "")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            _gather(key, found)
            _gather(each, found)
    elif isinstance(value, Iterable) and not isinstance(value, bytes | bytearray | memoryview):
        for each in value:
            _gather(each, found)


def may_hold_number(value: Any) -> bool:
    """Something of the value may be a person number."""
    return bool(_hits(value))


def holds_number(value: Any) -> bool:
    """Something of the value is a person number, as it is written or by its check digits."""
    return any(hit.certainty == "cpr" for hit in _hits(value))


def _hits(value: Any) -> list[Hit]:
    """Asked once for all texts, a line each: no number goes on over the end of a line."""
    return find_cpr_like("\n".join(texts_in(value)))
