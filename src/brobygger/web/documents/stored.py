"""Places and Problems from their stored JSON (the forms of the reading contract)."""

from collections.abc import Mapping
from typing import Any

from brobygger.domain.kernel.place import Box, Place
from brobygger.domain.kernel.problem import Problem


def place_of(stored: Mapping[str, Any]) -> Place:
    """A Place from its stored JSON."""
    box = stored.get("box")
    return Place(
        page=stored.get("page"),
        line=stored.get("line"),
        box=Box(*box) if box else None,
        part=stored.get("part"),
        paragraph=stored.get("paragraph"),
        table=stored.get("table"),
        cell=stored.get("cell"),
    )


def problem_of(stored: Mapping[str, Any]) -> Problem:
    """A Problem, to be said in the reader's own language."""
    return Problem(
        stored["code"],
        stored["severity"],
        place_of(stored.get("where") or {}),
        stored.get("raw", ""),
        dict(stored.get("params", {})),
        stored.get("field", ""),
    )
