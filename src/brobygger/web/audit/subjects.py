"""What events are about, and who may be told of it.

A link whose rows are not for everybody names in ``audit_subjects`` who may be told of which::

    audit_subjects = {"documents.Document": "brobygger.web.documents.history.papers_told"}

The function takes the reader and numbers of rows. It gives ``About`` for those she may know of, or
the question for them (``Asked``): such questions of all links are answered in one query.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from brobygger.web.ui.together import values_together


@dataclass(frozen=True, slots=True)
class About:
    """The thing that an event is about: what it is called, and its page."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The rows that a reader may know of, and how a line names one.

    ``about`` takes the row's number and the fields named in ``fields``, which may follow relations.
    """

    rows: QuerySet[Any]
    fields: Sequence[str]
    about: Callable[..., About]


Teller = Callable[[Any, Collection[str]], dict[str, About] | Asked]
Told = Mapping[str, Mapping[str, About]]
"""Type of row -> number of row -> what it is called."""


def told_of(user: Any, numbers: Mapping[str, Collection[str]]) -> Told:
    """What the reader may know of these rows (type -> numbers), of each type that has a teller."""
    answers = {kind: tell(user, numbers.get(kind, ())) for kind, tell in tellers().items()}
    asked = {kind: one for kind, one in answers.items() if isinstance(one, Asked)}
    found = values_together(*((one.rows, ("pk", *one.fields)) for one in asked.values()))
    told = {kind: one for kind, one in answers.items() if not isinstance(one, Asked)}
    for (kind, one), rows in zip(asked.items(), found, strict=True):
        told[kind] = {str(row[0]): one.about(*row) for row in rows}
    return told


def tellers() -> dict[str, Teller]:
    """Type of row -> who may be told of it."""
    return {
        kind: import_string(dotted)
        for config in apps.get_app_configs()
        for kind, dotted in getattr(config, "audit_subjects", {}).items()
    }
