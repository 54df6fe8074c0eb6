"""A newer edition of the annex takes the work with its parts along, and nothing else."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.demo.annex import demo_annex
from brobygger.domain.documents.found import Found
from brobygger.web.accounts.models import User
from brobygger.web.recommendations.approaches.steps import ApproachFacts, add_approach
from brobygger.web.recommendations.handovers.link import token_of
from brobygger.web.recommendations.handovers.steps import hand_over
from brobygger.web.recommendations.models import Annex, Approach, Handover, Part, Upkeep
from brobygger.web.recommendations.upkeep.steps import update_part

pytestmark = pytest.mark.django_db


def test_requests_handovers_and_keepers_go_on_with_the_same_parts(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    user, today = a_user(), timezone.localdate()
    old = accept(demo_annex())
    parts = {part.code: part for part in Part.objects.filter(recommendation__annex=old)}
    approach = add_approach(parts["10a"], ApproachFacts(addressed_to="X", subject="Y"), user)
    handover = hand_over(parts["2a"], "BUF", "Hvad?", today + timedelta(9), user)
    link = reverse("answers:answer", args=[token_of(handover)])
    update_part(parts["3a"], "I gang", user, 3, user)
    new = accept(demo_annex())
    for row, code in ((approach, "10a"), (handover, "2a"), (Upkeep.objects.get(), "3a")):
        row.refresh_from_db()
        assert (row.part.code, row.part.recommendation.annex) == (code, new)
        newest = row.history.latest("history_id")
        assert (row.history.count(), newest.history_change_reason) == (2, "carried")
    assert Client().get(link).status_code == 200


def test_what_the_new_edition_does_not_have_stays_with_the_old_one(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    user = a_user()
    old = accept(demo_annex())
    for part in Part.objects.filter(recommendation__annex=old, code__in=("3a", "3b")):
        hand_over(part, "BUF", "Hvad?", timezone.localdate(), user)
    paper = demo_annex()
    third = paper.recommendations[2]
    other = replace(third.parts[0], label=Found("noget helt andet", "noget helt andet"))
    changed = replace(third, parts=(other, *third.parts[1:]))
    recommendations = (*paper.recommendations[:2], changed, *paper.recommendations[3:])
    new = accept(replace(paper, recommendations=recommendations))
    stands = {row.part.code: row.part.recommendation.annex for row in Handover.objects.all()}
    assert stands == {"3a": old, "3b": new}


def test_another_case_takes_nothing(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    old = accept(demo_annex())
    part = Part.objects.get(code="10a")
    add_approach(part, ApproachFacts(addressed_to="X", subject="Y"), a_user())
    accept()
    assert Approach.objects.get().part.recommendation.annex == old
