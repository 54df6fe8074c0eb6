"""What the log says in figures: contacts by kind, theme, sector and half year. Never by person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from brobygger.domain.actors.half_year import HalfYear, half_year_of
from brobygger.web.actors.models import Contact

MOST = 8
"""Half years that are shown beside each other, the latest ones."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: how many contacts of this sort, and with how many organisations."""

    words: str
    contacts: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Part:
    """The contacts of the period by one thing that is known of them."""

    key: str
    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a period. ``bridges`` are pairs of organisations that met in a contact."""

    contacts: int
    organisations: int
    advice: int
    bridges: int
    parts: Sequence[Part]
    halves: Sequence[Line]


@dataclass(frozen=True, slots=True)
class _One:
    on: date
    actor: int
    kind: str
    theme: tuple[int, str] | None
    sector: tuple[int, str] | None
    met_with: int | None


def figures(half: HalfYear | None) -> Figures:
    """The figures of a half year, or of all the time that is logged (one query)."""
    every = list(_read())
    rows = [one for one in every if half is None or half.holds(one.on)]
    kinds: dict[str, str] = {kind: str(label) for kind, label in Contact.Kind.choices}
    order = list(kinds)
    return Figures(
        contacts=len(rows),
        organisations=_organisations(rows),
        advice=sum(one.kind == Contact.Kind.ADVICE for one in rows),
        bridges=len({frozenset((one.actor, one.met_with)) for one in rows if one.met_with}),
        parts=[
            Part(
                "kind",
                _("Slags kontakt"),
                _lines(rows, lambda one: (order.index(one.kind), kinds[one.kind])),
            ),
            Part("theme", _("Tema"), _lines(rows, lambda one: one.theme or _last(_("intet tema")))),
            Part(
                "sector",
                _("Organisationens sektor"),
                _lines(rows, lambda one: one.sector or _last(_("sektor ikke valgt"))),
            ),
        ],
        halves=_halves(every),
    )


def _read() -> Iterator[_One]:
    rows: Any = Contact.objects.order_by("on", "pk").values_list(
        *("on", "actor", "kind", "theme__order", "theme__title"),
        *("actor__sector__order", "actor__sector__title", "met_with"),
    )
    for on, actor, kind, theme_at, theme, sector_at, sector, met in rows:
        yield _One(
            on,
            actor,
            kind,
            (theme_at, theme) if theme else None,
            (sector_at, sector) if sector else None,
            met,
        )


def _last(words: str) -> tuple[int, str]:
    return (1_000_000, words)


def _organisations(rows: Iterable[_One]) -> int:
    met = {one.actor for one in rows} | {one.met_with for one in rows}
    return len(met - {None})


def _lines(rows: Iterable[_One], sort: Callable[[_One], tuple[Any, str]]) -> list[Line]:
    found: dict[tuple[Any, str], list[_One]] = defaultdict(list)
    for one in rows:
        found[sort(one)].append(one)
    return [
        Line(key[1], len(found[key]), len({one.actor for one in found[key]}))
        for key in sorted(found)
    ]


def _halves(rows: Sequence[_One]) -> list[Line]:
    """The latest half years, the last one last; one without contacts in between says 0."""
    if not rows:
        return []
    now, last = half_year_of(rows[0].on), half_year_of(rows[-1].on)
    found: dict[HalfYear, list[_One]] = {}
    while now <= last:
        found[now] = []
        now = now.after
    for one in rows:
        found[half_year_of(one.on)].append(one)
    lines = [
        Line(half.code, len(theirs), len({one.actor for one in theirs}))
        for half, theirs in found.items()
    ]
    return lines[-MOST:]


def bounds(half: HalfYear | None, today: date) -> tuple[date | None, date]:
    """The days that figures of a period cover: to today where it is not over."""
    if half is None:
        return None, today
    return half.first, min(half.last, today)
