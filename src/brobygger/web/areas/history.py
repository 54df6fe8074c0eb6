"""One area through the years: where it stood, where it did not, and under which codes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from brobygger.domain.areas.area import percent_of
from brobygger.domain.areas.labels import assess_on_list
from brobygger.domain.areas.register import Register
from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.stored import area_of, measures_of, nationals_of
from brobygger.web.areas.words import (
    CriterionRow,
    criterion_rows,
    label_words,
    measure_name,
    percent,
)


@dataclass(frozen=True, slots=True)
class Year:
    """One list that the area could stand on; no ``entry`` where it does not."""

    kept: AreaList
    entry: ListedArea | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with what the law says of its figures: ``label`` is that in a sentence, blank where
    the program knows no rule, and then ``figures`` are the figures alone.
    """

    row: ListedArea
    label: str
    criteria: tuple[CriterionRow, ...]
    figures: tuple[tuple[str, str], ...]


def entries_of(place: Place, register: Register) -> list[ListedArea]:
    """Its entries, and those of the codes that it comes from, the latest first (one query)."""
    rows = ListedArea.objects.filter(place__code__in=register.codes_of(place.code))
    ordered = rows.select_related("area_list", "place").defer("polygons")
    return list(ordered.order_by("-area_list__published", "area_list__kind", "order", "pk"))


def years_of(entries: Sequence[ListedArea], lists: Iterable[AreaList]) -> list[Year]:
    """Every list of the kinds that the area has stood on, from its first one: is it there?"""
    by_list: dict[int, ListedArea] = {}
    first: dict[str, AreaList] = {}
    for entry in entries:  # the latest first: the oldest is written last
        by_list.setdefault(entry.area_list_id, entry)
        first[entry.area_list.kind] = entry.area_list
    return [
        Year(one, by_list.get(one.pk))
        for one in lists
        if one.kind in first and one.published >= first[one.kind].published
    ]


def told(
    entries: Iterable[ListedArea], register: Register, lists: Iterable[AreaList]
) -> Iterator[Entry]:
    """Each entry held against the law of its day."""
    nationals = nationals_of(lists)
    for row in entries:
        area = area_of(row, has_outline=False)
        found = assess_on_list(register, area, area.kind, nationals)
        figures = tuple(
            (measure_name(key), percent(percent_of(value)))
            for key, value in measures_of(row).items()
        )
        if found is None:
            yield Entry(row, "", (), figures)
        else:
            yield Entry(row, label_words(found), tuple(criterion_rows(found)), figures)


def other_names(place: Place, entries: Iterable[ListedArea]) -> list[str]:
    """What the lists have called it besides, and the codes it had before."""
    names = {name for entry in entries for name in (entry.title, *entry.aliases)}
    codes = {entry.place.code for entry in entries} - {place.code}
    before = [_("tidligere kode %(code)s") % {"code": code} for code in sorted(codes)]
    return [*sorted(names - {place.title}), *before]
