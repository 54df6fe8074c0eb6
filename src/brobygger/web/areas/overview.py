"""What the page of a list rests on: the other lists, and what its own figures say of its label."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import cast

from brobygger.domain.areas.area import KIND_NAMES, LIST_KINDS, ListKind
from brobygger.domain.areas.labels import assess_on_list, check_labels
from brobygger.domain.areas.legal import Assessment
from brobygger.domain.areas.register import Register
from brobygger.domain.areas.rules import RULES, Rule, rule_of
from brobygger.domain.kernel.problem import Problem
from brobygger.web.areas.models import AreaList, ListedArea
from brobygger.web.areas.stored import area_of, nationals_of

_COUNTED_ON = frozenset(rule.years_of for rule in RULES if rule.years)
"""Lists whose earlier years decide over another list."""


def all_lists() -> list[AreaList]:
    """Every list that has been loaded, the latest first (one query)."""
    return list(AreaList.objects.order_by("-published", "kind"))


def by_kind(lists: Iterable[AreaList]) -> list[tuple[str, list[AreaList]]]:
    """The lists of each kind, in the order that they came in."""
    found: dict[ListKind, list[AreaList]] = {}
    for one in lists:
        found.setdefault(_kind(one), []).append(one)
    return [(KIND_NAMES[kind], found[kind]) for kind in LIST_KINDS if kind in found]


def in_force(lists: Sequence[AreaList], kind: str, day: date) -> AreaList | None:
    """The list of a kind that counts on a day: the latest one published by then."""
    of_kind = (one for one in lists if one.kind == kind and one.published <= day)
    return max(of_kind, key=lambda one: one.published, default=None)


def rule_for(kept: AreaList) -> Rule | None:
    """The law that the list is held against; None where no rule is entered."""
    return rule_of(_kind(kept), kept.published)


def assessed(
    register: Register, rows: Iterable[ListedArea], lists: Iterable[AreaList]
) -> Mapping[int, Assessment | None]:
    """Each entry held against the law of its list, by the number of its row."""
    nationals = nationals_of(lists)
    areas = {row.pk: area_of(row, has_outline=False) for row in rows}
    return {pk: assess_on_list(register, one, one.kind, nationals) for pk, one in areas.items()}


def problems_of(register: Register, kept: AreaList, lists: Iterable[AreaList]) -> list[Problem]:
    """What the figures say of the labels of one list, by the names of the areas."""
    named = {"day": f"{kept.published:%d-%m-%Y}", "kind": KIND_NAMES[_kind(kept)]}
    found = check_labels(_around(register, kept.published), nationals_of(lists))
    own = [one for one in found if named.items() <= dict(one.params).items()]
    return sorted(own, key=lambda one: (one.severity != "warning", one.params["area"], one.code))


def _around(register: Register, day: date) -> Register:
    """The lists of a day, and of earlier ones what the law counts years on."""
    return Register(
        tuple(
            area
            for area in register.areas
            if area.published == day or area.successor or area.kind in _COUNTED_ON
        )
    )


def _kind(one: AreaList) -> ListKind:
    return cast("ListKind", one.kind)
