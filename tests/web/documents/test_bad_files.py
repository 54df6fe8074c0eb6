"""Files that are no papers, by the page: a sentence and a next step each, nothing half-saved."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from brobygger import wiring
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.documents.reading import Reading
from brobygger.engines import apart
from brobygger.engines.apart import Limits
from brobygger.web.documents.models import Document, DocumentFile, Finding, PaperPage, Value
from brobygger.web.jobs.models import Job, State
from brobygger.web.jobs.worker import Worker
from engines.typeset import bomb, raw_pdf

from .conftest import NUMBER, note_text, work

WORDS = b"BT /F1 10 Tf 100 700 Td (Havnen ligger ved vandet.) Tj ET"
TIGHT = Limits(wall_seconds=20, cpu_seconds=10, memory_bytes=700_000_000, answer_bytes=20_000_000)
SignedIn = Callable[..., Client]


def written(writer: pypdf.PdfWriter) -> bytes:
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def locked() -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(raw_pdf(WORDS)))
    writer.encrypt("hemmelig", algorithm="AES-256")
    return written(writer)


def ten_thousand_pages() -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(10_000):
        writer.add_blank_page(595, 842)
    return written(writer)


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "no document": ("noget.bin", lambda: bytes(range(256)) * 40, "ikke et papir"),
    "a program by a paper's name": ("notat.pdf", lambda: b"MZ\x90\x00" * 500, "ikke et papir"),
    "encrypted": ("notat.pdf", locked, "adgangskode"),
    "truncated": ("notat.pdf", lambda: raw_pdf(WORDS)[:60], "beskadiget"),
    "blank": ("notat.txt", lambda: b"  \n\n ", "tom"),
    "10,000 pages": ("notat.pdf", ten_thousand_pages, "10000 sider"),
    "a bomb": ("notat.pdf", partial(bomb, 800), "Udskriv til PDF"),
    "packed": ("notat.zip", lambda: b"PK\x03\x04" + bytes(200), "pakket"),
}


@pytest.fixture
def client(signed_in: SignedIn) -> Client:
    return signed_in()


def lay_in(client: Client, name: str, data: bytes) -> str:
    """Send one file as the page does; the page that follows."""
    file = SimpleUploadedFile("x", data)
    file.__dict__["_name"] = name  # as a hostile browser sends it
    answer = client.post("/dokumenter/laeg-ind/", {"filer": file}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def nothing_read() -> bool:
    return not any(model.objects.exists() for model in (Value, Finding, PaperPage))


@pytest.mark.parametrize("which", BAD)
def test_a_file_that_is_no_paper_says_why_and_what_to_do(
    which: str, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, make, words = BAD[which]
    if which == "a bomb":  # its limits are the other process's
        read = partial(apart.run_apart, "brobygger.wiring:read_kept", limits=TIGHT)
        monkeypatch.setattr(wiring, "read_kept_apart", read)
    lay_in(client, name, make())
    work()
    paper = Document.objects.get()
    page = client.get(f"/dokumenter/{paper.pk}/").content.decode()
    assert paper.state == "unreadable"
    assert words in page
    assert "Prøv igen" in page
    assert "Slet papiret" in page
    assert nothing_read()
    assert DocumentFile.objects.filter(document=paper).exists()  # nothing is lost either


def test_a_paper_of_no_known_kind_is_kept_as_a_source_and_says_so(client: Client) -> None:
    lay_in(client, "brev.txt", b"Kaere alle\n\nMoedet flyttes til torsdag.\n")
    work()
    paper = Document.objects.get()
    page = client.get(f"/dokumenter/{paper.pk}/gennemgang/").content.decode()
    assert (paper.state, paper.template) == ("review", "unknown")
    assert "kender ikke denne slags papir" in page


def test_a_text_by_the_name_of_a_pdf_is_read_and_told(client: Client) -> None:
    lay_in(client, "notat.pdf", note_text().encode())
    work()
    assert Document.objects.get().state == "review"
    assert Finding.objects.filter(code="DOCUMENT-023").exists()


def test_51_megabytes_never_land_and_the_answer_names_the_limit(client: Client) -> None:
    page = lay_in(client, "stor.pdf", bytes(MOST_BYTES + 2**20))
    assert "stor.pdf</strong> er større end 50 MB" in page
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../../../etc/passwd.txt",
        "..\\..\\windows\\notat.txt",
        "/etc/notat.txt",
        "n" * 300 + ".txt",
        "<img src=x onerror=alert(1)>.txt",
        '"><script>alert(1)</script>.txt',
        "notat\r\nSet-Cookie: a=b.txt",
        "notat\u202etxt.exe.txt",
        ".txt",
    ],
)
def test_a_hostile_name_is_a_name_and_nothing_more(name: str, client: Client) -> None:
    page = lay_in(client, name, note_text().encode())
    work()
    paper = Document.objects.get()
    assert paper.state == "review"
    assert len(paper.file_name) <= 255
    assert "/" not in paper.file_name
    assert "\\" not in paper.file_name
    assert "<img src=x" not in page
    assert "<script>alert" not in page
    file = client.get(f"/dokumenter/{paper.pk}/fil/")
    assert file.status_code == 200
    assert "\n" not in file["Content-Disposition"]
    assert "Set-Cookie" not in file.headers
    for url in ("/dokumenter/", f"/dokumenter/{paper.pk}/gennemgang/", "/"):
        shown = client.get(url).content.decode()
        assert "<img src=x" not in shown
        assert "<script>alert" not in shown


@pytest.mark.parametrize(
    "name", [f"{NUMBER}.txt", f"sag_{NUMBER}_notat.txt", f"sag {NUMBER.replace('-', ' ')}.txt"]
)
def test_a_personal_number_in_the_name_stops_the_file_at_the_door(
    name: str, client: Client
) -> None:
    page = lay_in(client, f"{name}.txt", note_text().encode())
    assert "personnummer i sit navn" in page
    assert "Giv den" in page
    assert NUMBER[:6] not in page
    assert not Document.objects.exists()


@pytest.fixture
def crashing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Papers called "slem" crash in a C library, and so does every drawing of pages."""
    (tmp_path / "brobygger_crash.py").write_text(
        "import ctypes\ndef crash(*_): ctypes.string_at(0)\n", encoding="utf-8"
    )
    plain = apart._environment()
    path = f"{tmp_path}{os.pathsep}{plain['PYTHONPATH']}"
    monkeypatch.setattr(apart, "_environment", lambda: {**plain, "PYTHONPATH": path})

    def read(data: bytes, name: str, sheets: Mapping[int, str]) -> Reading:
        if not name.startswith("slem"):
            return wiring.read_kept(data, name, sheets)
        read: Reading = apart.run_apart("brobygger_crash:crash", data, name)
        return read

    def draw(data: bytes, numbers: Sequence[int], dpi: int, turned: object) -> tuple[bytes, ...]:
        drawn: tuple[bytes, ...] = apart.run_apart("brobygger_crash:crash", data)
        return drawn

    monkeypatch.setattr(wiring, "read_kept_apart", read)
    monkeypatch.setattr(wiring, "render_pages", draw)


@pytest.mark.usefixtures("crashing")
def test_a_reading_that_crashes_leaves_the_worker_at_work(client: Client) -> None:
    """The crash is a real one. The paper says so and what to do, and the next one is read."""
    lay_in(client, "slem.pdf", raw_pdf(WORDS))
    lay_in(client, "god.txt", note_text().encode())
    worker = Worker()
    assert worker.work_once()
    bad = Document.objects.get(file_name="slem.pdf")
    assert bad.state == "unreadable"
    assert bad.stopped_by is not None
    assert bad.stopped_by.code == "DOCUMENT-011"
    page = client.get(f"/dokumenter/{bad.pk}/").content.decode()
    assert "brød sammen" in page
    assert "Udskriv til PDF" in page
    assert nothing_read()
    assert worker.work_once()
    assert Document.objects.get(file_name="god.txt").state == "review"
    assert {job.state for job in Job.objects.filter(kind="documents.read")} == {State.DONE}


@pytest.mark.usefixtures("crashing")
def test_pages_that_crash_when_they_are_drawn_do_not_lose_the_values(client: Client) -> None:
    """The paper comes to review without pictures of its pages."""
    lay_in(client, "god.pdf", raw_pdf(WORDS))
    work()
    paper = Document.objects.get()
    assert paper.state == "review"
    page = client.get(f"/dokumenter/{paper.pk}/gennemgang/")
    assert page.status_code == 200
