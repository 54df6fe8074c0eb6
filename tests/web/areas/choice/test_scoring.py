"""Scoring apart and together, evidence, done and not done, and vetoes."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice import score_steps
from brobygger.web.areas.choice.loading import load
from brobygger.web.areas.choice.score_steps import ScoreFacts
from brobygger.web.areas.models import AreaChoice, AreaScore, ScoringPerson
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from web.areas.choice.conftest import CLEAR, KEYS, candidate, score
from web.areas.choice.test_opening import NUMBER, refused

pytestmark = pytest.mark.django_db

ApartOf = Callable[..., AreaChoice]


@pytest.fixture
def mine(choice: AreaChoice, a_user: Callable[..., User]) -> User:
    """A case officer who scores for BIF."""
    score_steps.score_for(choice, "BIF", a_user())
    return a_user()


def test_a_score_is_given_changed_and_taken_away(choice: AreaChoice, mine: User) -> None:
    row = candidate(choice, "Bakken")
    facts = ScoreFacts(low=2, evidence="Mødet i maj")
    first = score_steps.set_score(row, KEYS[0], facts, mine)
    assert (first.low, first.high, first.scorer, first.round) == (2, None, "BIF", "apart")
    score_steps.set_score(row, KEYS[0], facts, mine)
    events = AuditEvent.objects.filter(verb="choice.scored")
    assert events.count() == 1, "what is the same is no event"
    score_steps.set_score(row, KEYS[0], ScoreFacts(low=2, high=3), mine)
    score = AreaScore.objects.get()
    assert (score.low, score.high, score.evidence) == (2, 3, "")
    last = events.latest("pk")
    assert (last.facts["before"], last.facts["levels"]) == ("2", "2-3")
    score_steps.remove_score(row, KEYS[0], mine)
    score_steps.remove_score(row, KEYS[0], mine)
    assert not AreaScore.objects.exists()


def test_a_span_of_one_level_is_that_level(choice: AreaChoice, mine: User) -> None:
    score = score_steps.set_score(
        candidate(choice, "Bakken"), KEYS[0], ScoreFacts(low=2, high=2), mine
    )
    assert score.high is None


@pytest.mark.parametrize(("low", "high"), [(5, None), (-1, None), (3, 2), (2, 5)])
def test_levels_that_are_none_are_refused(
    low: int, high: int | None, choice: AreaChoice, mine: User
) -> None:
    facts = ScoreFacts(low=low, high=high)
    row = candidate(choice, "Bakken")
    assert "fra 0 til 4" in refused(lambda: score_steps.set_score(row, KEYS[0], facts, mine))


def test_no_person_number_is_written_anywhere(choice: AreaChoice, mine: User) -> None:
    row = candidate(choice, "Bakken")
    veto = score_steps.add_veto(row, "Ingen lokaler", "TMF", mine)
    for step in (
        lambda: score_steps.set_score(row, KEYS[0], ScoreFacts(low=1, evidence=NUMBER), mine),
        lambda: score_steps.start_together(choice, NUMBER, mine),
        lambda: score_steps.add_veto(row, NUMBER, "TMF", mine),
        lambda: score_steps.add_veto(row, "Nej", NUMBER, mine),
        lambda: score_steps.lift_veto(veto, NUMBER, mine),
    ):
        said = refused(step)
        assert "personnummer" in said
        assert "1234" not in said


def test_all_faults_of_an_area_are_told_and_nothing_is_saved(
    choice: AreaChoice, mine: User
) -> None:
    facts = {
        KEYS[0]: ScoreFacts(low=2),
        KEYS[1]: ScoreFacts(low=9),
        KEYS[2]: ScoreFacts(low=1, evidence=NUMBER),
    }
    said = refused(lambda: score_steps.score_area(candidate(choice, "Bakken"), facts, mine))
    assert "0 til 4" in said
    assert "personnummer" in said
    assert not AreaScore.objects.exists()


def test_an_unknown_criterion_is_refused(choice: AreaChoice, mine: User) -> None:
    row = candidate(choice, "Bakken")
    step = partial(score_steps.set_score, row, "udsigten", ScoreFacts(low=1), mine)
    assert "ikke det kriterium" in refused(step)


def test_one_scores_for_an_administration_and_only_for_that(
    choice: AreaChoice, mine: User, other: User
) -> None:
    row = candidate(choice, "Bakken")
    step = partial(score_steps.set_score, row, KEYS[0], ScoreFacts(low=1), other)
    assert "hvilken forvaltning" in refused(step)
    assert "en af de to" in refused(lambda: score_steps.score_for(choice, "SOF", other))
    score_steps.score_for(choice, "TMF", mine)
    assert ScoringPerson.objects.get().scorer == "TMF", "nothing is scored yet: a slip"
    step_of_mine = partial(score_steps.set_score, row, KEYS[0], ScoreFacts(low=1), mine)
    step_of_mine()
    said = refused(lambda: score_steps.score_for(choice, "BIF", mine))
    assert "Bed en kollega" in said


def test_neither_sees_the_other_until_both_are_done(
    choice: AreaChoice, mine: User, other: User
) -> None:
    score_steps.score_for(choice, "TMF", other)
    score(choice, mine, {"Bakken": (3, 3, 3)})
    score(choice, other, {"Bakken": (1, None, None)})
    rows = load(choice.pk, mine)
    assert {one.scorer for one in rows.scores} == {"BIF"}
    assert rows.counts == {"BIF": 3, "TMF": 1}
    stranger = User.objects.create_user("ny", "x", role=Role.PROJECT)
    assert load(choice.pk, stranger).scores == ()
    score_steps.say_done(choice, mine)
    assert not load(choice.pk, mine).is_whole
    score_steps.say_done(choice, other)
    assert {one.scorer for one in load(choice.pk, mine).scores} == {"BIF", "TMF"}
    assert load(choice.pk, stranger).is_whole


def test_the_log_does_not_give_the_levels_away(choice: AreaChoice, mine: User) -> None:
    score_steps.set_score(
        candidate(choice, "Bakken"), KEYS[0], ScoreFacts(low=3, evidence="Hemmeligt"), mine
    )
    said = sentence(AuditEvent.objects.latest("pk"))
    assert said == "scorede Bakken på »Lovende indsatser, som folk har tillid til« (BIF)"


def test_done_can_be_taken_back_until_the_other_has_been_seen(
    choice: AreaChoice, mine: User, other: User
) -> None:
    row = candidate(choice, "Bakken")
    assert "mindst én" in refused(lambda: score_steps.say_done(choice, mine))
    score(choice, mine, {"Bakken": (3, 3, 3)})
    score_steps.say_done(choice, mine)
    step = partial(score_steps.set_score, row, KEYS[0], ScoreFacts(low=1), mine)
    assert "sagt færdig" in refused(step)
    score_steps.take_back_done(choice, mine)
    step()
    score_steps.say_done(choice, mine)
    score_steps.say_done(choice, mine)
    score_steps.score_for(choice, "TMF", other)
    score(choice, other, {"Bakken": (1, 1, 1)})
    score_steps.say_done(choice, other)
    assert "set hinandens" in refused(lambda: score_steps.take_back_done(choice, mine))


def test_together_takes_a_reason_before_both_are_done(choice: AreaChoice, mine: User) -> None:
    row = candidate(choice, "Bakken")
    together = partial(score_steps.set_score, row, KEYS[0], ScoreFacts(low=1), mine, together=True)
    assert "Begynd først" in refused(together)
    assert "hvorfor" in refused(lambda: score_steps.start_together(choice, " ", mine))
    score_steps.start_together(choice, "Fristen er i morgen", mine)
    score_steps.start_together(choice, "", mine)
    choice.refresh_from_db()
    assert (choice.is_together, choice.together_reason) == (True, "Fristen er i morgen")
    apart = partial(score_steps.set_score, row, KEYS[0], ScoreFacts(low=1), mine)
    assert "sammen" in refused(apart)
    assert (together().scorer, together().round) == ("BIF+TMF", "together")


def test_what_they_agree_on_counts_and_both_opinions_stay(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice = scored(CLEAR, {**CLEAR, "Bakken": (1, 3, 3)})
    user = a_user()
    (found,) = load(choice.pk, user).disagreements
    assert (found.area, found.gap, found.agreed) == ("Bakken", 3, None)
    score_steps.start_together(choice, "", user)
    agreed = ScoreFacts(low=2, evidence="Enige på mødet")
    score_steps.set_score(candidate(choice, "Bakken"), KEYS[0], agreed, user, together=True)
    rows = load(choice.pk, user)
    assert rows.sheet.row("Bakken")[0].low == rows.sheet.row("Bakken")[0].high == 2
    assert rows.disagreements[0].agreed is not None
    score_steps.remove_score(candidate(choice, "Bakken"), KEYS[0], user, together=True)
    assert load(choice.pk, user).disagreements[0].agreed is None


def test_a_veto_takes_an_area_out_and_is_lifted_with_a_reason(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice, user = scored(), a_user()
    row = candidate(choice, "Bakken")
    assert "hvorfor" in refused(lambda: score_steps.add_veto(row, " ", "TMF", user))
    assert "organisation" in refused(lambda: score_steps.add_veto(row, "Nej", "", user))
    veto = score_steps.add_veto(row, "Ingen lokaler", "TMF", user)
    assert "Bakken" not in load(choice.pk, user).sheet.areas
    assert "hvorfor" in refused(lambda: score_steps.lift_veto(veto, "", user))
    score_steps.lift_veto(veto, "De har fundet et lokale", user)
    score_steps.lift_veto(veto, "To gange", user)
    veto.refresh_from_db()
    assert veto.lifted_because == "De har fundet et lokale"
    assert "Bakken" in load(choice.pk, user).sheet.areas
    assert sentence(AuditEvent.objects.latest("pk")) == "ophævede vetoet mod Bakken"


def test_a_disagreement_about_an_area_that_is_out_need_not_be_settled(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice, user = scored(CLEAR, {**CLEAR, "Grunden": (4, 1, 0)}), a_user()
    assert len(load(choice.pk, user).unsettled) == 1
    score_steps.add_veto(candidate(choice, "Grunden"), "Ingen lokaler", "TMF", user)
    rows = load(choice.pk, user)
    assert (len(rows.disagreements), rows.unsettled) == (1, ())


@pytest.mark.parametrize("role", Role.values)
def test_who_may_score(role: str, scored: ApartOf, a_user: Callable[..., User]) -> None:
    choice, user = scored(), a_user(role)
    may = user.has_perm("accounts.work_in_areas") or user.has_perm("accounts.work_with_papers")
    row = candidate(choice, "Bakken")
    veto = score_steps.add_veto(candidate(choice, "Engen"), "Nej", "TMF", a_user())
    many: list[Callable[[], Any]] = [
        lambda: score_steps.score_for(choice, "BIF", user),
        lambda: score_steps.say_done(choice, user),
        lambda: score_steps.start_together(choice, "", user),
        lambda: score_steps.set_score(row, KEYS[0], ScoreFacts(low=1), user, together=True),
        lambda: score_steps.remove_score(row, KEYS[0], user, together=True),
        lambda: score_steps.add_veto(row, "Nej", "TMF", user),
        lambda: score_steps.lift_veto(veto, "Jo", user),
    ]
    for step in many:
        if may:
            step()
        else:
            with pytest.raises(PermissionDenied):
                step()
    if not may:
        with pytest.raises(PermissionDenied):
            score_steps.take_back_done(choice, user)
