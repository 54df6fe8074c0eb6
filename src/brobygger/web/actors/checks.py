"""What steps ask of texts and of the words that actors and efforts are sorted by."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from brobygger.web.actors.facts import ActorFacts, EffortFacts, Numbers
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.ui.faults import Fault, person_numbers

LONGEST = 4000
"""Letters in a text that the database itself does not bound."""

SORTED_BY: dict[str, type[Model]] = {
    "places": Place,
    "themes": Theme,
    "target_groups": TargetGroup,
}


def text_faults(model: type[Model], **texts: str) -> Iterator[Fault]:
    """Texts that may hold a person number, or are longer than their column."""
    yield from person_numbers(**texts)
    for name, text in texts.items():
        most = getattr(model._meta.get_field(name), "max_length", None) or LONGEST
        if len(text.strip()) > most:
            words = _("Skriv det kortere: højst %(most)s tegn.")
            yield Fault(words % {"most": most}, field=name)


def sorting_faults(facts: ActorFacts | EffortFacts) -> Iterator[Fault]:
    """Areas, themes or target groups that are not there."""
    for name, model in SORTED_BY.items():
        yield from unknown(model, getattr(facts, name), name)


def initiative_faults(number: int | None) -> Iterator[Fault]:
    """An initiative that is not there."""
    yield from unknown(Initiative, () if number is None else (number,), "initiative")


def unknown(model: type[Any], numbers: Numbers, field: str) -> Iterator[Fault]:
    """A fault where one of the numbers has no row."""
    if numbers and model.objects.filter(pk__in=numbers).count() != len(set(numbers)):
        yield Fault(_("Vælg blandt dem, der står på listen."), field=field)


def set_sorting(row: Any, facts: ActorFacts | EffortFacts) -> None:
    """Sort the row as the facts say."""
    for name in SORTED_BY:
        getattr(row, name).set(getattr(facts, name))
