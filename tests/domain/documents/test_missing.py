"""The parts that one copy has and the other has no place for."""

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.documents.compare import Missing, missing_parts
from brobygger.domain.documents.entered import copied, put_in
from brobygger.domain.documents.found import Found
from brobygger.domain.documents.record import as_json, walk


@dataclass(frozen=True, slots=True)
class Row:
    label: Found[str]
    amount: Found[int] | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    title: Found[str] | None = None
    sections: dict[str, Found[str]] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    kind: str = "note"


def found(text: str) -> Found[str]:
    return Found(text, text)


def row(label: str, amount: int | None = None) -> Row:
    return Row(found(label), None if amount is None else Found(amount, str(amount)))


def test_a_field_a_box_and_a_row_are_named_with_where_they_would_stand() -> None:
    here = Paper(rows=(row("Løn"),), sections={"Baggrund": found("ja")})
    there = Paper(found("Hus"), {"Mål": found("frihed"), "Baggrund": found("nej")},
                  (row("Drift", 3), row("Løn", 5)))  # fmt: skip
    assert list(missing_parts(here, there)) == [
        Missing("title", "title", found("Hus")),
        Missing("sections.Mål", "sections.Mål", found("frihed")),
        Missing("rows.0.amount", "rows.0.amount", Found(5, "5")),
        Missing("rows.0", "rows.+", row("Drift", 3)),
    ]


def test_a_value_that_could_not_be_read_is_not_missing() -> None:
    unread: Found[str] = Found(None, "?", certainty="unknown")
    assert list(missing_parts(Paper(unread), Paper(found("Hus")))) == []


PAPERS = st.builds(
    Paper,
    title=st.none() | st.builds(found, st.sampled_from("ab")),
    sections=st.sets(st.sampled_from(["Baggrund", "Indsats"])).map(
        lambda names: {name: found("x") for name in sorted(names)}
    ),
    rows=st.lists(
        st.builds(row, st.sampled_from(["Løn", "Drift", "Husleje"]), st.none() | st.integers(1, 9)),
        unique_by=lambda one: one.label.value,
        max_size=3,
    ).map(tuple),
)  # fmt: skip


@given(PAPERS, PAPERS)
def test_law_with_the_parts_put_in_nothing_of_the_other_copy_is_missing(
    here: Paper, there: Paper
) -> None:
    values = as_json(here)
    said: dict[str, object] = {}
    for part in missing_parts(here, there):
        _at, told = put_in(values, part.at, copied(as_json(part.tree)))
        said |= told
    labels = {one["label"]["raw"] for one in values["rows"]}
    assert labels == {one.label.value for one in here.rows + there.rows}
    assert values["sections"].keys() == here.sections.keys() | there.sections.keys()
    assert (values["title"] is None) == (here.title is None and there.title is None)
    had = {path for path, _found in walk(here)}
    assert not had & said.keys()  # what this copy says itself is never touched
