"""Opening a choice: candidates, scorers, criteria with their levels, and how they weigh."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from brobygger.domain.areas.criteria import CRITERIA, Criterion
from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.choice.loading import criteria_of
from brobygger.web.areas.choice.score_steps import ScoreFacts
from brobygger.web.areas.models import AreaChoice, AreaList, AreaScore, Veto
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from brobygger.web.ui.faults import Refused
from web.areas.choice.conftest import AREAS, KEYS, candidate

pytestmark = pytest.mark.django_db

NUMBER = "Se 010190-1234"


def refused(step: Callable[[], Any]) -> str:
    """The words of a refusal; nothing is saved and nothing is in the log."""
    before = AuditEvent.objects.count()
    with pytest.raises(Refused) as caught, transaction.atomic():
        step()
    assert AuditEvent.objects.count() == before
    return str(caught.value)


def test_all_areas_of_the_list_are_candidates_in_its_order(choice: AreaChoice) -> None:
    titles = choice.candidates.values_list("listed__title", flat=True)
    assert list(titles) == list(AREAS)
    assert [one["key"] for one in choice.criteria] == list(KEYS)
    assert (choice.importance, choice.is_open, choice.is_shown_to_both) == ([], True, False)
    said = sentence(AuditEvent.objects.latest("pk"))
    assert said == "åbnede valget »Område til indsatsen« med 5 områder"


def test_what_a_choice_must_have(facts: steps.ChoiceFacts, a_user: Callable[..., User]) -> None:
    user = a_user()
    one = [facts.area_list.areas.first().pk]  # type: ignore[union-attr]
    for wrong, words in (
        (replace(facts, title=" "), "hvad valget hedder"),
        (replace(facts, title=NUMBER), "personnummer"),
        (replace(facts, first_scorer=""), "Vælg en forvaltning"),
        (replace(facts, second_scorer="BIF"), "to forskellige"),
        (replace(facts, candidates=one), "mindst to områder"),
    ):
        said = refused(lambda wrong=wrong: steps.open_choice(wrong, user))  # type: ignore[misc]
        assert words in said
        assert "1234" not in said
    assert not AreaChoice.objects.exists()


def test_a_choice_is_corrected_until_somebody_scores(
    choice: AreaChoice, facts: steps.ChoiceFacts, a_user: Callable[..., User]
) -> None:
    user = a_user()
    kept = list(facts.area_list.areas.values_list("pk", flat=True))[:3]
    steps.change_choice(choice, replace(facts, candidates=kept, second_scorer="SOF"), user)
    choice.refresh_from_db()
    assert (choice.candidates.count(), choice.second_scorer) == (3, "SOF")
    score_steps.score_for(choice, "SOF", user)
    score_steps.set_score(candidate(choice, "Engen"), KEYS[0], ScoreFacts(low=2), user)
    assert "skiftes" in refused(lambda: steps.change_choice(choice, facts, user))
    fewer = replace(facts, candidates=kept[:2], second_scorer="SOF")
    said = refused(lambda: steps.change_choice(choice, fewer, user))
    assert "Engen" in said
    assert "veto" in said
    more = replace(facts, candidates=(), second_scorer="SOF", title="Nyt navn")
    steps.change_choice(choice, more, user)
    choice.refresh_from_db()
    assert (choice.candidates.count(), choice.title) == (5, "Nyt navn")


def test_the_list_stays_once_somebody_has_scored(
    choice: AreaChoice, facts: steps.ChoiceFacts, a_user: Callable[..., User]
) -> None:
    another = AreaList.objects.create(
        kind="district", published=facts.area_list.published, source="Prøve"
    )
    for row in facts.area_list.areas.all()[:2]:
        row.pk, row.area_list = None, another
        row.save()
    score_steps.score_for(choice, "BIF", a_user())
    score_steps.set_score(candidate(choice, "Bakken"), KEYS[0], ScoreFacts(low=2), a_user())
    wrong = replace(facts, area_list=another)
    assert "Listen" in refused(lambda: steps.change_choice(choice, wrong, a_user()))


def test_criteria_are_the_citys_own_until_somebody_scores(
    choice: AreaChoice, a_user: Callable[..., User]
) -> None:
    user = a_user()
    own = Criterion("lokaler", "Lokaler", ("ingen", "få", "nogle", "mange", "nok"), "os")
    facts = steps.CriteriaFacts(criteria=[*CRITERIA[:2], own], importance=("lokaler", *KEYS[:2]))
    steps.set_criteria(choice, facts, user)
    choice.refresh_from_db()
    assert choice.criteria[2]["levels"][4] == "nok"
    assert choice.importance[0] == "lokaler"
    score_steps.score_for(choice, "BIF", user)
    score_steps.set_score(candidate(choice, "Engen"), "lokaler", ScoreFacts(low=2), user)
    others = steps.CriteriaFacts(criteria=CRITERIA, importance=())
    assert "kan ikke ændres" in refused(lambda: steps.set_criteria(choice, others, user))


def test_other_weights_after_the_scores_take_a_reason(
    choice: AreaChoice, a_user: Callable[..., User]
) -> None:
    user = a_user()
    score_steps.score_for(choice, "BIF", user)
    score_steps.set_score(candidate(choice, "Engen"), KEYS[0], ScoreFacts(low=2), user)
    criteria = criteria_of(choice)
    facts = steps.CriteriaFacts(criteria=criteria, importance=tuple(reversed(KEYS)))
    assert "hvorfor" in refused(lambda: steps.set_criteria(choice, facts, user))
    steps.set_criteria(choice, replace(facts, why="Aftalt i styregruppen"), user)
    choice.refresh_from_db()
    assert choice.importance == list(reversed(KEYS))
    event = AuditEvent.objects.latest("pk")
    assert (event.why, event.facts["before"]) == ("Aftalt i styregruppen", "")


def test_criteria_that_are_none_are_refused(
    choice: AreaChoice, a_user: Callable[..., User]
) -> None:
    def set_them(*criteria: Criterion, importance: tuple[str, ...] = (), why: str = "") -> str:
        facts = steps.CriteriaFacts(criteria=criteria, importance=importance, why=why)
        return refused(lambda: steps.set_criteria(choice, facts, a_user()))

    levels = ("a", "b", "c", "d", "e")
    assert "mindst ét" in set_them()
    assert "hedder det samme" in set_them(*CRITERIA, replace(CRITERIA[0], key="x"))
    assert "personnummer" in set_them(Criterion("x", "X", levels, NUMBER))
    assert "personnummer" in set_them(Criterion("x", "X", ("a", NUMBER, "c", "d", "e"), ""))
    assert "kriteriet hedder" in set_them(Criterion("x", " ", levels, ""))
    assert "sin egen plads" in set_them(*CRITERIA, importance=KEYS[:2])
    assert "personnummer" in set_them(*CRITERIA, why=NUMBER)


def test_a_choice_goes_away_only_while_nobody_has_scored(
    choice: AreaChoice, facts: steps.ChoiceFacts, a_user: Callable[..., User]
) -> None:
    user = a_user()
    second = steps.open_choice(replace(facts, title="En til"), user)
    steps.remove_choice(second, user)
    score_steps.score_for(choice, "BIF", user)
    score_steps.set_score(candidate(choice, "Engen"), KEYS[0], ScoreFacts(low=2), user)
    assert "bliver stående" in refused(lambda: steps.remove_choice(choice, user))
    assert AreaChoice.objects.get() == choice


@pytest.mark.parametrize("role", Role.values)
def test_who_may_open_and_correct(
    role: str, choice: AreaChoice, facts: steps.ChoiceFacts, a_user: Callable[..., User]
) -> None:
    user = a_user(role)
    may = user.has_perm("accounts.work_in_areas") or user.has_perm("accounts.work_with_papers")
    criteria = steps.CriteriaFacts(criteria=CRITERIA)
    for step in (
        lambda: steps.open_choice(facts, user),
        lambda: steps.change_choice(choice, facts, user),
        lambda: steps.set_criteria(choice, criteria, user),
        lambda: steps.remove_choice(choice, user),
    ):
        if may:
            step()
        else:
            with pytest.raises(PermissionDenied):
                step()


def test_the_database_keeps_what_the_steps_refuse(choice: AreaChoice) -> None:
    row = candidate(choice, "Bakken")
    for wrong in (
        lambda: AreaChoice.objects.update(second_scorer="BIF"),
        lambda: AreaChoice.objects.update(state="closed"),
        lambda: AreaScore.objects.create(candidate=row, criterion="x", scorer="BIF", low=5),
        lambda: AreaScore.objects.create(candidate=row, criterion="x", scorer="BIF", low=3, high=2),
        lambda: Veto.objects.create(candidate=row, reason="", said_by="TMF"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
