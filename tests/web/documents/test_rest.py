"""Pages that were pictures are read later: only they, and what was said stays said."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from django.test import Client

from brobygger import wiring
from brobygger.domain.documents.confirmed import found_in
from brobygger.domain.documents.entered import written
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.web.documents import reading
from brobygger.web.documents.models import Document, Finding, Value
from brobygger.web.documents.steps import arrival, entry, rest, review
from brobygger.web.jobs.models import Job
from papers.damage import wrong_language
from papers.layers import laid_over
from papers.notes import TITLES

from .conftest import DOUBTFUL, NUMBER, LayIn, note_text, work
from .pictured import printed_note, with_pictures, with_reader, without_reader

PRINTED = printed_note()
TITLE = TITLES[0]


@pytest.fixture
def partial(lay_in: LayIn, monkeypatch: pytest.MonkeyPatch) -> Document:
    """A note whose first page is a picture, laid in where pictures cannot be read."""
    without_reader(monkeypatch)
    return confirmed(lay_in("notat.pdf", with_pictures(PRINTED, (1,))))


def confirmed(document: Document) -> Document:
    """A person has seen the pages that are pictures, so the paper is read to its end."""
    assert document.state == "unseen"
    arrival.confirm_pages(document.owner, document.pk)
    work()
    return Document.objects.get(pk=document.pk)


def said(document: Document) -> dict[int, tuple[str, Any]]:
    """Every value that something was said of, with what it was."""
    told = document.values.exclude(state="waiting")
    return {pk: (state, word) for pk, state, word in told.values_list("pk", "state", "corrected")}


def test_only_the_unread_pages_are_read_and_the_paper_is_as_if_read_at_once(
    partial: Document, lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert partial.unread_pages == [1]
    before = partial.values.count()
    reader = with_reader(monkeypatch, PRINTED)
    rest.read_rest(partial.owner, partial.pk)
    work()
    partial.refresh_from_db()
    assert (reader.asked, partial.unread_pages) == ([1], [])
    assert partial.values.count() > before
    data = bytes(partial.file.data)
    sheets = dict(partial.pages.exclude(sheet="").values_list("number", "sheet"))
    at_once = wiring.read_kept(data, "notat.pdf", sheets)
    again = dict(found_in(partial.values_read))
    assert again == {path: dict(found) for path, found in found_in(as_record(at_once))}
    assert set(again) == set(partial.values.values_list("path", flat=True))
    # Asked once more there is nothing to read, and nothing is read.
    rest.read_rest(partial.owner, partial.pk)
    work()
    assert reader.asked == [1]


def as_record(reading: Any) -> Any:
    from brobygger.messages.records import reading_record

    return reading_record(reading)["values"]


def test_every_verdict_given_before_stands_and_what_is_new_waits(
    partial: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = partial.owner
    first = partial.values.get(path="fte.0")
    cell = partial.values.get(path="tables.0.rows.0.cells.0.amount_kr")
    review.accept_sure(user, partial.pk)
    review.correct(user, first.pk, "9.5", "set i sagen")
    review.reject(user, cell.pk)
    before = said(partial)
    with_reader(monkeypatch, PRINTED)
    rest.read_rest(user, partial.pk)
    work()
    after = said(partial)
    assert before.items() <= after.items()
    # A figure of the page that was read stands before it now, and it is still the same figure.
    first.refresh_from_db()
    assert (first.path, first.corrected, first.note) == ("fte.1", "9.5", "set i sagen")
    job = Job.objects.get(kind="documents.read_rest")
    new = partial.values.filter(pk__in=job.result["new"])
    assert set(new.values_list("state", flat=True)) == {"waiting"}
    assert job.result["list"] == [1]
    # The steps of before can still be taken back.
    review.undo(user, partial.pk)
    assert Value.objects.get(pk=cell.pk).state == "accepted"


def test_copies_are_compared_anew_so_that_a_difference_names_the_values_of_now(
    partial: Document, lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = note_text().replace("1½ ÅV", "9 ÅV")
    Document.objects.filter(pk=partial.pk).update(code="BI12", title=TITLE)
    other = lay_in("kopi.txt", text)
    assert other.same_note_as_id == partial.pk
    with_reader(monkeypatch, PRINTED)
    rest.read_rest(partial.owner, partial.pk)
    work()
    rows = partial.comparisons.get(other=other).rows
    taken = {path: value for row in rows for path, value in row["take"].items()}
    assert set(taken) <= set(partial.values.values_list("path", flat=True))
    assert {path for path, value in taken.items() if value == "9"} == {"fte.1", "fte.2"}
    assert other.comparisons.filter(other=partial).exists()


def test_a_long_paper_is_read_some_pages_at_a_time_and_none_twice(
    lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seven pages of which the first three were read when it came in: four are left."""
    import io

    import pypdfium2

    scan = pypdfium2.PdfDocument(with_pictures(PRINTED))
    long = pypdfium2.PdfDocument.new()
    for _time in range(7):
        long.import_pages(scan, [0])
    stream = io.BytesIO()
    long.save(stream)
    reader = with_reader(monkeypatch, PRINTED)
    calls: list[list[int]] = []

    def read(data: bytes, numbers: list[int]) -> Any:
        calls.append(list(numbers))
        if len(numbers) > 1:  # the batch is too heavy: each page is tried alone
            raise Unreadable(Problem("DOCUMENT-010", "error"))
        if numbers == [7]:
            raise Unreadable(Problem("DOCUMENT-010", "error"))
        return tuple((number, reader.sheet(1)) for number in numbers)

    monkeypatch.setattr(wiring, "read_pictures_apart", read)
    monkeypatch.setattr(reading, "MOST_PAGES", 3)
    document = confirmed(lay_in("langt.pdf", stream.getvalue()))
    # What was read before the person was asked is kept while the paper waits.
    assert calls == [[1, 2, 3], [1], [2], [3]]
    assert document.unread_pages == [4, 5, 6, 7]
    calls.clear()
    rest.read_rest(document.owner, document.pk)
    work()
    document.refresh_from_db()
    assert calls == [[4, 5, 6, 7], [4], [5], [6], [7]]
    assert document.unread_pages == [7]
    calls.clear()
    rest.read_rest(document.owner, document.pk)
    work()
    assert calls == [[7]]


def test_a_page_that_says_what_a_person_wrote_confirms_it_and_one_that_differs_is_told(
    partial: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    trees = [
        ("title", written(TITLE, 1)),
        ("code", written("BI77", 1)),
        ("themes.+", written("Et tema, som kun et menneske har set", 1)),
        ("sections.Indsats", written("Et andet ord end sidens", 1)),
    ]
    entry.enter(partial.owner, partial.pk, 1, trees)
    partial.refresh_from_db()
    assert (partial.title, partial.code) == (TITLE, "BI77")
    with_reader(monkeypatch, PRINTED)
    rest.read_rest(partial.owner, partial.pk)
    work()
    partial.refresh_from_db()
    same = partial.values.get(path="title")
    assert (same.state, same.found["method"]) == ("accepted", "ocr")
    other = partial.values.get(path="code")
    assert (other.state, other.corrected) == ("corrected", "BI77")
    told = Finding.objects.open().filter(document=partial, code="DOCUMENT-089")
    assert {each.field for each in told} == {"code", "sections.Indsats"}
    alone = partial.values.get(found__method="entered")
    assert alone.corrected == "Et tema, som kun et menneske har set"
    stored = dict(found_in(partial.values_read))
    assert stored[alone.path]["method"] == "entered"
    assert set(stored) == set(partial.values.values_list("path", flat=True))
    # Undo takes out what only the person knew, and leaves what the page says.
    review.undo(partial.owner, partial.pk)
    assert not partial.values.filter(found__method="entered").exists()
    partial.refresh_from_db()
    for path in ("title", "code"):
        value = partial.values.get(path=path)
        assert (value.state, value.corrected, value.found["method"]) == ("waiting", None, "ocr")
    assert set(dict(found_in(partial.values_read))) == set(
        partial.values.values_list("path", flat=True)
    )


def test_a_personal_number_on_a_page_read_later_deletes_the_paper(
    partial: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = with_reader(monkeypatch, PRINTED)
    sheet = reader.sheet(1)
    word = '"' + sheet.split('"words":[["', 1)[1].split('"', 1)[0] + '"'
    monkeypatch.setattr(
        wiring,
        "read_pictures_apart",
        lambda data, numbers: ((1, sheet.replace(word, f'"{NUMBER}"', 1)),),
    )
    rest.read_rest(partial.owner, partial.pk)
    work()
    partial.refresh_from_db()
    assert (partial.state, partial.file_name) == ("refused", "")
    assert not Value.objects.exists()


def test_a_doubtful_number_is_asked_about_before_anything_of_the_page_is_stored(
    partial: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = with_reader(monkeypatch, PRINTED)
    sheet = reader.sheet(1)
    word = '"' + sheet.split('"words":[["', 1)[1].split('"', 1)[0] + '"'
    doubtful = sheet.replace(word, f'"{DOUBTFUL}"', 1)
    monkeypatch.setattr(wiring, "read_pictures_apart", lambda data, numbers: ((1, doubtful),))
    rest.read_rest(partial.owner, partial.pk)
    work()
    partial.refresh_from_db()
    assert (partial.state, partial.unread_pages) == ("review", [1])
    assert not partial.pages.exclude(sheet="").exists()
    assert (partial.trouble or {})["suspects"][0]["page"] == 1
    rest.read_rest(partial.owner, partial.pk, no_numbers=True)
    work()
    partial.refresh_from_db()
    assert (partial.unread_pages, partial.trouble) == ([], None)


def test_the_screen_offers_the_reading_where_it_is_installed(
    partial: Document, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    address = f"/dokumenter/{partial.pk}/gennemgang/"
    shown = client.get(address).content.decode()
    assert "Side 1 er ikke læst" in shown
    assert "Læs de ulæste sider" not in shown
    assert "Læg i registret uden side 1" in shown
    assert "Side 1 er ikke læst" in client.get("/dokumenter/").content.decode()
    client.post(f"/dokumenter/{partial.pk}/laes-resten/")
    assert not Job.objects.filter(kind="documents.read_rest").exists()
    with_reader(monkeypatch, PRINTED)
    assert "Læs de ulæste sider" in client.get(address).content.decode()
    client.post(f"/dokumenter/{partial.pk}/laes-resten/")
    work()
    shown = client.get(address).content.decode()
    assert "Side 1 er læst bagefter" in shown
    assert "er ikke læst" not in shown
    assert "bb-value__new" in shown


@pytest.fixture
def misread(lay_in: LayIn, monkeypatch: pytest.MonkeyPatch) -> Document:
    """A scan over which a scanner laid English letters, laid in where no picture can be read."""
    without_reader(monkeypatch)
    data = laid_over(
        with_pictures(PRINTED), PRINTED, lambda words: wrong_language(words, Random(4))
    )
    return lay_in("scannet.pdf", data)


def test_pages_with_wrong_letters_are_read_from_their_pictures_later(
    misread: Document, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = signed_in()
    address = f"/dokumenter/{misread.pk}/gennemgang/"
    pages = list(range(1, (misread.page_count or 0) + 1))
    assert (misread.state, misread.unread_pages, misread.misread_pages) == ("review", [], pages)
    codes = set(misread.findings.values_list("code", flat=True))
    assert {"DOCUMENT-022", "DOCUMENT-104"} <= codes
    assert "Læs siderne fra billedet" not in client.get(address).content.decode()
    value = misread.values.get(path="code")
    review.correct(misread.owner, value.pk, "ZZ99")
    reader = with_reader(monkeypatch, PRINTED)
    assert "Læs siderne fra billedet" in client.get(address).content.decode()
    client.post(f"/dokumenter/{misread.pk}/laes-resten/")
    assert "Læs siderne fra billedet" not in client.get(address).content.decode()
    work()
    misread = Document.objects.get(pk=misread.pk)
    assert (reader.asked, misread.unread_pages, misread.misread_pages) == (pages, [], [])
    value.refresh_from_db()
    assert (value.state, value.corrected) == ("corrected", "ZZ99")
    title = misread.values.get(path="title").found
    assert (title["value"], title["method"]) == (TITLE, "ocr")
    codes = set(misread.findings.values_list("code", flat=True))
    assert not {"DOCUMENT-022", "DOCUMENT-104"} & codes
    shown = client.get(address).content.decode()
    assert "er læst bagefter" in shown
    assert "og de er ikke danske" not in shown


def test_the_operator_asks_for_all_of_them_at_once(
    partial: Document, lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_in("fuldt.txt")
    reader = with_reader(monkeypatch, PRINTED)
    assert rest.read_all_rest() == 1
    work()
    assert reader.asked == [1]
