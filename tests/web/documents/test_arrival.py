"""What becomes of a file from the door to the review."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from brobygger import wiring
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.intake import received
from brobygger.web.documents.models import Document, DocumentFile, Finding, PaperPage, Value
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.steps import arrival
from brobygger.web.jobs.models import Job

from .conftest import DOUBTFUL, NUMBER, LayIn, note_text, work

AUser = Callable[..., User]


def verbs() -> list[str]:
    return list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True))


def everything_stored() -> str:
    """All that the database holds of papers, as one text."""
    stored = [str(list(model.objects.values())) for model in (Document, PaperPage, Value, Finding)]
    stored += [str(list(Job.objects.values())), str(list(AuditEvent.objects.values()))]
    stored += [bytes(each.data).decode("utf-8", "replace") for each in DocumentFile.objects.all()]
    return "\n".join(stored)


def test_a_file_waits_behind_the_lock_until_it_is_read(lay_in: LayIn) -> None:
    document = lay_in(read=False)
    assert (document.state, document.is_quarantined) == ("quarantined", True)
    assert document.record is None
    assert not Value.objects.exists()
    assert Job.objects.get().kind == "documents.read"
    assert verbs() == ["documents.uploaded"]


def test_a_read_paper_lies_ready_for_review_with_values_pages_and_findings(lay_in: LayIn) -> None:
    document = lay_in()
    assert (document.state, document.template) == ("review", "budget_note")
    assert document.code == "BI12"
    assert (document.record or {})["contract"] == 1
    counted: Any = Document.objects.with_counts().get()
    assert counted.values_found == counted.values_waiting > 40
    assert [page.number for page in document.pages.all()] == [1]
    assert verbs() == ["documents.uploaded", "documents.read"]


def test_the_pages_of_a_pdf_are_drawn(lay_in: LayIn) -> None:
    from brobygger.domain.budgets.writing import write_note
    from papers.notes import a_note

    document = lay_in("notat.pdf", wiring.print_pdf(write_note(a_note())))
    pages = list(document.pages.all())
    assert document.page_count == len(pages) > 0
    assert all(bytes(page.png or b"")[:4] == b"\x89PNG" and page.width for page in pages)


def test_a_personal_number_deletes_everything_but_time_user_and_place(lay_in: LayIn) -> None:
    text = note_text() + f"\nKontakt {NUMBER} om sagen\n"
    document = lay_in("min-hemmelige-fil.txt", text)
    assert document.state == "refused"
    assert document.trouble == {
        "suspects": [{"page": None, "line": len(text.splitlines()), "in_name": False}]
    }
    assert not DocumentFile.objects.exists()
    stored = everything_stored()
    assert NUMBER not in stored
    assert NUMBER[:6] not in stored
    assert "hemmelige" not in stored
    assert "BI12" not in stored
    assert verbs()[-1] == "documents.refused"


def test_a_personal_number_in_the_files_name_is_stopped_at_the_door(a_user: AUser) -> None:
    answer = arrival.receive(a_user(), received(f"{NUMBER}.txt", b"tekst"))
    assert (answer.outcome, answer.file_name, answer.document) == ("personal_number", "", None)
    assert not Document.objects.exists()
    assert NUMBER not in everything_stored()
    assert verbs() == ["documents.stopped_at_door"]


def test_a_doubtful_group_is_asked_about_before_anything_is_stored(lay_in: LayIn) -> None:
    document = lay_in(text=note_text() + f"\nBilag {DOUBTFUL}\n")
    assert document.state == "doubtful"
    assert document.record is None
    assert not Value.objects.exists()
    assert not PaperPage.objects.exists()
    assert DOUBTFUL not in str(document.trouble)


def test_the_answer_no_personal_number_is_recorded_and_the_paper_read(lay_in: LayIn) -> None:
    document = lay_in(text=note_text() + f"\nBilag {DOUBTFUL}\n")
    arrival.say_no_personal_numbers(document.owner, document.pk)
    assert verbs()[-1] == "documents.answered"
    work()
    document.refresh_from_db()
    assert document.state == "review"
    assert Value.objects.exists()


def test_the_answer_personal_number_deletes_everything(lay_in: LayIn) -> None:
    document = lay_in(text=note_text() + f"\nBilag {DOUBTFUL}\n")
    arrival.say_personal_number(document.owner, document.pk)
    document.refresh_from_db()
    assert (document.state, document.file_name, document.sha256) == ("refused", "", "")
    assert not DocumentFile.objects.exists()
    assert verbs()[-1] == "documents.refused"


def test_a_personal_number_that_only_a_person_sees_takes_back_a_review(lay_in: LayIn) -> None:
    document = lay_in()
    arrival.say_personal_number(document.owner, document.pk)
    assert "BI12" not in everything_stored()
    assert not Value.objects.exists()
    assert not PaperPage.objects.exists()


def test_a_file_that_cannot_be_opened_says_why_and_can_be_tried_again(
    lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = lay_in("notat.pdf", b"%PDF-1.7 og saa ikke mere")
    assert document.state == "unreadable"
    assert document.trouble is not None
    assert document.trouble["problem"]["code"].startswith("DOCUMENT-")
    assert DocumentFile.objects.filter(document=document).exists()
    arrival.read_again(document.owner, document.pk)
    text = note_text().encode()
    monkeypatch.setattr(wiring, "read_kept_apart", lambda _, *rest: wiring.read_kept(text, *rest))
    monkeypatch.setattr(wiring, "render_pages", lambda data, numbers, dpi: ())
    work()
    document.refresh_from_db()
    assert document.state == "review"
    assert verbs() == [
        "documents.uploaded",
        "documents.not_opened",
        "documents.asked_again",
        "documents.read",
    ]


def test_pages_without_text_need_a_recorded_confirmation(
    lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    def partly(data: bytes, name: str, sheets: object) -> object:
        reading = wiring.read_document(data, name)
        return replace(reading, document=replace(reading.document, unread_pages=(2,)))

    monkeypatch.setattr(wiring, "read_kept_apart", partly)
    document = lay_in()
    assert (document.state, document.record) == ("unseen", None)
    arrival.confirm_pages(document.owner, document.pk)
    work()
    document.refresh_from_db()
    assert document.state == "review"
    assert "documents.pages_confirmed" in verbs()


def test_a_fault_of_ours_keeps_the_file_and_can_be_tried_again(
    lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(data: bytes, name: str, sheets: object) -> object:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(wiring, "read_kept_apart", broken)
        document = lay_in()
    assert (document.state, document.condition.code) == ("quarantined", "failed")
    arrival.read_again(document.owner, document.pk)
    work()
    document.refresh_from_db()
    assert document.state == "review"


@pytest.mark.parametrize("data", [b"", b"   \n"])
def test_an_empty_file_is_told_and_never_half_saved(a_user: AUser, data: bytes) -> None:
    answer = arrival.receive(a_user(), received("tom.txt", data))
    if not data:
        assert (answer.outcome, Document.objects.count()) == ("empty", 0)
    else:
        work()
        assert Document.objects.get().state == "unreadable"


def test_the_same_file_twice_is_recognised(lay_in: LayIn) -> None:
    document = lay_in()
    again = arrival.receive(document.owner, received("andet-navn.txt", note_text().encode()))
    assert (again.outcome, again.document) == ("known", document)
    assert Document.objects.count() == 1


def test_a_colleague_is_told_only_of_papers_out_of_quarantine(lay_in: LayIn, a_user: AUser) -> None:
    mine = lay_in(read=False)
    colleague = a_user(Role.BUDGET)
    hers = arrival.receive(colleague, received("notat.txt", note_text().encode()))
    assert hers.outcome == "received"
    work()
    states = set(Document.objects.values_list("state", flat=True))
    assert states == {"review", "set_aside"}
    assert Document.objects.get(state="set_aside").same_note_as_id == mine.pk


def test_a_second_copy_of_the_same_note_is_offered_for_comparison(lay_in: LayIn) -> None:
    first = lay_in("a.txt", note_text())
    second = lay_in("b.txt", note_text() + "\n\n")
    assert second.state == "review"
    assert second.same_note_as == first
    assert set(first.comparisons.values_list("other", flat=True)) == {second.pk}
    assert set(second.comparisons.values_list("other", flat=True)) == {first.pk}


def test_another_note_of_the_round_is_no_copy(lay_in: LayIn) -> None:
    lay_in("a.txt", note_text())
    assert lay_in("b.txt", note_text(code="BI13")).same_note_as is None


def test_a_removed_paper_is_gone_and_the_log_says_so(lay_in: LayIn) -> None:
    document = lay_in()
    arrival.remove(document.owner, document.pk)
    assert not Document.objects.exists()
    assert not DocumentFile.objects.exists()
    assert verbs()[-1] == "documents.removed"


def test_a_paper_removed_while_it_waits_is_not_read(lay_in: LayIn) -> None:
    document = lay_in(read=False)
    arrival.remove(document.owner, document.pk)
    work()
    assert not Document.objects.exists()


def test_a_registered_paper_stays(lay_in: LayIn) -> None:
    document = lay_in()
    Document.objects.filter(pk=document.pk).update(state="registered")
    with pytest.raises((NotAllowed, PermissionDenied)):
        arrival.remove(document.owner, document.pk)


@pytest.mark.parametrize("role", [Role.PROJECT, Role.STEERING, Role.EVALUATOR])
def test_readers_lay_nothing_in(a_user: AUser, role: str) -> None:
    with pytest.raises(PermissionDenied):
        arrival.receive(a_user(role), received("notat.txt", b"tekst"))
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "step",
    [
        arrival.say_no_personal_numbers,
        arrival.say_personal_number,
        arrival.read_again,
        arrival.confirm_pages,
        arrival.remove,
    ],
)
def test_nobody_but_the_owner_answers_for_a_paper_in_quarantine(
    lay_in: LayIn, a_user: AUser, step: Callable[[User, int], object]
) -> None:
    document = lay_in(text=note_text() + f"\nBilag {DOUBTFUL}\n")
    with pytest.raises(PermissionDenied):
        step(a_user(Role.BUDGET), document.pk)
    document.refresh_from_db()
    assert document.state == "doubtful"


def test_an_unreadable_problem_from_the_reader_is_kept_as_it_is(
    lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(data: bytes, name: str, sheets: object) -> object:
        raise Unreadable(Problem("DOCUMENT-002", "error", params={"megabytes": "9", "most": "5"}))

    monkeypatch.setattr(wiring, "read_kept_apart", stop)
    document = lay_in()
    assert document.trouble is not None
    assert document.trouble["problem"]["params"] == {"megabytes": "9", "most": "5"}
