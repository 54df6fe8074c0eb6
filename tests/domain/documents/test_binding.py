"""A warning about a place in the file reaches the value that was read there."""

from dataclasses import dataclass

from brobygger.domain.documents.binding import bind_to_values
from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem, Severity

PART = "word/document.xml"


@dataclass(frozen=True)
class Values:
    amount: Found[int]
    goals: tuple[Found[str], ...]


HERE, THERE = Place(part=PART, paragraph=3), Place(part=PART, paragraph=4, table=1, cell="2,3")
VALUES = Values(
    Found(1_600_000, "1.600", THERE),
    (Found("Mål 1", "Mål 1", HERE), Found("Mål 2: 20 flere", "Mål 2: 20 flere", HERE)),
)


def changed(place: Place, after: str, severity: Severity = "warning") -> Problem:
    return Problem("DOCUMENT-075", severity, place, "10", {"before": "10", "after": after})


def fields(*problems: Problem) -> list[str]:
    return [problem.field for problem in bind_to_values(problems, VALUES)]


def test_the_value_of_the_cell() -> None:
    assert fields(changed(THERE, "1.600")) == ["amount"]


def test_of_several_values_the_one_that_holds_the_words() -> None:
    assert fields(changed(HERE, "20")) == ["goals.1"]
    assert fields(changed(HERE, "ikke der")) == ["goals.0"]


def test_what_informs_or_stands_elsewhere_stays_as_it_is() -> None:
    elsewhere = Place(part="word/footnotes.xml", paragraph=3)
    assert fields(
        changed(HERE, "20", "info"), changed(elsewhere, "20"), changed(Place(page=1, line=3), "20")
    ) == ["", "", ""]
