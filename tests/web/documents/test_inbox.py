"""The inbox: files come in, everyone sees what is theirs, and every state has a next step."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brobygger.domain.documents import limits
from brobygger.web.accounts.models import Role
from brobygger.web.documents import intake
from brobygger.web.documents.models import Document
from brobygger.web.documents.states import STATES

from .conftest import DOUBTFUL, NUMBER, LayIn, note_text, work

SignedIn = Callable[..., Client]


def send(client: Client, *files: tuple[str, bytes]) -> str:
    """Lay files in by the page, and the page that follows."""
    answer = client.post(
        "/dokumenter/laeg-ind/",
        {"filer": [SimpleUploadedFile(name, data) for name, data in files]},
        follow=True,
    )
    assert answer.status_code == 200
    return answer.content.decode()


def test_several_files_get_a_verdict_each(signed_in: SignedIn) -> None:
    client = signed_in()
    data = note_text().encode()
    page = send(client, ("a.txt", data), ("tom.txt", b""), ("b.txt", data))
    assert "a.txt</strong> er modtaget og bliver læst" in page
    assert "b.txt</strong> ligger her allerede" in page
    assert "tom.txt</strong> er tom" in page
    assert Document.objects.count() == 1
    assert "ligger her allerede" not in client.get("/dokumenter/").content.decode()


def test_a_file_beyond_the_limit_never_lands_and_the_others_do(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_BYTES", 20_000)
    page = send(signed_in(), ("stor.pdf", b"%PDF" * 30_000), ("lille.txt", note_text().encode()))
    assert f"stor.pdf</strong> er større end {limits.MOST_BYTES // 2**20} MB" in page
    assert [each.file_name for each in Document.objects.all()] == ["lille.txt"]


def test_the_hash_is_that_of_the_bytes(signed_in: SignedIn) -> None:
    import hashlib

    data = note_text().encode() * 40
    send(signed_in(), ("a.txt", data))
    stored = Document.objects.select_related("file").get()
    assert stored.sha256 == hashlib.sha256(data).hexdigest()
    assert bytes(stored.file.data) == data


def test_an_upload_without_our_form_is_refused(signed_in: SignedIn) -> None:
    from django.contrib.auth import get_user_model

    client = Client(enforce_csrf_checks=True)
    signed_in()
    client.force_login(get_user_model().objects.get(), "brobygger.web.accounts.backend.SignIn")
    file = SimpleUploadedFile("a.txt", b"tekst")
    assert client.post("/dokumenter/laeg-ind/", {"filer": [file]}).status_code == 403
    assert not Document.objects.exists()


def test_a_personal_number_in_a_name_is_told_without_the_name(signed_in: SignedIn) -> None:
    page = send(signed_in(), (f"{NUMBER}.txt", b"tekst"))
    assert "personnummer i sit navn" in page
    assert NUMBER not in page


def test_papers_in_quarantine_are_their_owners_alone(lay_in: LayIn, signed_in: SignedIn) -> None:
    document = lay_in("hemmeligt.txt", note_text() + f"\nBilag {DOUBTFUL}\n")
    mine, others = signed_in(), signed_in(Role.BUDGET)
    assert "hemmeligt.txt" in mine.get("/dokumenter/").content.decode()
    assert "hemmeligt.txt" not in others.get("/dokumenter/").content.decode()
    for address in ("", "fil/", "kilde/", "gennemgang/", "sider/1.png"):
        assert others.get(f"/dokumenter/{document.pk}/{address}").status_code == 404
    for address in ("svar/", "slet/"):
        assert others.post(f"/dokumenter/{document.pk}/{address}").status_code == 404
    found = mine.get("/dokumenter/", {"q": "hemmeligt"}).content.decode()
    assert f"/dokumenter/{document.pk}/" not in found


def test_readers_see_registered_papers_only(lay_in: LayIn, signed_in: SignedIn) -> None:
    document = lay_in()
    reader = signed_in(Role.STEERING)
    assert "BI12" not in reader.get("/dokumenter/").content.decode()
    Document.objects.update(state="registered")
    page = reader.get("/dokumenter/").content.decode()
    assert "BI12" in page
    assert "Læg papirer ind" not in page
    assert reader.get(f"/dokumenter/{document.pk}/").status_code == 200


def test_the_empty_inbox_says_what_will_be_here(signed_in: SignedIn) -> None:
    page = signed_in().get("/dokumenter/").content.decode()
    assert "Her kommer papirerne" in page
    assert "Intet kommer i registret, før du har bekræftet det" in page


@pytest.mark.parametrize("state", list(STATES))
def test_every_state_has_a_page_that_says_what_it_means(
    state: str, lay_in: LayIn, signed_in: SignedIn
) -> None:
    document = lay_in(read=False)
    rest: dict[str, Any] = {"file_name": "", "sha256": "", "size": 0} if state == "refused" else {}
    trouble = {"suspects": [{"page": 1, "line": 2, "in_name": False}]}
    Document.objects.update(state=state, trouble=trouble, **rest)
    page = signed_in().get(f"/dokumenter/{document.pk}/", follow=True).content.decode()
    if state != "review":
        assert str(STATES[state].meaning) in page


def test_answers_are_given_by_the_page(lay_in: LayIn, signed_in: SignedIn) -> None:
    document = lay_in(text=note_text() + f"\nBilag {DOUBTFUL}\n")
    client = signed_in()
    page = client.get(f"/dokumenter/{document.pk}/").content.decode()
    assert "Det er ikke personnumre" in page
    assert f"linje {len(note_text().splitlines()) + 2}" in page
    assert DOUBTFUL not in page
    client.post(f"/dokumenter/{document.pk}/svar/", {"svar": "ikke-cpr"})
    work()
    assert Document.objects.get().state == "review"
    assert client.post(f"/dokumenter/{document.pk}/slet/").status_code == 302
    assert not Document.objects.exists()


def test_the_list_asks_the_database_equally_often_for_few_and_many(
    lay_in: LayIn, signed_in: SignedIn, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    first = lay_in()
    client.get("/dokumenter/")
    with django_assert_max_num_queries(12) as few:
        client.get("/dokumenter/")
    Document.objects.bulk_create(
        [
            Document(file_name=f"{n}.txt", sha256=f"{n:064}", owner=first.owner, state="review")
            for n in range(60)
        ]
    )
    with django_assert_max_num_queries(12) as many:
        page = client.get("/dokumenter/").content.decode()
    assert len(many) == len(few)
    assert "61 rækker" in page


def test_a_file_is_handed_back_to_be_saved_and_never_to_be_opened(
    lay_in: LayIn, signed_in: SignedIn
) -> None:
    document = lay_in()
    answer = signed_in().get(f"/dokumenter/{document.pk}/fil/")
    assert answer.content.decode() == note_text()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_search_finds_papers_out_of_quarantine(lay_in: LayIn, signed_in: SignedIn) -> None:
    lay_in("note.txt")
    lay_in("laast.txt", note_text(code="BI13"), read=False)
    client = signed_in()
    assert "Brobygning i boligområder" in client.get("/soeg/", {"q": "BI12"}).content.decode()
    assert "laast.txt" not in client.get("/soeg/", {"q": "laast"}).content.decode()
