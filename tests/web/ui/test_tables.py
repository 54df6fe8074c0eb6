"""The house table: sorts, pages, filters with counts, exports exactly its rows, runs no formula."""

import csv
import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.db.models import Q
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from brobygger.web.accounts.models import Role, User
from brobygger.web.ui.export import guarded, plain
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

FILTERS = (
    Filter(
        "rolle",
        "Rolle",
        (
            Choice("sag", "Sagsbehandler", Q(role=Role.CASE_OFFICER), "green"),
            Choice("budget", "Budget", Q(role=Role.BUDGET), "red"),
        ),
    ),
    Filter("aktiv", "Aktiv", (Choice("ja", "Ja", Q(is_active=True)),)),
)


@pytest.fixture
def people(a_user: Callable[..., User]) -> None:
    for number in range(60):
        role = Role.CASE_OFFICER if number % 3 else Role.BUDGET
        user = a_user(role, f"person-{number:02}")
        if number >= 50:
            user.is_active = False
            user.save()
    User.objects.filter(username="person-07").update(display_name="=1+1")


@pytest.fixture
def a_table(people: None) -> Callable[..., RegisterTable]:
    reader = User.objects.get(username="person-01")

    def make(query: str = "", user: Any = reader, **options: Any) -> RegisterTable:
        request = RequestFactory().get(f"/folk/?{query}")
        request.user = user
        columns = (
            Column(
                "navn",
                "Navn",
                lambda row: row.username,
                order=("username",),
                row_head=True,
                url=lambda row: f"/folk/{row.pk}/",
            ),
            Column("vist", "Vist navn", lambda row: row.display_name),
            Column("nr", "Nr.", lambda row: row.pk, kind="number", total="pk"),
        )
        return RegisterTable(
            request,
            "folk",
            "Folk",
            columns=columns,
            rows=User.objects.order_by("username"),
            filters=FILTERS,
            search=lambda rows, words: rows.filter(username__contains=words),
            mark=lambda row: "red" if row.role == Role.BUDGET else "green",
            **options,
        )

    return make


def names(table: RegisterTable) -> list[str]:
    return [row.username for row in table.page]


def shown(table: RegisterTable) -> str:
    return Template("{% register_table table %}").render(Context({"table": table}))


def test_pages_are_25_rows_and_an_unknown_page_is_the_nearest(a_table: Any) -> None:
    assert len(names(a_table())) == 25
    assert names(a_table("side=3"))[0] == "person-50"
    assert names(a_table("side=99")) == names(a_table("side=3"))
    assert names(a_table("side=x")) == names(a_table())


def test_sorting_turns_round_and_ignores_what_cannot_be_sorted(a_table: Any) -> None:
    assert names(a_table("sorter=-navn"))[0] == "person-59"
    assert names(a_table("sorter=vist")) == names(a_table())
    head = a_table("sorter=navn").heads[0]
    assert head.sorted == "ascending"
    assert "sorter=-navn" in head.url
    assert 'aria-sort="ascending"' in shown(a_table("sorter=navn"))


def test_filters_narrow_and_their_counts_say_what_a_click_would_show(a_table: Any) -> None:
    assert a_table("rolle=budget").count == 20
    assert a_table("rolle=budget&aktiv=ja").count == 17
    counts = {chip.label: chip.count for _, chips in a_table("aktiv=ja").chips for chip in chips}
    assert counts == {"Sagsbehandler": 33, "Budget": 17, "Ja": 50}
    for _, chips in a_table("aktiv=ja").chips:
        for chip in chips:
            if not chip.chosen:
                assert a_table(chip.url.partition("?")[2]).count == chip.count


def test_a_chosen_chip_takes_itself_away(a_table: Any) -> None:
    [(_, chips), _] = a_table("rolle=budget&sorter=navn").chips
    assert chips[1].chosen
    assert chips[1].url == "/folk/?sorter=navn"


def test_an_unknown_choice_is_no_choice(a_table: Any) -> None:
    assert a_table("rolle=findes-ikke").count == 60


def test_search_keeps_the_filters_and_the_other_way_round(a_table: Any) -> None:
    table = a_table("q=person-1&rolle=budget")
    assert {name[:8] for name in names(table)} == {"person-1"}
    assert table.kept == {"rolle": "budget"}
    [(_, chips), _] = table.chips
    assert all("q=person-1" in chip.url for chip in chips)


def test_no_row_says_so_and_offers_all(a_table: Any) -> None:
    page = shown(a_table("q=ingen"))
    assert "Ingen rækker passer" in page
    assert "Vis alle" in page


def test_the_page_has_caption_scopes_marks_and_a_sum(a_table: Any) -> None:
    page = shown(a_table("rolle=budget"))
    assert re.search(r"<caption[^>]*>Folk</caption>", page)
    assert page.count('scope="col"') == 3
    assert 'scope="row"' in page
    assert "bb-row--red" in page
    total = sum(User.objects.filter(role=Role.BUDGET).values_list("pk", flat=True))
    assert f"{total:,}".replace(",", ".") in page


def test_a_table_costs_three_queries_however_many_rows(a_table: Any) -> None:
    """All counts at once, rows, sums."""
    with CaptureQueriesContext(
        connection,
    ) as few:
        shown(a_table("rolle=budget&q=person-0"))
    with CaptureQueriesContext(connection) as many:
        shown(a_table())
    assert len(few) == len(many) == 3


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_csv_holds_all_pages_of_what_is_shown(a_table: Any) -> None:
    answer = a_table("rolle=budget&sorter=-navn&format=csv").export()
    rows = rows_of(answer.content)
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert rows[0] == ["Navn", "Vist navn", "Nr."]
    assert [row[0] for row in rows[1:]] == [
        row.username for row in User.objects.filter(role=Role.BUDGET).order_by("-username")
    ]


def test_no_file_runs_a_formula(a_table: Any) -> None:
    row = rows_of(a_table("q=person-07&format=csv").export().content)[1]
    assert row[1] == "'=1+1"
    book = load_workbook(io.BytesIO(a_table("q=person-07&format=xlsx").export().content))
    cell = book.active["B2"]  # type: ignore[index]
    assert (cell.value, cell.data_type) == ("'=1+1", "s")
    assert book.active["C2"].data_type == "n"  # type: ignore[index]


@given(st.text(max_size=20))
def test_a_guarded_text_never_starts_a_formula(text: str) -> None:
    assert not str(guarded(text)).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert plain(text).removeprefix("'") == text.removeprefix("'") or plain(text) == text


def test_who_may_not_export_gets_no_file(a_table: Any, a_user: Any) -> None:
    worker = a_user(Role.PROJECT)
    table = a_table("format=csv", user=worker)
    assert table.export_urls == []
    with pytest.raises(PermissionDenied):
        table.export()
    assert a_table(user=AnonymousUser()).export_urls == []


def test_a_plain_list_is_a_table_too(a_table: Any) -> None:
    request = RequestFactory().get("/x/")
    request.user = User.objects.get(username="person-01")
    table = RegisterTable(
        request,
        "linjer",
        "Tabel 1",
        columns=(
            Column("linje", "Linje", lambda row: row[0], row_head=True),
            Column("kr", "2024", lambda row: row[1], kind="number", total="yes"),
        ),
        rows=[("Løn", 1600), ("Midler", 400), ("Blank", None)],
    )
    page = shown(table)
    assert "2.000" in page
    assert "Løn" in page
