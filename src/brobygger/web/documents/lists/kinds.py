"""What a link says of the lists that it loads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

from django import forms
from django.apps import apps
from django.http import Http404
from django.utils.module_loading import import_string

from brobygger.domain.documents.sheet import ListField, Sheet
from brobygger.domain.kernel.problem import Problem

Outcome = Literal["new", "changed", "same", "left_out"]
"""What becomes of a row: a new one, a change of one that is there, nothing to do, or it cannot be
taken in.
"""

SKIP = "skip"
"""The choice that leaves a row out."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its line, the text of each field that has a column, and what a person
    chose for it (the first of the verdict's choices where nobody chose).
    """

    line: int
    cells: Mapping[str, str]
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What would become of a row. ``choices`` are values with words, the proposed one first."""

    line: int
    title: str
    outcome: Outcome
    words: str = ""
    problems: tuple[Problem, ...] = ()
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was taken in; ``url`` shows it, and ``take_back`` undoes it from ``made`` (JSON)."""

    count: int
    words: str
    url: str
    made: Any = None


class Check(Protocol):
    """Says what would become of each row, with the settings of the list."""

    def __call__(self, rows: Sequence[Row], settings: Mapping[str, Any]) -> Sequence[Verdict]:
        """One verdict a row, in their order."""
        ...


class Accept(Protocol):
    """The step that takes the rows in and writes its audit event, within one transaction.

    Raises Refused. Rows left out by choice are given too, with the choice ``SKIP``.
    """

    def __call__(self, rows: Sequence[Row], settings: Mapping[str, Any], user: Any) -> Loaded:
        """Take the rows in."""
        ...


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list. ``title`` stands over its pages, ``lead`` says what the file should hold.

    ``settings`` is a form of what the file does not say (its date, its source); its cleaned data
    go to ``check`` and ``accept``. ``reads`` opens other files than spreadsheets: it returns None
    for what it does not know, or raises Unreadable. ``take_back`` undoes an ``accept`` from what
    that made, writes its audit event, and raises Refused where something hangs on it.
    ``free_words`` are the fields kept as free text, where a name is asked about as in a form.
    """

    slug: str
    title: Any
    lead: Any
    permission: str
    fields: Sequence[ListField]
    check: Check
    accept: Accept
    take_back: Callable[[Any, Any], None]
    back: str
    settings: type[forms.Form] | None = None
    reads: Callable[[bytes, str], Sheet | None] | None = None
    endings: tuple[str, ...] = field(default=(".csv", ".xlsx", ".txt", ".tsv"))
    free_words: tuple[str, ...] = ()


def kind_called(slug: str) -> ListKind:
    """The kind of an address; raises Http404."""
    for config in apps.get_app_configs():
        if dotted := getattr(config, "list_kinds", {}).get(slug):
            kind: ListKind = import_string(dotted)
            return kind
    raise Http404(slug)
