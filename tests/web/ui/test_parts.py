"""Panels, thread, badges, problems, search: the parts that links share."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from brobygger.domain.kernel.problem import Problem
from brobygger.messages.recommendations import CATEGORIES
from brobygger.web.ui import search
from brobygger.web.ui.panels import Panel, panels_for

asked: list[str] = []


def offer(request: Any, subject: Any) -> Iterator[Panel]:
    asked.append("once")
    yield Panel("documents", "2", "papirer", "/dokumenter/", detail="1 venter")


def offer_more(request: Any, subject: Any) -> Iterator[Panel]:
    yield Panel("budgets", "2,0 mio.", "om året", "/budgetnotater/")


def find(user: Any, text: str) -> Iterator[search.Hit]:
    for number in range(30):
        yield search.Hit("budgets", text, "/", code=f"BI{number:02}")


@pytest.fixture(autouse=True)
def _offers(monkeypatch: pytest.MonkeyPatch) -> None:
    asked.clear()
    for config in apps.get_app_configs():
        monkeypatch.setattr(config, "panels", {}, raising=False)
        monkeypatch.setattr(config, "searcher", "", raising=False)
    first, second = apps.get_app_config("documents"), apps.get_app_config("budgets")
    monkeypatch.setattr(first, "panels", {"trial": f"{__name__}.offer"}, raising=False)
    monkeypatch.setattr(second, "panels", {"trial": f"{__name__}.offer_more"}, raising=False)
    monkeypatch.setattr(second, "searcher", f"{__name__}.find", raising=False)


def test_panels_come_in_the_order_of_the_chain_and_are_asked_once_a_request() -> None:
    request = RequestFactory().get("/")
    assert [panel.link for panel in panels_for("trial", request)] == ["documents", "budgets"]
    panels_for("trial", request)
    assert asked == ["once"]
    panels_for("trial", request, subject=object())
    assert asked == ["once", "once"]
    assert panels_for("nobody", request) == []


def test_only_plain_figures_count_in_the_menu() -> None:
    request = RequestFactory().get("/")
    assert [panel.count for panel in panels_for("trial", request)] == [2, 0]


def test_the_thread_is_one_list_with_one_link_a_knot() -> None:
    panels = panels_for("trial", RequestFactory().get("/"))
    page = Template('{% red_thread panels "documents" %}').render(Context({"panels": panels}))
    assert page.count("<li") == page.count("<a ") == 2
    assert page.count('aria-current="true"') == 1
    assert "du er her" in page
    assert "style=" not in page
    assert Template("{% red_thread panels %}").render(Context({"panels": []})).strip() == ""


def test_each_category_has_a_shape_of_its_own() -> None:
    pages = [
        Template("{% badge colour 'ord' %}").render(Context({"colour": colour}))
        for colour in ("green", "red", "blue", "black", "grey")
    ]
    shapes = {page[page.index("<svg") : page.index("</svg>")] for page in pages}
    assert len(shapes) == 5
    drawn = {
        "circle": "<circle",
        "triangle": "M6 1 11.5 11H.5Z",
        "diamond": "M6 0 12 6 6 12 0 6Z",
        "square": "M1.2 1.2h9.6v9.6H1.2Z",
    }
    for page, word in zip(pages, CATEGORIES.values(), strict=False):
        assert drawn[word.shape] in page
    assert all("ord" in page for page in pages)


def test_a_problem_is_told_in_the_readers_language() -> None:
    problem = Problem("JOB-001", "error", params={"attempts": "3", "job": "7"})
    page = Template("{% problem p %}")
    with translation.override("da"):
        assert "gik i stå 3 gange" in page.render(Context({"p": problem}))
    with translation.override("en"):
        assert "came to a halt 3 times" in page.render(Context({"p": problem}))


def test_search_takes_the_best_of_each_link_and_nothing_for_no_words() -> None:
    assert len(search.find(None, "støtte")) == search.MOST
    assert search.find(None, "støtte")[0].title_of_link == "Budgetnotater"
    assert search.find(None, "") == []
