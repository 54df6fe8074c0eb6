"""The demo's lists of areas: two Decembers and the districts, all of it invented."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from brobygger.domain.areas.area import Area, ListKind, Measure, Polygon
from brobygger.web.accounts.models import User
from brobygger.web.areas import steps
from brobygger.web.areas.models import AreaList
from brobygger.web.documents.demo import WHO

SOURCE = "Opdigtet til demoen"
CONVICTED = Fraction(7, 10)
FIRST, SECOND = date(2022, 12, 1), date(2023, 12, 1)

_MEASURES: tuple[Measure, ...] = (
    "non_western",
    "outside_work",
    "convicted",
    "basic_school",
    "income",
)


@dataclass(frozen=True, slots=True)
class _Invented:
    """An area of the demo: residents, figures in tenths (hundredths for convicted), a corner."""

    code: str
    title: str
    residents: int
    figures: tuple[int, int, int, int, int]
    corner: tuple[int, int]
    also: tuple[str, ...] = ()


_AREAS = (
    _Invented("OPD-1", "Eksempelhaven", 1_612, (412, 334, 152, 618, 603), (0, 0), ("Haven",)),
    _Invented("OPD-2", "Prøveparken", 2_208, (386, 302, 128, 604, 641), (9, 1)),
    _Invented("OPD-3", "Mønsterlunden", 1_001, (334, 301, 171, 587, 622), (4, 7)),
    _Invented("OPD-4", "Papirsvinget", 1_386, (447, 362, 133, 652, 588), (12, 8)),
    _Invented("OPD-5", "Tænkevangen", 1_904, (305, 318, 146, 596, 649), (0, 13)),
    _Invented("OPD-6", "Opdigtbo", 1_120, (361, 341, 190, 631, 612), (8, 13)),
    _Invented("OPD-7", "Skitsebakken", 1_478, (352, 327, 139, 611, 634), (15, 2)),
)
"""On the later list one of them is gone by a hair, and another stays though the law says "over"."""

_ON_THE_BOUND = "OPD-7"

_DISTRICTS = (
    _Invented("OPD-B1", "Demobydel Nord", 41_300, (0, 0, 0, 0, 0), (0, 0)),
    _Invented("OPD-B2", "Demobydel Syd", 38_950, (0, 0, 0, 0, 0), (0, 0)),
)


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    from brobygger.web.areas.choice.demo import load as load_choices

    if not AreaList.objects.exists():
        user = User.objects.get(username=WHO)
        first = [_area(one, FIRST, "prevention_area") for one in _AREAS]
        later = [_a_year_later(one) for one in _AREAS if one.code != "OPD-3"]
        districts = [_area(one, FIRST, "district") for one in _DISTRICTS]
        _load("district", FIRST, districts, user)
        _load("prevention_area", FIRST, first, user)
        _load("prevention_area", SECOND, later, user)
    load_choices()


def _a_year_later(one: _Invented) -> Area:
    """A few residents more; one of them lies on a bound of the law that it should be over."""
    area = replace(_area(one, SECOND, "prevention_area"), residents=one.residents + 18)
    if one.code == _ON_THE_BOUND:
        return replace(area, values={**area.values, "non_western": Fraction(30)})
    return area


def _load(kind: ListKind, published: date, areas: list[Area], user: User) -> None:
    facts = steps.ListFacts(
        kind=kind,
        published=published,
        source=SOURCE,
        convicted_percent=None if kind == "district" else CONVICTED,
        is_fictional=True,
    )
    steps.load_list(facts, areas, user)


def _area(one: _Invented, published: date, kind: ListKind) -> Area:
    is_district = kind == "district"
    values = {
        measure: Fraction(figure, 100 if measure == "convicted" else 10)
        for measure, figure in zip(_MEASURES, one.figures, strict=True)
    }
    return Area(
        one.code,
        one.title,
        published,
        kind,
        SOURCE,
        one.residents,
        {} if is_district else values,
        one.also,
        () if is_district else (_outline(*one.corner),),
    )


def _outline(east: int, north: int) -> Polygon:
    """A block with a corner cut off, somewhere that is nowhere."""
    corners = ((0, 0), (5, 0), (6, 2), (6, 4), (1, 5), (0, 3))
    points = ((100.0 * (east + x), 100.0 * (north + y)) for x, y in corners)
    return Polygon(tuple(points))
