"""The network as files, over HTTP, and on the pages of others."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import networkx as nx
import openpyxl
import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role, User
from brobygger.web.accounts.tokens import Scope, issue_token
from brobygger.web.actors.models import Actor, Wave
from brobygger.web.actors.network import bridges
from brobygger.web.actors.network.panels import on_actor, on_initiative, waves_told
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from brobygger.web.initiatives.models import Initiative

pytestmark = pytest.mark.django_db


def file_of(client: Client, kind: str, query: str = "") -> Any:
    """The answer to asking for a file."""
    return client.get(reverse("network:export", args=[kind]) + query)


def test_graph_files_are_read_by_the_usual_tools(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    graph: Any = nx.read_graphml(io.BytesIO(file_of(client, "graphml").content))
    assert graph.number_of_nodes() == 12
    assert graph.number_of_edges() == 18
    labels = nx.get_node_attributes(graph, "label")
    assert sorted(labels.values())[0] == "Aktør 000"
    assert set(nx.get_node_attributes(graph, "sector").values()) == {
        "Sektor 0", "Sektor 1", "Sektor 2",
    }  # fmt: skip
    again: Any = nx.read_gexf(io.BytesIO(file_of(client, "gexf").content))
    assert again.number_of_edges() == 18


def test_the_list_of_pairs_marks_what_is_unknown(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(12)
    answered(opened(), 10)
    lines = file_of(signed_in(), "csv").content.decode().splitlines()
    assert len(lines) == 1 + 66
    assert [line.split(";")[7] for line in lines].count("unknown") == 1


def test_the_workbook_has_figures_organisations_and_pairs(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(file_of(signed_in(), "xlsx").content))
    assert book.sheetnames == ["Tal", "Organisationer", "Par", "Forklaring"]
    assert any("Kilde: Bølge 0" in str(cell.value) for cell in book["Tal"]["A"])


def test_no_file_is_given_where_fewer_than_five_answered(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(8)
    answered(opened(), 4)
    for kind in ("csv", "graphml", "gexf", "xlsx"):
        answer = signed_in().get(reverse("network:export", args=[kind]), follow=True)
        assert "Der er ingen fil: færre end fem har svaret" in answer.content.decode()


def test_files_need_both_permissions_and_a_kind_that_exists(
    wave: Wave, signed_in: Callable[..., Client]
) -> None:
    assert file_of(signed_in(Role.STEERING), "csv").status_code == 403
    page = signed_in(Role.PROJECT).get(reverse("network:export", args=["csv"]), follow=True)
    assert "kan ikke hente netværket som fil" in page.content.decode()
    assert "Hent som fil" not in page.content.decode()
    assert file_of(signed_in(Role.EVALUATOR), "csv").status_code == 200
    assert file_of(signed_in(), "exe").status_code == 404


@pytest.fixture
def asking(a_user: Callable[..., User]) -> Callable[..., Any]:
    """What a program that may read is answered."""

    def ask(path: str, role: str = Role.CASE_OFFICER) -> Any:
        end = timezone.localdate() + timedelta(days=9)
        secret = issue_token(a_user(role), Scope.READ, "prøve", end).secret
        answer = Client(headers={"Authorization": f"Bearer {secret}"}).get(f"/api{path}")
        assert answer.status_code == 200, answer.content
        return json.loads(answer.content)

    return ask


def test_a_program_reads_waves_figures_change_and_bridges(
    *,
    wave: Wave,
    asking: Callable[..., Any],
    closed: Callable[[Wave], Wave],
    opened: Callable[..., Wave],
    answered: Any,
    half_a_year_ago: Callable[[Wave], None],
    a_user: Callable[..., User],
) -> None:
    bridges.propose(wave, a_user())
    half_a_year_ago(closed(wave))
    second = opened()
    answered(second)
    assert [row["number"] for row in asking("/waves")] == [1, 0]
    figures = asking(f"/waves/{wave.pk}/figures")
    assert [(row["staff"], row["ties_from"]) for row in figures] == [
        ("with", 1), ("with", 3), ("without", 1), ("without", 3),
    ]  # fmt: skip
    assert figures[0]["figures"]["ties"] == {"value": 18, "low": 18, "high": 18}
    assert asking(f"/waves/{wave.pk}/change") == []
    moved = asking(f"/waves/{second.pk}/change?rule=either")[0]
    assert (moved["same_pairs"], moved["same"]["value"]) == (66, 1.0)
    rows = asking(f"/waves/{wave.pk}/bridges")
    assert len(rows) == 5
    assert rows[0]["state"] == "proposed"
    assert "intet forbinder de to i dag" in rows[0]["reasons"]


def test_a_program_gets_no_figure_where_fewer_than_five_answered(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    asking: Callable[..., Any],
) -> None:
    actors(8)
    made = opened()
    answered(made, 4)
    [first, *_rest] = asking(f"/waves/{made.pk}/figures", Role.STEERING)
    assert first["detail"] == "none"
    assert first["figures"]["density"] == {"value": None, "low": None, "high": None}


def test_an_initiatives_page_shows_its_wave_or_asks_for_wave_0(
    initiative: Initiative, a_user: Callable[..., User], actors: Any, opened: Any
) -> None:
    request = RequestFactory().get("/")
    request.user = a_user()
    [panel] = on_initiative(request, initiative)
    assert panel.facts["wave"] is None
    actors(6)
    opened()
    [panel] = on_initiative(request, initiative)
    assert panel.facts["answers"].startswith("0 af 6")
    assert panel.facts["no_baseline"]


def test_an_actors_page_shows_its_ties_to_those_who_may_see_them(
    wave: Wave, closed: Callable[[Wave], Wave], a_user: Callable[..., User]
) -> None:
    actor = Actor.objects.order_by("title")[0]
    request = RequestFactory().get("/")
    request.user = a_user()
    assert list(on_actor(request, actor)) == []  # the wave is still open
    closed(wave)
    [panel] = on_actor(request, actor)
    assert panel.facts["ties"] == "Aktør 001, Aktør 002, Aktør 003"
    request.user = a_user(Role.STEERING)
    assert list(on_actor(request, actor)) == []


def test_the_log_says_what_was_done_in_words(wave: Wave, a_user: Callable[..., User]) -> None:
    events = {event.verb: event for event in AuditEvent.objects.all()}
    assert sentence(events["wave.opened"]) == "åbnede bølge 0 og spurgte 12 organisationer"
    told = waves_told(a_user(), [str(wave.pk)])
    assert told.about(wave.pk, 0, "Prøveindsatsen").words == "Bølge 0 i Prøveindsatsen"
