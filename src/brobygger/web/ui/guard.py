"""The guard against person numbers that every writing passes, whoever wrote the step.

It stands at three places: each text of a form (``web/ui/forms.py``), each text that a program
sends (``web/ui/shapes.py``), and last each value on its way into the database, by whatever road
(``web/ui/databases``). The first two refuse what may be a number, at its field. The last refuses
only what is one: a paper may hold ten digits that a person has looked at at the door.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.files import File

from brobygger.domain.kernel.cpr import find_cpr_like


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a value that a person, a program or a step gives, and of what it is made of.

    Of a file it is the name: what a file holds is read at the door.
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, File):
        yield value.name or ""
    elif isinstance(value, Mapping):
        for pair in value.items():
            yield from texts_in(pair)
    elif isinstance(value, Iterable) and not isinstance(value, bytes | bytearray | memoryview):
        for each in value:
            yield from texts_in(each)


def may_hold_number(value: Any) -> bool:
    """Something of the value may be a person number."""
    return any(find_cpr_like(text) for text in texts_in(value))


def holds_number(value: Any) -> bool:
    """Something of the value is a person number, as it is written or by its check digits."""
    return any(hit.certainty == "cpr" for text in texts_in(value) for hit in find_cpr_like(text))
