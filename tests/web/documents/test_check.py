"""*Tjek et notat*: findings for the author at once, and nothing is kept."""

import io
import re
import time
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx import Document as Word

from brobygger import wiring
from brobygger.web.accounts.models import Role
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.models import Document
from brobygger.web.jobs.models import Job

from .conftest import DOUBTFUL, NUMBER, note_text

SignedIn = Callable[..., Client]


def check(client: Client, *files: tuple[str, str]) -> str:
    sent = [SimpleUploadedFile(name, text.encode()) for name, text in files]
    answer = client.post("/tjek/", {"filer": sent})
    assert answer.status_code == 200
    return answer.content.decode()


def a_wrong_note() -> str:
    return note_text().replace("1½", "12", 1)


def test_a_note_gets_its_sheet_and_nothing_is_stored(signed_in: SignedIn) -> None:
    page = check(signed_in(), ("notat.txt", a_wrong_note()))
    assert "Fund i notat.txt" in page
    assert "BUDGET-" in page
    assert (Document.objects.count(), Job.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)


def test_the_answer_comes_within_ten_seconds_read_in_a_process_apart(signed_in: SignedIn) -> None:
    started = time.monotonic()
    check(signed_in(), ("notat.txt", note_text()))
    assert time.monotonic() - started < 10


def test_a_reading_that_takes_too_long_is_given_up(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from brobygger.web.documents.screens import check as screen

    monkeypatch.setattr(screen, "SECONDS", 0.05)
    started = time.monotonic()
    page = check(signed_in(), ("a.txt", note_text()), ("b.txt", note_text()))
    assert time.monotonic() - started < 5
    assert "b.txt</strong>: Tiden løb ud" in page


def test_several_notes_give_one_list(signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch) -> None:
    here(monkeypatch)
    page = check(signed_in(), ("a.txt", a_wrong_note()), ("b.txt", a_wrong_note() + "\n"))
    assert "Fund i 2 papirer" in page
    assert page.count("<article") == 1


def test_the_sheet_is_had_as_word_and_as_text(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(monkeypatch)
    client = signed_in()
    page = check(client, ("notat.txt", a_wrong_note()))
    found = re.search(r'name="ark" value="([^"]+)"', page)
    assert found is not None
    answer = client.post("/tjek/ark.docx", {"ark": found[1]})
    assert answer["Content-Disposition"].startswith("attachment")
    word = Word(io.BytesIO(answer.content))
    words = "\n".join(
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    )
    code = re.search(r"BUDGET-\d+", page)
    assert code is not None
    assert code[0] in words
    assert '<pre class="bb-sheet__text"' in page


def test_a_parcel_that_is_not_ours_makes_no_word(signed_in: SignedIn) -> None:
    answer = signed_in().post("/tjek/ark.docx", {"ark": "noget-andet"})
    assert (answer.status_code, answer["Location"]) == (302, "/tjek/")


def test_a_personal_number_is_refused_by_place_and_never_repeated(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(monkeypatch)
    text = note_text() + f"\nBilag {NUMBER} og {DOUBTFUL}\n"
    page = check(signed_in(), ("notat.txt", text))
    assert f"linje {len(text.splitlines())}" in page
    assert NUMBER not in page
    assert DOUBTFUL not in page
    assert "Fund i" not in page


def test_what_only_may_be_one_is_a_line_on_the_sheet_with_its_place_and_no_digits(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(monkeypatch)
    text = note_text() + f"\nBilag {DOUBTFUL}\n"
    page = check(signed_in(), ("notat.txt", text))
    assert "DOCUMENT-094" in page
    assert f"linje {len(text.splitlines())}" in page.lower()
    assert DOUBTFUL not in page


def test_a_finding_that_quotes_the_paper_repeats_no_such_digits(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(monkeypatch)
    page = check(signed_in(), ("notat.txt", note_text().replace("1½", DOUBTFUL)))
    assert "Fund i notat.txt" in page
    assert DOUBTFUL not in page


def test_a_file_that_is_no_paper_is_said_on_the_sheet(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    here(monkeypatch)
    page = check(signed_in(), ("billede.pdf", "%PDF-1.7 ingen"))
    assert "DOCUMENT-" in page


def test_readers_do_not_check(signed_in: SignedIn) -> None:
    assert signed_in(Role.STEERING).get("/tjek/").status_code == 403


def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process, quickly."""
    monkeypatch.setattr(
        wiring, "read_soon", lambda data, name, seconds: wiring.read_document(data, name)
    )
