"""The inbox: files come in, everyone sees what is theirs, and every state has a next step."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.sessions.models import Session
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


def test_several_files_get_a_row_each_with_state_and_link(signed_in: SignedIn) -> None:
    client = signed_in()
    data = note_text().encode()
    page = send(client, ("a.txt", data), ("tom.txt", b""), ("b.txt", data))
    document = Document.objects.get()
    assert re.search(rf'href="/dokumenter/{document.pk}/">a.txt</a> er modtaget', page)
    assert "b.txt</strong> ligger her allerede" in page
    assert "tom.txt</strong> er tom" in page
    assert "1 venter på at blive læst" in page
    assert "1 kom ikke ind" in page
    assert "Se, hvad der blev af det" in client.get("/dokumenter/").content.decode()


def test_the_page_comes_anew_without_scripts_until_all_is_read(signed_in: SignedIn) -> None:
    client = signed_in()
    page = send(
        client,
        ("a.txt", note_text().encode()),
        ("b.txt", f"{note_text(code='BI13')}\nBilag {DOUBTFUL}\n".encode()),
        ("c.txt", f"{note_text(code='BI14')}\nnr. {NUMBER}\n".encode()),
        ("d.pdf", b"%PDF-1.7 og ikke mere"),
    )
    refresh = '<noscript><meta http-equiv="refresh" content="5"></noscript>'
    assert refresh in page
    assert page.count("<progress") == 4
    work()
    page = client.get("/dokumenter/lagt-ind/").content.decode()
    assert refresh not in page
    assert "1 er læst" in page
    assert "2 kræver dit svar" in page
    for words in ("Til gennemgang", "Måske personnummer", "Afvist: personnummer", "Kan ikke læses"):
        assert words in page
    assert "PDF-filen er beskadiget" in page
    # A refused paper keeps no name, here neither.
    assert "c.txt" not in page
    assert "Slettet papir" in page
    kept = Session.objects.get(pk=client.session.session_key).get_decoded()["documents.drop"]
    assert {one["file_name"] for one in kept} == {""}


def test_a_paper_that_is_deleted_meanwhile_is_told(signed_in: SignedIn) -> None:
    client = signed_in()
    send(client, ("a.txt", note_text().encode()))
    Document.objects.all().delete()
    page = client.get("/dokumenter/lagt-ind/").content.decode()
    assert "er slettet igen" in page
    assert "0 er læst" in page


def test_the_page_of_a_drop_is_empty_before_one(signed_in: SignedIn) -> None:
    page = signed_in().get("/dokumenter/lagt-ind/").content.decode()
    assert "Du har ikke lagt papirer ind" in page


def test_many_files_come_in_at_once_and_each_beyond_is_named(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    monkeypatch.setattr(intake, "MOST_FILES", 30)
    client = signed_in()
    files = [(f"{number}.txt", note_text(code=f"BI{number}").encode()) for number in range(10, 42)]
    page = send(client, *files)
    assert Document.objects.count() == 30
    assert page.count("er modtaget") == 30
    for name in ("40.txt", "41.txt"):
        assert f"{name}</strong> er ikke lagt ind" in page
    with django_assert_max_num_queries(12):
        client.get("/dokumenter/lagt-ind/")


def test_more_files_than_a_form_may_hold_are_refused_in_words(
    signed_in: SignedIn, settings: Any
) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    page = send(signed_in(), *((f"{number}.txt", b"x") for number in range(3)))
    assert "Læg færre filer ind ad gangen" in page
    assert not Document.objects.exists()


def test_a_file_beyond_the_limit_never_lands_and_the_others_do(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_BYTES", 20_000)
    large = b"%PDF" * 30_000
    small = note_text().encode()
    page = send(signed_in(), ("stor.pdf", large), (f"{NUMBER}.pdf", large), ("lille.txt", small))
    assert f"stor.pdf</strong> er større end {limits.MOST_BYTES // 2**20} MB" in page
    assert "personnummer i sit navn" in page
    assert NUMBER not in page
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
