"""`brobygger import --database`: a folder comes into the inbox as an upload does."""

from collections.abc import Callable
from pathlib import Path

import pytest

from brobygger.cli import archive_database, main
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.models import Document, DocumentFile

from .conftest import NUMBER, note_text, work

AUser = Callable[..., User]
Said = pytest.CaptureFixture[str]


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """Two papers, one of them twice, an empty file, and one whose name holds a personal number."""
    root = tmp_path / "arkiv"
    (root / "under").mkdir(parents=True)
    (root / "a.txt").write_text(note_text(), encoding="utf-8")
    (root / "under" / "b.txt").write_text(note_text(code="BI13"), encoding="utf-8")
    (root / "under" / "c.txt").write_text(note_text(), encoding="utf-8")
    (root / "tom.pdf").write_bytes(b"")
    (root / f"{NUMBER}.txt").write_text("x", encoding="utf-8")
    return root


def laid_in(box: Path, user: User, capsys: Said) -> tuple[int, str]:
    """Exit code and all that was said."""
    code = main(["import", str(box), "--database", user.username])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_a_folder_lies_locked_in_the_inbox_as_after_an_upload(
    box: Path, a_user: AUser, capsys: Said
) -> None:
    user = a_user()
    code, said = laid_in(box, user, capsys)
    assert code == 1
    names = list(Document.objects.order_by("pk").values_list("file_name", flat=True))
    assert names == ["a.txt", "b.txt"]
    assert {one.owner for one in Document.objects.all()} == {user}
    assert {one.state for one in Document.objects.all()} == {"quarantined"}
    events = AuditEvent.objects.order_by("pk")
    assert [one.verb for one in events] == [
        "documents.stopped_at_door",
        "documents.uploaded",
        "documents.uploaded",
    ]
    assert {one.actor for one in events} == {user}
    assert NUMBER not in said
    assert "***" in said
    assert "DOCUMENT" not in said
    assert "Filen er tom" in said
    work()
    assert [one.state for one in Document.objects.order_by("pk")] == ["review", "review"]


def test_done_over_it_changes_nothing(box: Path, a_user: AUser, capsys: Said) -> None:
    user = a_user()
    laid_in(box, user, capsys)
    before = list(Document.objects.values()), DocumentFile.objects.count()
    uploads = AuditEvent.objects.filter(verb="documents.uploaded").count()
    _code, said = laid_in(box, user, capsys)
    assert (list(Document.objects.values()), DocumentFile.objects.count()) == before
    assert AuditEvent.objects.filter(verb="documents.uploaded").count() == uploads
    assert "Lå der allerede" in said


def test_a_file_beyond_the_limit_is_told(
    box: Path, a_user: AUser, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive_database, "MOST_BYTES", 10)
    (box / "under" / "b.txt").unlink()
    code, said = laid_in(box, a_user(), capsys)
    assert code == 1
    assert not Document.objects.exists()
    assert "MB" in said


@pytest.mark.parametrize("role", [Role.STEERING, Role.EVALUATOR])
def test_who_may_not_hand_in_papers_by_the_page_may_not_here(
    box: Path, a_user: AUser, capsys: Said, role: str
) -> None:
    user = a_user(role)
    code, said = laid_in(box, user, capsys)
    assert code == 2
    assert user.username in said
    user.is_active, user.role = False, Role.CASE_OFFICER
    user.save()
    assert laid_in(box, user, capsys)[0] == 2
    assert main(["import", str(box), "--database", "nobody-of-that-name"]) == 2
    assert not Document.objects.exists()


def test_results_go_to_one_place(box: Path, capsys: Said) -> None:
    assert main(["import", str(box)]) == 2
    assert main(["import", str(box), "--to", "x", "--database", "y"]) == 2
    assert "--to" in capsys.readouterr().err
