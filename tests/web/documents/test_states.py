"""The table of states is whole: every state is reached, said in words, and left lawfully."""

import pytest

from brobygger.web.documents.states import (
    CONDITIONS,
    DELETABLE,
    IN_QUARANTINE,
    STATES,
    TRANSITIONS,
    NotAllowed,
    condition,
    require,
)


def test_every_state_has_words_and_a_row_of_steps() -> None:
    assert set(TRANSITIONS) == set(STATES)
    for state in CONDITIONS.values():
        assert str(state.name)
        assert str(state.meaning).endswith(".")
        assert str(state.next_step).endswith(".")


def test_every_state_is_reached_from_the_door() -> None:
    reached = {"quarantined"}
    while more := {to for state in reached for to in TRANSITIONS[state]} - reached:
        reached |= more
    assert reached == set(STATES)


def test_the_register_is_reached_through_review_alone() -> None:
    assert [state for state in STATES if "registered" in TRANSITIONS[state]] == ["review"]


def test_nothing_leaves_refused_or_the_register() -> None:
    assert not TRANSITIONS["refused"]
    assert not TRANSITIONS["registered"]


def test_quarantine_is_left_only_by_being_read() -> None:
    leaving = {
        state for state in IN_QUARANTINE for to in TRANSITIONS[state] if to not in IN_QUARANTINE
    }
    assert leaving == {"quarantined"}


def test_a_registered_paper_cannot_be_deleted() -> None:
    assert set(STATES) - set(DELETABLE) == {"registered"}


def test_how_the_reading_goes_is_told_by_the_job_and_only_while_it_matters() -> None:
    assert condition("quarantined", "").code == "quarantined"
    assert condition("quarantined", "running").code == "reading"
    assert condition("quarantined", "failed").code == "failed"
    assert condition("review", "failed").code == "review"


def test_a_step_outside_the_table_is_refused() -> None:
    with pytest.raises(NotAllowed):
        require("quarantined", "registered")
    require("quarantined", "review")
