"""The annex as PDF, Word and Excel, and what has changed since a day."""

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import docx
import openpyxl
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from brobygger.demo.annex import demo_annex
from brobygger.domain.documents.paper import Heading, Paper, runs_of
from brobygger.domain.recommendations.changes import CHANGED_FIELDS, Change
from brobygger.domain.recommendations.marks import MARKS
from brobygger.domain.recommendations.recommendation import MoneySource, Requirement, Route
from brobygger.messages.changes import FIELD_WORDS, changed_words
from brobygger.messages.printing import write_changes
from brobygger.messages.recommendations import CATEGORIES
from brobygger.web.accounts.models import Role, User
from brobygger.web.recommendations import changed, printing
from brobygger.web.recommendations.changed import Stand, changed_since, stands_at
from brobygger.web.recommendations.history import recommendations_at
from brobygger.web.recommendations.models import Annex, Part, Recommendation
from brobygger.web.recommendations.portfolio import recommendations_of
from brobygger.web.recommendations.printing import paper_of
from brobygger.web.recommendations.printing_sheet import workbook_of
from brobygger.web.recommendations.register import editions
from brobygger.web.recommendations.steps import choose_category
from brobygger.wiring import open_document
from papers.annexes import an_annex
from web.recommendations.back_dated import back_date

pytestmark = pytest.mark.django_db
Accept = Callable[..., Annex]
SignedIn = Callable[..., Client]
LONG_AGO = date(2025, 1, 1)
CHANGED = reverse("recommendations:changed")


def file(client: Client, annex: Annex, kind: str, query: str = "") -> Any:
    """The answer to a reader who asks for a file."""
    return client.get(reverse("recommendations:annex_file", args=[annex.pk, kind]) + query)


@pytest.fixture
def annex(accept: Accept) -> Annex:
    """The demo's annex, in the register since long ago."""
    annex = accept(demo_annex())
    back_date(annex, LONG_AGO)
    return annex


@pytest.fixture
def by_the_paper_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other link says what follows from decisions, or from money that ends in the meantime."""
    monkeypatch.setattr(apps.get_app_config("budgets"), "labels_at", "")


# Files


def test_pdf_and_word_hold_the_register_of_today(
    annex: Annex, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    choose_category(Part.objects.get(code="1a"), "red", "Rammen er brugt.", a_user())
    client = signed_in()
    pdf, word = file(client, annex, "pdf"), file(client, annex, "docx")
    assert pdf["Content-Type"] == "application/pdf"
    assert "wordprocessingml" in word["Content-Type"]
    lines = [line.words for line in open_document(pdf.content, "a.pdf").all_lines()]
    document = docx.Document(io.BytesIO(word.content))
    cells = [cell.text for row in document.tables[1].rows for cell in row.cells]
    for said in (lines, cells):
        assert any("▲ Mangler finansiering" in text for text in said)
    head = f"Registret den {timezone.localdate():%d-%m-%Y}, side 1/"
    assert any(line.startswith(head) for line in lines)
    assert "Rammen er brugt." in document.paragraphs[-1].text


def test_the_names_of_files_say_what_and_when(annex: Annex, signed_in: SignedIn) -> None:
    today = timezone.localdate().isoformat()
    for kind in ("pdf", "docx", "xlsx"):
        said = file(signed_in(), annex, kind)["Content-Disposition"]
        assert said == f'attachment; filename="anbefalinger-{today}.{kind}"'


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_only_who_may_export_gets_a_file(annex: Annex, signed_in: SignedIn, kind: str) -> None:
    assert file(signed_in(Role.STEERING), annex, kind).status_code == 200
    assert file(signed_in(Role.PROJECT), annex, kind).status_code == 403
    assert file(Client(), annex, kind).status_code == 302


def test_what_does_not_exist_is_not_found(annex: Annex, signed_in: SignedIn) -> None:
    client = signed_in()
    assert file(client, annex, "odt").status_code == 404
    address = reverse("recommendations:annex_file", args=[annex.pk + 1, "pdf"])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("typed", ["i går", "2025-13-01", "01-06-2025", "2999-01-01"])
def test_a_day_that_is_none_is_refused(annex: Annex, signed_in: SignedIn, typed: str) -> None:
    assert file(signed_in(), annex, "pdf", f"?siden={typed}").status_code == 400


def test_a_huge_annex_is_not_printed_but_comes_as_excel(
    annex: Annex, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "MOST_PARTS", 17)
    client = signed_in()
    for kind in ("pdf", "docx"):
        answer = client.get(
            reverse("recommendations:annex_file", args=[annex.pk, kind]), follow=True
        )
        assert answer.redirect_chain == [(reverse("recommendations:list"), 302)]
        assert "Bilaget har 18 dele" in answer.content.decode()
    assert file(client, annex, "xlsx").status_code == 200


def test_the_list_offers_the_files_to_who_may_have_them(annex: Annex, signed_in: SignedIn) -> None:
    page = reverse("recommendations:list")
    address = reverse("recommendations:annex_file", args=[annex.pk, "docx"])
    assert address in signed_in().get(page).content.decode()
    assert address not in signed_in(Role.PROJECT).get(page).content.decode()


def test_the_paper_is_danish_whatever_the_screen_says(annex: Annex) -> None:
    def said() -> str:
        paper = paper_of(annex, recommendations_of(annex), changed_since(annex, LONG_AGO, [annex]))
        return repr(paper)

    danish = said()
    with translation.override("en"):
        assert said() == danish


# Excel


def sheets(annex: Annex, signed_in: SignedIn, query: str = "") -> Any:
    """The workbook that a reader gets, opened."""
    return openpyxl.load_workbook(io.BytesIO(file(signed_in(), annex, "xlsx", query).content))


def test_the_sheet_has_a_row_for_each_part_and_equals_the_register(
    annex: Annex, signed_in: SignedIn
) -> None:
    page = sheets(annex, signed_in)["Bilag"]
    rows = list(page.iter_rows(min_row=6, values_only=True))
    book = workbook_of(annex, recommendations_of(annex))
    wanted = [[cell or None for cell in row] for row in book.sheets[0].rows]
    found = [[cell.date() if isinstance(cell, datetime) else cell for cell in row] for row in rows]
    assert found == wanted
    assert len(found) == 18
    by_part = {row[3]: row for row in found}
    heads = [cell.value for cell in page[5]]
    third = dict(zip(heads, by_part["3b"], strict=True))
    assert third["Kategori"] == "Kræver ikke finansiering"
    assert third["Form"] == "■"
    assert third["Venter på"] == "alle dele af anbefaling 1\nalle dele af anbefaling 2"
    eighth = dict(zip(heads, by_part["8a"], strict=True))
    assert eighth["Betales i dag af"] == "budgetmidler, til og med 31-12-2025"
    assert eighth["Styrkes af"] == "11"
    assert by_part["6b"][heads.index("Frist")] == date(2024, 12, 31)
    assert "2023 - 11338" in page["A3"].value


def test_every_category_has_its_word_and_shape_in_the_sheet(
    annex: Annex, signed_in: SignedIn
) -> None:
    rows = sheets(annex, signed_in)["Bilag"].iter_rows(min_row=6, values_only=True)
    assert {(row[5], row[6]) for row in rows} == {
        (word.sign, word.da) for word in CATEGORIES.values()
    }


def test_no_text_of_the_register_is_run_by_a_spreadsheet(annex: Annex, signed_in: SignedIn) -> None:
    danger = "=cmd|' /C calc'!A0"
    Part.objects.filter(code="1a").update(label=danger, remark="+1", quote="@SUM(A1)")
    Recommendation.objects.filter(number=1).update(text=danger)
    Annex.objects.update(title=danger)
    book = sheets(annex, signed_in)
    for page in book:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value or "").startswith(("=", "+", "@"))
    assert f"'{danger}" in [cell.value for cell in book["Bilag"][6]]


def test_an_english_reader_gets_an_english_sheet(annex: Annex) -> None:
    with translation.override("en"):
        book = workbook_of(annex, recommendations_of(annex))
    assert {row[6] for row in book.sheets[0].rows} == {word.en for word in CATEGORIES.values()}


def test_the_dictionary_explains_every_column(annex: Annex, signed_in: SignedIn) -> None:
    book = sheets(annex, signed_in, "?siden=2025-06-01")
    assert book.sheetnames == ["Bilag", "Ændret siden 01-06-2025", "Ordbog"]
    rows = list(book["Ordbog"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == 17 + 5
    assert all(all(row) for row in rows)


# What has changed


def change_owner(user: User) -> None:
    """Another category for part 1a today."""
    choose_category(Part.objects.get(code="1a"), "red", "Rammen er brugt.", user)


@pytest.mark.usefixtures("by_the_paper_alone")
def test_what_has_changed_stands_in_all_three_files(
    annex: Annex, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    change_owner(a_user())
    client = signed_in()
    query = "?siden=2025-06-01"
    sheet = openpyxl.load_workbook(io.BytesIO(file(client, annex, "xlsx", query).content))
    rows = list(sheet["Ændret siden 01-06-2025"].iter_rows(min_row=4, values_only=True))
    row = ("1a", "Kategori", "■ Kræver ikke finansiering", "▲ Mangler finansiering")
    assert rows == [(1, *row)]
    document = docx.Document(io.BytesIO(file(client, annex, "docx", query).content))
    assert [cell.text for cell in document.tables[-1].rows[-1].cells] == list(row)
    pdf = open_document(file(client, annex, "pdf", query).content, "a.pdf")
    said = " ".join(" ".join(line.words for line in pdf.all_lines()).split())
    assert "Ændret siden 01-06-2025" in said


def test_the_page_says_before_and_after(
    annex: Annex, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    change_owner(a_user())
    answer = signed_in().get(CHANGED + "?siden=2025-06-01")
    page = answer.content.decode()
    assert "▲ Mangler finansiering" in page
    part = Part.objects.get(code="1a")
    there = reverse("recommendations:recommendation", args=[part.recommendation_id])
    assert f'href="{there}#del-1a"' in page
    assert f"/anbefalinger/bilag/{annex.pk}.xlsx?siden=2025-06-01" in page


def test_a_change_of_today_is_there_the_day_after_yesterday_only(
    annex: Annex, a_user: Callable[..., User]
) -> None:
    change_owner(a_user())
    today = timezone.localdate()
    assert changed_since(annex, today, [annex]).changes == ()
    assert len(changed_since(annex, today - timedelta(days=1), [annex]).changes) == 1


@pytest.mark.usefixtures("by_the_paper_alone")
def test_changed_and_changed_back_is_no_change(
    annex: Annex, a_user: Callable[..., User], signed_in: SignedIn
) -> None:
    change_owner(a_user())
    choose_category(Part.objects.get(code="1a"), "", "", a_user())
    page = signed_in().get(CHANGED + "?siden=2025-06-01").content.decode()
    assert "Der er ikke ændret noget" in page


def test_before_the_register_there_is_nothing_to_compare_with(
    annex: Annex, signed_in: SignedIn
) -> None:
    page = signed_in().get(CHANGED + "?siden=2024-12-31").content.decode()
    assert "Bilaget kom i registret 01-01-2025" in page
    found = changed_since(annex, date(2024, 12, 31), [annex])
    assert (found.changes, found.begins_on) == ((), LONG_AGO)
    paper = paper_of(annex, found.now, found)
    assert heading_of(paper) == "Ændret siden 31-12-2024"
    assert "01-01-2025" in "".join(run.text for run in runs_of(paper.blocks[-1]))


def heading_of(paper: Paper) -> str:
    """The last heading of a paper."""
    return [block.text for block in paper.blocks if isinstance(block, Heading)][-1]


@pytest.mark.parametrize("typed", ["", "i går", "2999-01-01"])
def test_a_day_that_cannot_be_is_said_at_the_field(
    annex: Annex, signed_in: SignedIn, typed: str
) -> None:
    answer = signed_in().get(f"{CHANGED}?siden={typed}")
    assert answer.status_code == 200
    assert answer.context["form"].errors["siden"]
    assert "found" not in answer.context


def test_the_day_is_shown_as_the_city_writes_it(annex: Annex, signed_in: SignedIn) -> None:
    for typed in ("2025-06-01", "01-06-2025"):
        answer = signed_in().get(f"{CHANGED}?siden={typed}")
        assert answer.context["found"].since == date(2025, 6, 1)
        assert 'value="01-06-2025"' in answer.content.decode()


def test_days_that_are_often_asked_about_are_one_click_away(
    annex: Annex, signed_in: SignedIn
) -> None:
    page = signed_in().get(CHANGED).content.decode()
    for days in (7, 30):
        day = timezone.localdate() - timedelta(days=days)
        assert f"?siden={day.isoformat()}" in page


def test_an_empty_register_teaches(signed_in: SignedIn, db: None) -> None:
    page = signed_in().get(CHANGED).content.decode()
    assert "Registret er tomt" in page
    assert reverse("documents:list") in page
    assert signed_in().get(CHANGED + "?siden=2025-06-01").status_code == 200


@pytest.mark.usefixtures("by_the_paper_alone")
def test_a_new_edition_is_compared_with_the_one_before(annex: Annex, accept: Accept) -> None:
    newer = accept(demo_annex())
    Part.objects.filter(recommendation__annex=newer, code="1a").update(remark="ny")
    part = Part.objects.get(recommendation__annex=newer, code="1a")
    part.save()  # the correction goes into the history
    found = changed_since(newer, date(2025, 6, 1), list(editions()))
    assert found.changes == (Change(1, "1a", "remark", (), ("ny",)),)
    assert changed.edition_on(newer, date(2024, 12, 31), list(editions())) is None


def test_several_annexes_in_force_can_be_chosen(
    annex: Annex, accept: Accept, signed_in: SignedIn
) -> None:
    Annex.objects.filter(pk=annex.pk).update(f2="1999 - 1")
    other = accept(an_annex())
    client = signed_in()
    page = client.get(CHANGED).content.decode()
    assert 'name="bilag"' in page
    chosen = client.get(f"{CHANGED}?siden=2025-06-01&bilag={annex.pk}")
    assert chosen.context["found"].annex == annex
    chosen = client.get(f"{CHANGED}?siden=2025-06-01&bilag={other.pk}")
    assert chosen.context["found"].annex == other


def test_the_histories_in_one_go_say_the_same_as_one_by_one(
    annex: Annex, a_user: Callable[..., User]
) -> None:
    change_owner(a_user())
    today = timezone.localdate()
    was, now = stands_at([(annex, LONG_AGO), (annex, today)])
    assert was.recommendations == recommendations_at(annex, LONG_AGO)
    assert now.recommendations == recommendations_at(annex, today) == recommendations_of(annex)
    assert stands_at([(annex, date(2024, 1, 1))]) == [Stand((), {})]


def test_the_page_costs_the_same_for_many_rows(
    accept: Accept, annex: Annex, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    with django_assert_max_num_queries(12) as few:
        client.get(CHANGED + "?siden=2025-06-01")
    for part in Part.objects.all():
        part.remark = "ny"
        part.save()
    with django_assert_max_num_queries(12) as many:
        page = client.get(CHANGED + "?siden=2025-06-01").content.decode()
    assert page.count("Bemærkning") == 18
    assert len(few) == len(many)


def test_another_link_can_say_what_follows_from_decisions(
    annex: Annex, monkeypatch: pytest.MonkeyPatch
) -> None:
    def labels(annex: Annex, recommendations: Any, day: date) -> dict[int, str]:
        assert len(recommendations) == 13
        return {3: "open" if day == date(2025, 6, 1) else "fallen"}

    monkeypatch.setattr(changed, "import_string", lambda dotted: labels)
    configs = [*apps.get_app_configs(), SimpleNamespace(labels_at="budgets.labels", panels={})]
    monkeypatch.setattr(changed, "apps", SimpleNamespace(get_app_configs=lambda: configs))
    found = changed_since(annex, date(2025, 6, 1), [annex])
    assert found.changes == (Change(3, "", "state", ("open",), ("fallen",)),)


# Words


def test_every_field_has_words_in_both_languages() -> None:
    assert set(FIELD_WORDS) == set(CHANGED_FIELDS)
    for word in FIELD_WORDS.values():
        assert word.da
        assert word.en


PLAN = MoneySource("plan", "planen", confirmed_on=date(2023, 6, 28))
_UNKNOWN_END = "planen, slutdato ikke kendt, senest bekræftet 28-06-2023"
DATED = MoneySource("past_grant", "", date(2024, 3, 1), date(2026, 6, 30), to_known=True)


@pytest.mark.parametrize(
    ("change", "was", "now"),
    [
        (Change(1, "1a", "needs_money", ("no",), ("yes",)), "kræver ikke penge", "kræver penge"),
        (Change(1, "1a", "sources", (PLAN,)), _UNKNOWN_END, "ingenting"),
        (Change(1, "1a", "sources", (), (DATED,)), "ingenting",
         "fra 01-03-2024, til og med 30-06-2026"),
        (Change(1, "1a", "routes", (Route("frame"),), (Route("note", "N1", "BIU"),)),
         "inden for rammen", "budgetnotat N1, bestilt af BIU"),
        (Change(1, "1a", "requires", (Requirement(2, "unstated"),), (Requirement(3, "any"),)),
         "en ikke nævnt del af anbefaling 2", "mindst én del af anbefaling 3"),
        (Change(1, "1a", "strengthened_by", (4,), (5, 6)), "anbefaling 4",
         "anbefaling 5; anbefaling 6"),
        (Change(1, "1a", "due", ("snart",), (date(2026, 6, 30),)), "snart", "30-06-2026"),
        (Change(1, "1a", "category", (None,), ("blue",)), "Ikke afgjort",
         "◆ Uden for kommunens mandat"),
        (Change(1, "1a", "routes", ("ulæseligt",)), "ulæseligt", "ingenting"),
        (Change(1, "", "theme_area", ("school",), ("adult",)), "skole", "voksne"),
        (Change(1, "", "state", ("open",), ("fallen",)), "○ Åben", "✕ Faldet"),
    ],
)  # fmt: skip
def test_values_are_said_in_words(change: Change, was: str, now: str) -> None:
    assert changed_words(change)[1:] == (was, now)


def test_nothing_changed_is_said_in_the_paper() -> None:
    head, words = write_changes((), date(2025, 6, 1), {})
    assert [run.text for run in runs_of(words)] == ["Der er ikke ændret noget, der betyder noget."]
    assert next(runs_of(head)).text == "Ændret siden 01-06-2025"


def test_words_and_shapes_of_print_and_screen_are_the_same() -> None:
    for colour, word in CATEGORIES.items():
        assert (MARKS[colour].words, MARKS[colour].sign) == (word.da, word.sign)
