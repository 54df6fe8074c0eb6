"""What was just taken away, kept in the session of the person who did it, to be put back.

Only facts that the register may hold are kept; contacts are never among them, since what is
deleted of a person is gone.
"""

from dataclasses import fields
from datetime import date, time
from typing import Any, TypeVar

from django.http import HttpRequest

Facts = TypeVar("Facts")


def keep(request: HttpRequest, kind: str, facts: Any, **more: int) -> None:
    """Remember the last thing of this kind."""
    values = {one.name: _plain(getattr(facts, one.name)) for one in fields(facts)}
    request.session[f"taken-{kind}"] = {"facts": values, **more}


def take(request: HttpRequest, kind: str, of: type[Facts]) -> tuple[Facts, dict[str, int]] | None:
    """What was remembered, once."""
    kept = request.session.pop(f"taken-{kind}", None)
    if kept is None:
        return None
    values = {name: _back(value) for name, value in kept.pop("facts").items()}
    return of(**values), kept


def is_kept(request: HttpRequest, kind: str) -> bool:
    """There is something to put back."""
    return f"taken-{kind}" in request.session


def _plain(value: Any) -> Any:
    if isinstance(value, date | time):
        return {"day" if isinstance(value, date) else "clock": value.isoformat()}
    return value


def _back(value: Any) -> Any:
    if isinstance(value, dict):
        return (
            time.fromisoformat(value["clock"])
            if "clock" in value
            else date.fromisoformat(value["day"])
        )
    return tuple(value) if isinstance(value, list) else value
