"""What people choose among in the forms of actors: sectors, areas, themes, groups, initiatives.

All of it is fetched in one query, because a page has few to spend.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from brobygger.web.actors.models import Actor, Agreement, Effort, Sector
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme
from brobygger.web.ui.together import values_together


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose; ``is_in_use`` False where it is only shown to those who have it."""

    pk: int
    title: str
    is_in_use: bool = True
    code: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything to choose among, each list in its own order."""

    sectors: Sequence[Option]
    places: Sequence[Option]
    themes: Sequence[Option]
    target_groups: Sequence[Option]
    initiatives: Sequence[Option]
    actors: Sequence[Option]


def fetch(of: type[Actor] | type[Effort] | type[Agreement] | None = None) -> Choices:
    """The lists as they are now (one query); with ``of`` only what such rows have been given."""
    ordered = ("order", "title", "pk", "is_in_use")
    sectors, themes, groups, places, initiatives, actors = values_together(
        (_given(Sector, of, "sector"), ordered),
        (_given(Theme, of, "themes"), ordered),
        (_given(TargetGroup, of, "target_groups"), ordered),
        (_given(Place, of, "places"), ("title", "pk", "code")),
        (_given(Initiative, of, "initiative"), ("title", "pk")),
        (Actor.objects.filter(merged_into=None), ("title", "pk", "is_archived")),
    )
    return Choices(
        sectors=_in_order(sectors),
        themes=_in_order(themes),
        target_groups=_in_order(groups),
        places=_by_title(places),
        initiatives=_by_title(initiatives),
        actors=[
            Option(pk, title, not is_archived)
            for title, pk, is_archived in sorted(actors, key=lambda row: (row[0].lower(), row[1]))
        ],
    )


def _given(model: Any, of: Any, name: str) -> Any:
    """All rows of the model, or those that the other rows have in the named field."""
    if of is None or name not in {field.name for field in of._meta.get_fields()}:
        return model.objects.all()
    return model.objects.filter(pk__in=of.objects.exclude(**{name: None}).values(name))


def _in_order(rows: Iterable[tuple[Any, ...]]) -> list[Option]:
    return [Option(pk, title, used) for _order, title, pk, used in sorted(rows)]


def _by_title(rows: Iterable[tuple[Any, ...]]) -> list[Option]:
    return [Option(pk, title, True, *code) for title, pk, *code in sorted(rows)]


def shown(options: Iterable[Option], chosen: Iterable[int | None] = ()) -> list[tuple[int, str]]:
    """Those in use, and those chosen already."""
    kept = set(chosen)
    return [(one.pk, one.title) for one in options if one.is_in_use or one.pk in kept]


def several(label: Any, **more: Any) -> forms.TypedMultipleChoiceField:
    """Boxes to tick, none to begin with; the form fills in its choices."""
    return forms.TypedMultipleChoiceField(
        label=label,
        coerce=int,
        empty_value=[],
        required=more.pop("required", False),
        widget=forms.CheckboxSelectMultiple,
        **more,
    )


def one_of(label: Any, **more: Any) -> forms.TypedChoiceField:
    """A list to choose one from, or none; the form fills in its choices."""
    return forms.TypedChoiceField(label=label, coerce=int, empty_value=None, required=False, **more)


def offer(
    form: forms.Form, lists: Mapping[str, Iterable[Option]], initial: Mapping[str, Any]
) -> None:
    """Give the form's fields their choices, with what is chosen already among them."""
    for name, options in lists.items():
        field: Any = form.fields[name]
        stands = initial.get(name)
        if isinstance(field, forms.TypedMultipleChoiceField):
            field.choices = shown(options, stands or ())
        else:
            field.choices = [("", _("ikke valgt")), *shown(options, (stands,))]
