"""What a single organisation answered leaves the program nowhere: not by page, file, or program."""

import ast
import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope, issue_token
from brobygger.web.actors.models import Answer, Invitation, Wave
from brobygger.web.actors.network.link import token_of
from brobygger.web.actors.network.networks import Reading, wave_read
from sources import PACKAGE, imported, python_files, tree

ANSWERS = PACKAGE / "web" / "actors" / "network" / "answers.py"
MODELS = PACKAGE / "web" / "actors" / "models"


def test_only_one_module_reads_the_answers() -> None:
    """Nor does any other follow the relation from an invitation to its answers."""
    offenders = []
    for file in python_files(PACKAGE / "web"):
        if file == ANSWERS or file.parent == MODELS or "migrations" in file.parts:
            continue
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "brobygger.web.actors.models"
            ):
                offenders += [str(file) for name in node.names if name.name == "Answer"]
            if isinstance(node, ast.Constant) and node.value == "actors.Answer":
                offenders.append(str(file))
            if isinstance(node, ast.Attribute) and node.attr == "answers":
                offenders.append(f"{file}:{node.lineno}")
    assert offenders == []


def test_own_answers_are_read_by_the_roster_alone() -> None:
    allowed = {"answers.py", "roster.py"}
    users = [
        file.name
        for file in python_files(PACKAGE / "web")
        if any(
            isinstance(node, ast.Name) and node.id == "own_answers" for node in ast.walk(tree(file))
        )
    ]
    assert set(users) <= allowed


def test_both_answers_of_a_pair_stay_inside_the_rules() -> None:
    """``Network.twice`` holds what each side said; no page or file may look into it."""
    users = [
        str(file)
        for floor in ("web", "cli", "messages")
        for file in python_files(PACKAGE / floor)
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr == "twice"
    ]
    assert users == []


def test_no_template_names_an_answer() -> None:
    """A template reads the roster's own answers only through what is chosen on that very page."""
    said = {
        file.name
        for file in (PACKAGE / "web").rglob("templates/**/*.html")
        if re.search(r"\b(levels|own)\.", file.read_text(encoding="utf-8"))
    }
    assert said == set()


def test_later_links_do_not_reach_into_the_network() -> None:
    """What is raw in it is this link's; others get panels."""
    inside = "brobygger.web.actors.network.answers"
    users = [
        str(file)
        for file in python_files(PACKAGE)
        if inside in imported(file) and file.parent != ANSWERS.parent
    ]
    assert users == []


@pytest.mark.django_db
def test_a_reading_holds_no_reports(wave: Wave) -> None:
    assert "reports" not in Reading.__dataclass_fields__
    assert wave_read(wave).net.answered


@pytest.fixture
def odd_one(wave: Wave) -> Invitation:
    """One organisation whose answers stand out: it alone gives everybody a 5."""
    row = wave.invitations.select_related("actor").order_by("actor__title")[11]
    Answer.objects.filter(invitation=row).update(level=5)
    return row


@pytest.mark.django_db
def test_another_organisation_sees_nothing_of_it_while_the_wave_is_open(
    odd_one: Invitation, wave: Wave
) -> None:
    """The page of another is the same whatever this one answered."""
    other = wave.invitations.order_by("actor__title")[0]
    url = reverse("roster:answer", args=[token_of(other)])
    before = _bare(Client().get(url).content.decode())
    Answer.objects.filter(invitation=odd_one).update(level=0)
    assert _bare(Client().get(url).content.decode()) == before


@pytest.mark.django_db
def test_another_organisation_sees_only_sums_when_it_is_closed(
    odd_one: Invitation, wave: Wave, closed: Callable[[Wave], Wave]
) -> None:
    other = wave.invitations.order_by("actor__title")[0]
    closed(wave)
    page = Client().get(reverse("roster:answer", args=[token_of(other)])).content.decode()
    assert odd_one.actor.title not in page


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.STEERING])
def test_those_who_see_aggregates_meet_no_organisation_by_name(
    role: str, wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(role)
    for net in ("", "?net=tiltag"):
        page = client.get(reverse("network:figures") + net).content.decode()
        assert not re.search(r"Aktør \d", page)
    for name in ("network:map", "network:bridges"):
        assert client.get(reverse(name)).status_code == 403
    for kind in ("csv", "xlsx", "graphml", "gexf"):
        assert client.get(reverse("network:export", args=[kind])).status_code == 403


@pytest.mark.django_db
def test_a_program_gets_sums_and_never_an_answer(
    odd_one: Invitation, wave: Wave, a_user: Callable[..., User]
) -> None:
    end = timezone.localdate() + timedelta(days=9)
    secret = issue_token(a_user(Role.STEERING), Scope.READ, "prøve", end).secret
    client = Client(headers={"Authorization": f"Bearer {secret}"})
    for path in ("", f"/{wave.pk}/figures", f"/{wave.pk}/change"):
        answer = client.get(f"/api/waves{path}")
        assert answer.status_code == 200
        assert not re.search(r"Aktør \d", answer.content.decode())
    assert client.get(f"/api/waves/{wave.pk}/bridges").status_code == 403
    described = client.get("/api/openapi.json").json()
    names = json.dumps([path for path in described["paths"] if "wave" in path])
    assert "answer" not in names
    assert "invitation" not in names


@pytest.mark.django_db
def test_a_file_holds_the_level_of_a_pair_and_not_who_said_what(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    """Both sides of pair 0-1 answer 3; let one say 5: the file then says 4 and neither answer."""
    first = wave.invitations.order_by("actor__title")[0]
    second = wave.invitations.order_by("actor__title")[1]
    Answer.objects.filter(invitation=first, about=second.actor_id).update(level=5)
    client = signed_in(Role.CASE_OFFICER)
    text = client.get(reverse("network:export", args=["csv"])).content.decode()
    [line] = [line for line in text.splitlines() if "Aktør 000;Aktør 001" in line]
    assert line.split(";")[-2] == "4"


@pytest.mark.django_db
def test_staff_cannot_take_a_link_that_has_answers_behind_it(
    wave: Wave, signed_in: Callable[..., Client], opened: Any
) -> None:
    page = signed_in().get(reverse("network:wave", args=[wave.pk])).content.decode()
    for row in wave.invitations.all():
        assert token_of(row).partition(":")[0] not in page


def test_the_model_is_not_in_any_register_of_the_admin() -> None:
    assert not apps.is_installed("django.contrib.admin")


def _bare(page: str) -> str:
    """A page without what differs from one request to the next."""
    return re.sub(r'(csrfmiddlewaretoken" value="|CSRFToken": ")[^"]+', "", page)
