"""Beside the sessions: helped on, courses, and the question in the city's languages."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.models import Activity
from brobygger.web.actors.models import Actor
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.models import Question, ReceivingService, Referral, Training
from brobygger.web.reach.referrals.steps import save_referrals
from brobygger.web.reach.training.steps import TrainingFacts, write_training
from brobygger.web.ui.faults import Refused
from web.actors.pages import words_of

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]


class TestHelpedOn:
    @pytest.fixture
    def service(self) -> ReceivingService:
        return ReceivingService.objects.create(title="Rådgivningen", order=1)

    def test_is_counted_by_month_and_service(
        self, initiative: Initiative, service: ReceivingService, signed_in: Browser
    ) -> None:
        client, url = signed_in(Role.PROJECT), reverse("register:referrals") + "?aar=2025"
        assert "Rådgivningen" in words_of(client.get(url).content)
        client.post(url, {f"{service.pk}-3": "7", f"{service.pk}-4": "0"})
        rows = [(f"{row.month}", row.people) for row in Referral.objects.order_by("month")]
        assert rows == [("2025-03-01", 7), ("2025-04-01", 0)]
        client.post(url, {f"{service.pk}-3": "", f"{service.pk}-4": "0"})
        assert Referral.objects.get().people == 0
        events = AuditEvent.objects.filter(verb="referral.saved")
        assert [event.facts for event in events] == [{"title": "Prøveindsatsen", "year": 2025}] * 2

    def test_what_cannot_be_is_refused(
        self, initiative: Initiative, service: ReceivingService, a_user: Callable[..., User]
    ) -> None:
        today = timezone.localdate()
        for cells in ({(service.pk, 3): -1}, {(0, 3): 4}, {(service.pk, 3): 10_001}):
            with pytest.raises(Refused):
                save_referrals(initiative, 2025, cells, today, a_user())
        with pytest.raises(Refused):
            save_referrals(initiative, today.year + 1, {(service.pk, 3): 1}, today, a_user())
        with pytest.raises(PermissionDenied):
            save_referrals(initiative, 2025, {}, today, a_user(Role.STEERING))

    def test_the_list_of_services_is_the_citys(
        self, service: ReceivingService, signed_in: Browser
    ) -> None:
        client = signed_in()
        client.post(reverse("register:services"), {"title": "Døgnvagten"})
        page = client.post(reverse("register:services"), {"title": "døgnvagten"})
        assert "Det står her allerede." in words_of(page.content)
        client.post(reverse("register:service", args=[service.pk]), {"title": "Familiehuset"})
        client.post(reverse("register:use_service", args=[service.pk]))
        service.refresh_from_db()
        assert (service.title, service.is_in_use) == ("Familiehuset", False)

    def test_nobody_else_sees_it(self, signed_in: Browser) -> None:
        for role in (Role.STEERING, Role.EVALUATOR, Role.BUDGET):
            assert signed_in(role).get(reverse("register:referrals")).status_code == 403


class TestACourse:
    @pytest.fixture
    def course(self, an_activity: Callable[..., Activity]) -> Activity:
        return an_activity("Kursus", kind=Activity.Kind.COMPETENCE)

    def test_is_written_and_corrected(self, course: Activity, signed_in: Browser) -> None:
        school = Actor.objects.create(title="Birkeskolen", folded="birkeskolen")
        client, today = signed_in(Role.PROJECT), f"{timezone.localdate():%d-%m-%Y}"
        given: dict[str, Any] = {"activity": course.pk, "on": today, "half_days": 2}
        given |= {"actors": [school.pk], "participations": 11}
        client.post(reverse("register:training"), given)
        row = Training.objects.get()
        assert (row.participations, row.half_days) == (11, 2)
        assert list(row.actors.all()) == [school]
        assert row.session.state == "held"
        url = reverse("register:correct_training", args=[row.pk])
        assert "11" in client.get(url).content.decode()
        client.post(url, {"half_days": 1, "participations": "", "actors": [school.pk]})
        row.refresh_from_db()
        assert (row.participations, row.half_days) == (None, 1)
        assert "ikke oplyst" in words_of(client.get(reverse("register:training")).content)

    @pytest.mark.parametrize(
        "more",
        [
            {"on": timezone.localdate() + timedelta(days=1)},
            {"half_days": 0},
            {"participations": -1},
            {"actors": frozenset({0})},
            {"line": "010190-1234"},
            {"activity": 0},
        ],
    )
    def test_what_cannot_be_is_refused(
        self, more: dict[str, Any], course: Activity, a_user: Callable[..., User]
    ) -> None:
        facts: dict[str, Any] = {"activity": course.pk, "on": timezone.localdate(), **more}
        with pytest.raises(Refused):
            write_training(TrainingFacts(**facts), a_user())

    def test_is_never_an_activity_for_citizens(
        self, course: Activity, cafe: Activity, a_user: Callable[..., User], tallied: Any
    ) -> None:
        with pytest.raises(Refused):
            tallied(course)
        with pytest.raises(Refused):
            write_training(TrainingFacts(activity=cafe.pk, on=timezone.localdate()), a_user())

    def test_twice_on_a_day_is_told(self, course: Activity, a_user: Callable[..., User]) -> None:
        facts = TrainingFacts(activity=course.pk, on=timezone.localdate())
        write_training(facts, a_user())
        with pytest.raises(Refused):
            write_training(facts, a_user())


class TestTheQuestion:
    def test_is_asked_in_the_citys_languages(self, db: None, signed_in: Browser) -> None:
        client, url = signed_in(), reverse("register:questions")
        said = words_of(client.get(url).content)
        assert "Hvor mange er her for første gang i denne indsats?" in said
        assert "How many of you are here for the first time?" in said
        client.post(url, {"language": "Eksempelsk", "code": "ar", "sentence": "Kam minkum?"})
        client.post(url, {"language": "eksempelsk", "code": "", "sentence": "Kam?"})
        row = Question.objects.get()
        assert (row.language, row.sentence, row.code) == ("Eksempelsk", "Kam?", "")
        client.post(reverse("register:remove_question", args=[row.pk]))
        assert not Question.objects.exists()

    def test_a_language_that_is_given_or_no_code_is_refused(
        self, db: None, signed_in: Browser
    ) -> None:
        client, url = signed_in(), reverse("register:questions")
        page = client.post(url, {"language": "dansk", "code": "x", "sentence": "Hvor mange?"})
        said = words_of(page.content)
        assert "Det sprog står der allerede." in said
        assert "to eller tre bogstaver" in said
