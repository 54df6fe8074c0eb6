"""The page that corrects a part: works by plain forms, and nothing typed is lost on the way."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from brobygger.demo.annex import demo_annex
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.models import Annex, Part, Recommendation
from brobygger.web.recommendations.parts.facts import facts_of
from web.recommendations.sent import sent_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(accept: Callable[..., Annex], signed_in: Callable[..., Client]) -> Callable[..., Any]:
    """Open the page of a part: (browser, address, what its form would send)."""
    accept(demo_annex())

    def open_page(code: str) -> tuple[Client, str, dict[str, Any]]:
        client = signed_in()
        url = reverse("recommendations:edit", args=[Part.objects.get(code=code).pk])
        return client, url, sent_by(client.get(url).content.decode())

    return open_page


@pytest.mark.parametrize("code", ["1a", "2a", "3a", "3b", "5a", "8a", "9a", "10a", "12a", "13a"])
def test_what_is_sent_back_untouched_changes_nothing(desk: Callable[..., Any], code: str) -> None:
    client, url, sent = desk(code)
    before = facts_of(Part.objects.get(code=code))
    answer = client.post(url, sent, follow=True)
    assert f"Intet er ændret i del {code}." in answer.content.decode()
    assert facts_of(Part.objects.get(code=code)) == before
    assert not AuditEvent.objects.filter(verb="part.edited").exists()


def test_the_papers_words_stand_beside_each_row_and_cannot_be_typed_over(
    desk: Callable[..., Any],
) -> None:
    client, url, sent = desk("8a")
    page = client.get(url).content.decode()
    part = Part.objects.get(code="8a")
    for rows in (part.responsibilities, part.routes, part.sources, part.edges):
        for row in rows.all():
            assert f"»{escape(row.raw)}«" in page
    assert "owners-0-raw" not in sent
    client.post(url, {**sent, "owners-0-raw": "Noget andet", "owners-0-reason": "x"})
    assert part.responsibilities.get().raw != "Noget andet"


def test_a_row_is_added_filled_and_removed_without_losing_what_was_typed(
    desk: Callable[..., Any],
) -> None:
    client, url, sent = desk("3a")
    typed = {**sent, "remark": "Halvt skrevet", "do": "tilfoej:owners"}
    page = client.post(url, typed).content.decode()
    sent = sent_by(page)
    assert (sent["remark"], sent["owners-TOTAL_FORMS"]) == ("Halvt skrevet", "2")
    assert "Der er noget, du skal rette" not in page
    sent["owners-1-administration"], sent["owners-1-reason"] = "SOF", "Aftalt i maj"
    sent = sent_by(client.post(url, {**sent, "do": "tilfoej:requires"}).content.decode())
    assert (sent["owners-1-administration"], sent["owners-1-reason"]) == ("SOF", "Aftalt i maj")
    sent = sent_by(client.post(url, {**sent, "do": "fjern:owners-0"}).content.decode())
    assert (sent["owners-TOTAL_FORMS"], sent["owners-0-administration"]) == ("1", "SOF")
    answer = client.post(url, sent, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith("#del-3a")
    assert "Del 3a er rettet." in page
    assert "SOF: Aftalt i maj" in page
    part = Part.objects.get(code="3a")
    assert [row.administration for row in part.responsibilities.all()] == ["SOF"]
    assert part.remark == "Halvt skrevet"


def test_a_row_left_empty_is_no_row(desk: Callable[..., Any]) -> None:
    client, url, sent = desk("3a")
    for name in ("owners", "routes", "sources", "requires", "strengthens"):
        sent = sent_by(client.post(url, {**sent, "do": f"tilfoej:{name}"}).content.decode())
    page = client.post(url, sent, follow=True).content.decode()
    assert "Intet er ændret i del 3a." in page


def test_errors_are_said_at_their_fields_and_once_at_the_top(desk: Callable[..., Any]) -> None:
    client, url, sent = desk("3a")
    sent = sent_by(client.post(url, {**sent, "do": "tilfoej:owners"}).content.decode())
    sent = sent_by(client.post(url, {**sent, "do": "tilfoej:sources"}).content.decode())
    sent["owners-1-administration"] = "SOF"
    sent["sources-1-kind"], sent["sources-1-ref"] = "plan", "Planen fra 2027"
    sent["sources-1-reason"] = "Se 010190-1234"
    answer = client.post(url, sent)
    page = answer.content.decode()
    assert "Skriv den, eller vælg »ukendt«." in page
    assert "ligner et personnummer" in page
    sent = sent_by(page)
    assert sent["sources-1-ref"] == "Planen fra 2027"
    sent["sources-1-is_unknown"], sent["sources-1-reason"] = "on", "Oplyst på mødet"
    page = client.post(url, sent).content.decode()
    assert "skriv din begrundelse" in page
    assert 'href="#id_owners-1-raw"' in page
    assert not AuditEvent.objects.filter(verb="part.edited").exists()
    sent["owners-1-raw"] = "nævnt i referatet"
    assert client.post(url, sent).status_code == 302
    [source] = Part.objects.get(code="3a").sources.filter(is_added=True)
    assert (source.valid_to, source.to_known, source.ref) == (None, False, "Planen fra 2027")


def test_both_an_end_and_unknown_is_one_too_many(desk: Callable[..., Any]) -> None:
    client, url, sent = desk("8a")
    page = client.post(url, {**sent, "sources-0-is_unknown": "on"}).content.decode()
    assert "både en slutdato og »ukendt«" in page


def test_a_ring_is_told_in_words_and_nothing_is_saved(desk: Callable[..., Any]) -> None:
    client, url, sent = desk("1a")
    sent = sent_by(client.post(url, {**sent, "do": "tilfoej:requires"}).content.decode())
    sent |= {
        "requires-0-target": "3",
        "requires-0-quantifier": "named",
        "requires-0-parts": "3B",
        "requires-0-reason": "Aftale",
    }
    page = client.post(url, sent).content.decode()
    assert "1a venter på 3b, 3b venter på 1a: en ring" in page
    assert sent_by(page)["requires-0-parts"] == "3B"
    assert not Part.objects.get(code="1a").edges.exists()


def test_a_page_opened_before_anothers_correction_is_stopped_once(
    desk: Callable[..., Any],
) -> None:
    client, url, sent = desk("1a")
    client.post(url, {**sent, "due": "2027-01-01"})
    page = client.post(url, {**sent, "due": "01-02-2027"}).content.decode()
    assert "ændret af en anden" in page
    again = sent_by(page)
    assert again["due"] == "01-02-2027"
    assert client.post(url, again).status_code == 302
    assert str(Part.objects.get(code="1a").due) == "2027-02-01"


def test_undo_stands_on_the_card_until_it_is_pressed(
    desk: Callable[..., Any],
) -> None:
    client, url, sent = desk("1a")
    card = reverse("recommendations:recommendation", args=[Recommendation.objects.get(number=1).pk])
    assert "Fortryd rettelsen" not in client.get(card).content.decode()
    client.post(url, {**sent, "due": "2027-01-01"})
    assert "Fortryd rettelsen" in client.get(card).content.decode()
    undo = reverse("recommendations:undo_edit", args=[Part.objects.get(code="1a").pk])
    page = client.post(undo, follow=True).content.decode()
    assert "Del 1a er som før." in page
    assert "Fortryd rettelsen" not in page
    assert "fortrød rettelsen af del 1a: frist" in page
    page = client.post(undo, follow=True).content.decode()
    assert "Der er ingen rettelse at fortryde." in page


@pytest.mark.parametrize("order", ["fjern:owners-99", "tilfoej:x", "x", "fjern:owners-", ":"])
def test_an_order_that_means_nothing_leaves_the_page_as_it_is(
    desk: Callable[..., Any], order: str
) -> None:
    client, url, sent = desk("3a")
    answer = client.post(url, {**sent, "do": order})
    assert answer.status_code == 200
    assert sent_by(answer.content.decode()) == sent


def test_the_page_costs_a_fixed_number_of_queries(desk: Callable[..., Any]) -> None:
    client, url, sent = desk("3b")
    costs = []
    for add in (None, "tilfoej:owners"):
        with CaptureQueriesContext(connection) as seen:
            client.get(url) if add is None else client.post(url, {**sent, "do": add})
        costs.append(len(seen))
    assert max(costs) <= 12


def test_the_cards_cost_the_same_with_more_parts(
    desk: Callable[..., Any], signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page without what other links show on it: their panels they count themselves."""
    monkeypatch.setattr("brobygger.web.ui.templatetags.ui.panels_for", lambda *_args: [])
    monkeypatch.setattr("brobygger.web.entry.frame.panels_for", lambda *_args: [])
    client = signed_in()
    costs = []
    for number in (1, 3):
        row = Recommendation.objects.get(number=number)
        url = reverse("recommendations:recommendation", args=[row.pk])
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        costs.append(len(seen))
    assert costs[0] == costs[1] <= 12
