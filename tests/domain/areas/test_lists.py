"""Dated lists stay as they were; names, successors and years in a row are found across them."""

from datetime import date
from fractions import Fraction

import pytest

from brobygger.domain.areas.area import Area, Count, Polygon
from brobygger.domain.areas.register import Register, YearsInARow, add_list
from domain.areas.sheets import DECEMBER, an_area

NEXT = date(2023, 12, 1)


def test_a_new_year_leaves_the_old_list_as_it_was() -> None:
    register, problems = add_list(Register(), [an_area(residents=1_034)])
    register, more = add_list(register, [an_area(published=NEXT, residents=966)])
    assert problems + more == []
    assert [a.residents for a in register.in_force("prevention_area", date(2023, 11, 30))] == [
        1_034
    ]
    assert [a.residents for a in register.in_force("prevention_area", NEXT)] == [966]
    assert register.in_force("prevention_area", date(2022, 11, 30)) == ()


def test_another_list_for_the_same_day_is_refused_and_the_same_one_changes_nothing() -> None:
    register, _ = add_list(Register(), [an_area(residents=1_034)])
    again, none = add_list(register, [an_area(residents=1_034)])
    assert (again, none) == (register, [])
    other, problems = add_list(register, [an_area(residents=1_035)])
    assert other == register
    assert [problem.code for problem in problems] == ["AREA-001"]
    assert problems[0].params == {"kind": "forebyggelsesområde", "day": "01-12-2022"}


def test_a_code_stands_once_on_a_list_but_may_stand_on_several() -> None:
    register, problems = add_list(Register(), [an_area(), an_area(name="Dalen")])
    assert register.areas == ()
    assert [problem.code for problem in problems] == ["AREA-002"]
    register, _ = add_list(Register(), [an_area()])
    register, problems = add_list(register, [an_area(kind="district")])
    assert problems == []
    assert len(register.called("X1")) == 2


def test_areas_of_two_lists_are_no_list_and_none_is_no_change() -> None:
    with pytest.raises(ValueError, match="more than one list"):
        add_list(Register(), [an_area(), an_area("X2", published=NEXT)])
    assert add_list(Register(), []) == (Register(), [])


def test_an_area_is_found_by_either_name_and_until_a_day() -> None:
    area = Area("X1", "Åbakken", DECEMBER, "district", "prøve", aliases=("Bakkehusene",))
    later = Area("X1", "Bakkehusene", NEXT, "district", "prøve")
    register = Register((later, area))
    assert register.called("bakkehusene") == (area, later)
    assert register.called("bakkehusene", date(2023, 1, 1)) == (area,)
    assert register.called("aabakken") == (area,)
    assert register.called("Dalen") == ()


def test_an_area_lives_on_under_another_code() -> None:
    register = Register((
        an_area("X1", successor="X2"),
        an_area("X2", published=NEXT, successor="X3"),
        an_area("X3", published=date(2024, 12, 1)),
    ))  # fmt: skip
    assert register.today_of("X1") == ("X1", "X2", "X3")
    assert register.codes_of("X3") == {"X1", "X2", "X3"}
    assert register.codes_of("X1") == {"X1"}


def test_successors_in_a_ring_end() -> None:
    register = Register((an_area("X1", successor="X2"), an_area("X2", successor="X1")))
    assert register.today_of("X1") == ("X1", "X2")
    assert register.codes_of("X1") == {"X1", "X2"}


@pytest.mark.parametrize(
    ("years", "with_it", "expected"),
    [
        ((2018, 2019, 2020, 2021, 2022), (2019, 2020, 2021, 2022), YearsInARow(4, True)),
        ((2019, 2020, 2021, 2022), (2019, 2020, 2021, 2022), YearsInARow(4, False)),
        ((2019, 2020, 2022), (2019, 2020, 2022), YearsInARow(1, False)),
        ((2021, 2022), (2021,), YearsInARow(0, True)),
        ((), (), YearsInARow(0, False)),
    ],
)
def test_years_in_a_row_end_where_the_register_does(
    years: tuple[int, ...], with_it: tuple[int, ...], expected: YearsInARow
) -> None:
    areas = [an_area("Y", "parallel_society_area", date(year, 12, 1)) for year in years]
    areas += [
        an_area("OLD" if year < 2021 else "X1", "parallel_society_area", date(year, 12, 1),
                successor="X1" if year < 2021 else None)
        for year in with_it
    ]  # fmt: skip
    found = Register(tuple(areas)).years_in_a_row("X1", "parallel_society_area", DECEMBER)
    assert found == expected


def test_counts_and_rings_are_possible_ones() -> None:
    assert Count(1, 3).percent == Fraction(100, 3)
    for part, whole in ((1, 0), (-1, 10)):
        with pytest.raises(ValueError, match="no share"):
            Count(part, whole)
    with pytest.raises(ValueError, match="three points"):
        Polygon(((0.0, 0.0), (1.0, 1.0)))
    with pytest.raises(ValueError, match="three points"):
        Polygon(((0.0, 0.0), (1.0, 1.0), (1.0, 0.0)), (((0.0, 0.0), (0.0, 0.0), (1.0, 1.0)),))
