"""Django's two databases, each with the last line of the guard against person numbers.

A step may forget to ask, a field may be new, a list may come by a road nobody thought of: every
value still passes here on its way in. Written as a database of its own and not as a rule of each
column, so that no column can be without it.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from brobygger.web.ui.faults import Fault, Refused, no_person_number
from brobygger.web.ui.guard import holds_number

_WRITING = ("INSERT", "UPDATE")


def refuse_numbers(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Do what was asked of the database, unless a person number would be written. Raises Refused.

    Nothing has been sent to the database by then, and the step's transaction is taken back.
    """
    if sql.lstrip()[:6].upper() in _WRITING and holds_number(_values(params)):
        raise Refused([Fault(no_person_number())])
    return execute(sql, params, many, context)


def _values(params: Any) -> Iterator[Any]:
    """What is written; JSON opened, since its hyphens may be escaped and its numbers are amounts.

    PostgreSQL is given a wrapped value, and whole columns at once; SQLite a text.
    """
    if isinstance(params, list | tuple):
        for each in params:
            yield from _values(each)
    elif isinstance(params, str):
        yield _opened(params)
    else:
        yield getattr(params, "obj", None)


_TEN_DIGITS = re.compile(r"[0-9]{6}.{0,18}[0-9]{4}|\\u003[0-9]", re.DOTALL)
"""What JSON must hold before it is opened: what may stand inside a number is at most three
characters, each at most six when it is escaped (``\\u2011``); or a digit that is escaped itself."""


def _opened(text: str) -> Any:
    if not text.startswith(("{", "[", '"')):
        return text
    if not _TEN_DIGITS.search(text):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
