"""A list's label beside what its figures give: shown where they differ, never corrected."""

from datetime import date
from fractions import Fraction

from brobygger.domain.areas.area import ListKind, Measure, Value
from brobygger.domain.areas.labels import assess_on_list, check_labels
from brobygger.domain.areas.register import Register
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import say
from domain.areas.sheets import DECEMBER, an_area

NATIONALS = {DECEMBER: Fraction("0.71")}
FULL: dict[Measure, Value] = {
    "non_western": Fraction("50.1"),
    "outside_work": Fraction("40.1"),
    "basic_school": Fraction("60.1"),
    "convicted": Fraction(0),
    "income": Fraction(80),
}


def check(*areas: object) -> list[Problem]:
    """The problems of a register with these entries."""
    return check_labels(Register(areas), NATIONALS)  # type: ignore[arg-type]


def test_labels_that_the_figures_bear_out_are_no_problem() -> None:
    assert check(an_area(values=FULL), an_area(kind="district")) == []


def test_a_label_the_figures_do_not_give_is_shown_with_the_counts() -> None:
    values = {**FULL, "non_western": Fraction(30), "basic_school": Fraction(60)}
    area = an_area(values=values, residents=966, name="Åbakken")
    register = Register((area,))
    (problem,) = check_labels(register, NATIONALS)
    assert (problem.code, problem.severity) == ("AREA-005", "warning")
    said = say(problem)
    assert "1 af 4 kriterier" in said.what
    assert "ikke-vestlige" in said.what
    assert "966 (mindst 1.000)" in said.what
    assert "non western" in say(problem, "en").what
    assert register.areas == (area,)


def test_a_label_that_cannot_be_decided_names_what_is_missing() -> None:
    values: dict[Measure, Value] = {
        "non_western": FULL["non_western"],
        "outside_work": FULL["outside_work"],
    }
    (problem,) = check(an_area(values=values, residents=None))
    assert (problem.code, problem.severity) == ("AREA-009", "info")
    assert problem.params["missing_en"] == "convicted, basic school, income, residents"
    assert "beboere" in say(problem).what


def test_an_area_that_fits_a_loaded_list_it_is_not_on_is_shown() -> None:
    kinds: tuple[ListKind, ...] = ("vulnerable_area", "parallel_society_area")
    other = an_area("X2", "parallel_society_area", values=FULL)
    own = an_area("X2", "vulnerable_area", values=FULL)
    problems = check(an_area("X1", "vulnerable_area", values=FULL), own, other)
    assert [(each.code, each.params["area"]) for each in problems] == [("AREA-006", "Bakken X1")]
    assert problems[0].params["kind"] == "parallelsamfund"
    assert check(*(an_area("X1", kind, values=FULL) for kind in kinds)) == []


def test_a_list_that_is_not_loaded_says_nothing() -> None:
    assert check(an_area("X1", "vulnerable_area", values=FULL)) == []


def test_a_vulnerable_area_need_not_stand_on_the_list_of_prevention_areas() -> None:
    other = an_area("X2", "prevention_area", values={**FULL, "outside_work": Fraction(35)})
    assert check(an_area("X1", "vulnerable_area", values=FULL), other) == []


def test_older_lists_have_no_thresholds_here() -> None:
    (problem,) = check(an_area(published=date(2017, 12, 1), values=FULL))
    assert problem.code == "AREA-007"
    assert "01-12-2017" in say(problem).what


def test_a_transformation_area_is_counted_over_the_lists() -> None:
    days = [date(year, 12, 1) for year in range(2018, 2023)]
    lists = tuple(an_area("X1", "parallel_society_area", day, values=FULL) for day in days)
    area = an_area("X1", "transformation_area", values=FULL)

    def fits(register: Register) -> bool | None:
        found = assess_on_list(register, area, "transformation_area", NATIONALS)
        assert found is not None
        return found.fits

    assert fits(Register((*lists, area))) is True
    assert fits(Register((*lists[1:], area))) is None
    broken = an_area("X9", "parallel_society_area", days[0])
    assert fits(Register((broken, *lists[1:], area))) is False
    (problem,) = [
        each
        for each in check_labels(Register((broken, *lists[1:], area)), NATIONALS)
        if each.code == "AREA-005" and each.params["kind"] == "omdannelsesområde"
    ]
    assert "år i træk" in say(problem).what
    unknown = check_labels(Register((*lists[1:], area)), NATIONALS)
    assert "earlier lists" in [e.params["missing_en"] for e in unknown if e.code == "AREA-009"]
