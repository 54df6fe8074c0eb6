"""The decision: what keeps it open, what it keeps, and opening it again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied

from brobygger.web.accounts.models import Role, User
from brobygger.web.areas.choice import score_steps, steps
from brobygger.web.areas.choice.close_steps import close_choice, reopen_choice
from brobygger.web.areas.choice.score_steps import ScoreFacts
from brobygger.web.areas.models import AreaChoice
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from web.areas.choice.conftest import CLEAR, KEYS, candidate, decision
from web.areas.choice.test_opening import NUMBER, refused

pytestmark = pytest.mark.django_db

ApartOf = Callable[..., AreaChoice]


def test_a_decision_keeps_what_each_method_said(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice = scored()
    close_choice(choice, decision(choice), a_user())
    choice.refresh_from_db()
    assert (choice.state, str(choice.chosen)) == ("closed", "Bakken")
    assert [one["first"] for one in choice.said] == [["P0"]] * 4
    methods = [one["method"] for one in choice.said]
    assert methods == ["weighted_sum", "acceptability", "promethee", "topsis"]
    said = sentence(AuditEvent.objects.latest("pk"))
    assert said.startswith("skrev beslutningen i »Område til indsatsen«: Bakken (Udvalget")


def test_a_method_that_could_not_be_used_says_so(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice = scored({**CLEAR, "Grunden": (1, 1, None)})
    close_choice(choice, decision(choice), a_user())
    choice.refresh_from_db()
    said = {one["method"]: one["first"] for one in choice.said}
    assert (said["weighted_sum"], said["promethee"], said["topsis"]) == (["P0"], None, None)


def test_everything_that_keeps_it_open_is_told_at_once(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice = scored()
    empty = replace(
        decision(choice),
        chosen=None,
        decided_by="",
        decided_on=None,
        reason=" ",
        conflicts="",
        minutes="",
    )
    said = refused(lambda: close_choice(choice, empty, a_user()))
    for words in ("kandidat", "begrundelse", "inhabilitet", "besluttet", "referat", "dato"):
        assert words in said
    words = refused(lambda: close_choice(choice, decision(choice, reason=NUMBER), a_user()))
    assert "personnummer" in words
    assert "1234" not in words


def test_another_area_than_the_first_takes_an_explanation(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice = scored()
    said = refused(lambda: close_choice(choice, decision(choice, "Dalen"), a_user()))
    assert "Dalen er valgt, men scorerne sætter Bakken foran" in said
    close_choice(choice, decision(choice, "Dalen", deviation="Skolen er klar"), a_user())
    choice.refresh_from_db()
    assert (str(choice.chosen), choice.deviation) == ("Dalen", "Skolen er klar")


def test_an_area_with_a_veto_is_not_chosen(scored: ApartOf, a_user: Callable[..., User]) -> None:
    choice = scored()
    score_steps.add_veto(candidate(choice, "Bakken"), "Ingen lokaler.", "TMF", a_user())
    assert "Ingen lokaler" in refused(lambda: close_choice(choice, decision(choice), a_user()))
    for title in ("Dalen", "Engen", "Fjorden", "Grunden"):
        score_steps.add_veto(candidate(choice, title), "Nej.", "TMF", a_user())
    assert "Nej." in refused(lambda: close_choice(choice, decision(choice, "Dalen"), a_user()))


def test_nothing_is_decided_before_both_have_been_heard(
    choice: AreaChoice, a_user: Callable[..., User]
) -> None:
    step = partial(close_choice, choice, decision(choice), a_user())
    assert "begge forvaltninger" in refused(step)
    score_steps.start_together(choice, "Kun én kunne komme", a_user())
    assert "Intet område er vurderet" in refused(step)


def test_a_closed_choice_stands_still(
    scored: ApartOf, facts: steps.ChoiceFacts, a_user: Callable[..., User]
) -> None:
    choice, user = scored(), a_user()
    veto = score_steps.add_veto(candidate(choice, "Engen"), "Nej", "TMF", user)
    close_choice(choice, decision(choice), user)
    row = candidate(choice, "Bakken")
    for step in (
        lambda: close_choice(choice, decision(choice), user),
        lambda: steps.change_choice(choice, facts, user),
        lambda: steps.remove_choice(choice, user),
        lambda: score_steps.set_score(row, KEYS[0], ScoreFacts(low=1), user),
        lambda: score_steps.start_together(choice, "nu", user),
        lambda: score_steps.add_veto(row, "Nej", "TMF", user),
        lambda: score_steps.lift_veto(veto, "Jo", user),
    ):
        assert "lukket" in refused(step)


def test_it_is_opened_again_with_a_reason_and_the_log_keeps_the_decision(
    scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice, user = scored(), a_user()
    assert "åbent" in refused(lambda: reopen_choice(choice, "Fejl", user))
    close_choice(choice, decision(choice), user)
    assert "hvorfor" in refused(lambda: reopen_choice(choice, "", user))
    assert "personnummer" in refused(lambda: reopen_choice(choice, NUMBER, user))
    reopen_choice(choice, "Klage over mødet", user)
    choice.refresh_from_db()
    assert (choice.is_open, choice.chosen, choice.said) == (True, None, [])
    event = AuditEvent.objects.latest("pk")
    assert event.why == "Klage over mødet"
    assert event.facts["reason"] == "Her er mest at bygge på."
    assert event.facts["decided_on"] == "2024-03-18"
    assert "weighted_sum: P0" in event.facts["said"]
    again = decision(choice, decided_on=date(2024, 5, 6))
    close_choice(choice, again, user)


@pytest.mark.parametrize("role", Role.values)
def test_who_may_decide_and_who_may_open_again(
    role: str, scored: ApartOf, a_user: Callable[..., User]
) -> None:
    choice, user = scored(), a_user(role)
    works = user.has_perm("accounts.work_in_areas") or user.has_perm("accounts.work_with_papers")
    if works:
        close_choice(choice, decision(choice), user)
    else:
        with pytest.raises(PermissionDenied):
            close_choice(choice, decision(choice), user)
        close_choice(choice, decision(choice), a_user())
    if role in {Role.CASE_OFFICER, Role.ADMINISTRATOR}:
        reopen_choice(choice, "Fejl", user)
    else:
        with pytest.raises(PermissionDenied):
            reopen_choice(choice, "Fejl", user)
