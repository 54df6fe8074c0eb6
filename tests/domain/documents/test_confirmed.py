"""What enters the register is what a person confirmed, and nothing else."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brobygger.domain.budgets.note import BudgetNote, EarlierFunds
from brobygger.domain.documents.confirmed import (
    NotConfirmed,
    Verdict,
    confirmed_values,
    found_in,
)
from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.documents.record import as_json, walk
from brobygger.domain.kernel.place import Place


def a_note() -> BudgetNote:
    return BudgetNote(
        code=Found("BI08", "BI08", Place(line=1)),
        fte=(Found(Fraction(5, 2), "2½"), unknown("22", Place(line=9), suggestion=Fraction(5, 2))),
        districts={"Vesterbro/Kgs. Enghave": Found(False, "☐"), "Valby": Found("unknown", "O")},
        earlier_funds=(
            EarlierFunds(Found("Budgetaftale 2023"), unknown("", Place()), Found(300_000), None),
        ),
    )


def values() -> Any:
    return as_json(a_note())


def test_the_record_holds_the_same_values_under_the_same_paths_as_the_note() -> None:
    assert [path for path, _ in found_in(values())] == [path for path, _ in walk(a_note())]
    assert dict(found_in(values())) == {path: as_json(found) for path, found in walk(a_note())}


def test_a_correction_replaces_the_value_and_keeps_what_the_paper_said() -> None:
    verdicts = {path: Verdict("accepted") for path, _ in found_in(values())}
    verdicts["fte.1"] = Verdict("corrected", "2.5")
    verdicts["districts.Vesterbro/Kgs. Enghave"] = Verdict("corrected", True)
    confirmed = confirmed_values(values(), verdicts)
    assert confirmed["fte"][1]["value"] == "2.5"
    assert confirmed["fte"][1]["raw"] == "22"
    assert confirmed["fte"][1]["source"]["line"] == 9
    assert confirmed["fte"][1]["certainty"] == "certain"
    assert confirmed["districts"]["Vesterbro/Kgs. Enghave"]["value"] is True


def test_a_rejected_value_is_unknown_and_never_zero() -> None:
    verdicts = {path: Verdict("rejected") for path, _ in found_in(values())}
    assert {(f["value"], f["certainty"]) for _, f in found_in(confirmed_values(values(), verdicts))}
    for _path, found in found_in(confirmed_values(values(), verdicts)):
        assert (found["value"], found["certainty"]) == (None, "unknown")


@given(st.sets(st.sampled_from([path for path, _ in walk(a_note())]), min_size=1))
def test_nothing_enters_while_a_value_waits(waiting: set[str]) -> None:
    verdicts = {path: Verdict("accepted") for path, _ in found_in(values()) if path not in waiting}
    with pytest.raises(NotConfirmed) as caught:
        confirmed_values(values(), verdicts)
    assert set(caught.value.paths) == waiting


def test_accepting_all_changes_nothing() -> None:
    verdicts = {path: Verdict("accepted") for path, _ in found_in(values())}
    assert confirmed_values(values(), verdicts) == values()
