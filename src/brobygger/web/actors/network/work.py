"""What organisations do, where and for whom, as codes with their names: in one question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from brobygger.web.actors.models import Actor
from brobygger.web.actors.network.codes import group_code, place_code, theme_code
from brobygger.web.ui.together import values_together

_RELATIONS = (
    (Actor.places.through, "place", place_code),
    (Actor.themes.through, "theme", theme_code),
    (Actor.target_groups.through, "targetgroup", group_code),
)


@dataclass(frozen=True)
class Work:
    """Organisation (by its number) -> codes of its areas, themes and target groups, and what each
    code is called.
    """

    areas: Mapping[int, frozenset[str]] = field(default_factory=dict)
    themes: Mapping[int, frozenset[str]] = field(default_factory=dict)
    target_groups: Mapping[int, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def work_of(actors: Collection[int]) -> Work:
    """What these organisations do."""
    asked: list[tuple[Any, tuple[str, ...]]] = [
        (
            through.objects.filter(actor__in=actors),
            ("actor_id", f"{name}_id", f"{name}__title"),
        )
        for through, name, _code_of in _RELATIONS
    ]
    names: dict[str, str] = {}
    sets: list[dict[int, frozenset[str]]] = []
    for (_through, _name, code_of), rows in zip(_RELATIONS, values_together(*asked), strict=True):
        found: dict[int, set[str]] = {}
        for actor, pk, title in rows:
            code = code_of(pk)
            found.setdefault(actor, set()).add(code)
            names[code] = title
        sets.append({actor: frozenset(codes) for actor, codes in found.items()})
    areas, themes, target_groups = sets
    return Work(areas, themes, target_groups, names)
