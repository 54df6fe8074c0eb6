"""PDF files that are locked, broken, too long or made to do harm: a Problem, never a crash."""

from io import BytesIO

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from brobygger.domain.documents.limits import MOST_PAGES
from brobygger.domain.documents.page import Document, Line
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines.apart import Limits, run_apart
from brobygger.engines.pdf import read_pdf, render_page
from brobygger.messages import say
from counts import examples
from engines.typeset import bomb, picture_pdf, raw_pdf, typeset

READ = "brobygger.engines.pdf:read_pdf"
WORDS = b"BT /F1 10 Tf 100 700 Td (Havnen ligger ved vandet.) Tj ET"
SMALL = Limits(wall_seconds=20, cpu_seconds=10, memory_bytes=700_000_000, answer_bytes=20_000_000)


def code_of(data: bytes) -> str:
    """The code of the problem that opening the bytes gives; it can be put into words."""
    with pytest.raises(Unreadable) as stopped:
        read_pdf(data, "papir.pdf")
    problem = stopped.value.problem
    assert problem.severity == "error"
    for language in ("da", "en"):
        said = say(problem, language)
        assert said.what
        assert said.remedy
        assert "{" not in said.what + said.remedy
    return problem.code


def locked(user: str, owner: str = "ejer") -> bytes:
    """A paper with passwords."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(raw_pdf(WORDS)))
    writer.encrypt(user, owner, algorithm="AES-256")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_password_is_needed() -> None:
    """The reader is told to save it without one."""
    assert code_of(locked("hemmelig")) == "DOCUMENT-007"


def test_a_paper_that_anyone_may_open_is_read() -> None:
    """A password that only guards against changes does not stop a reader."""
    assert "Havnen" in read_pdf(locked(""), "papir.pdf").text


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7 hej", raw_pdf(WORDS)[:60]])
def test_broken_files(data: bytes) -> None:
    """A beginning without a paper behind it."""
    assert code_of(data) == "DOCUMENT-008"


def test_too_many_pages() -> None:
    """The limit itself is read, one page more is not; the number stands in the message."""
    assert code_of(raw_pdf(WORDS, pages=MOST_PAGES + 1)) == "DOCUMENT-009"
    with pytest.raises(Unreadable) as stopped:
        read_pdf(raw_pdf(WORDS, pages=10_000), "papir.pdf")
    assert "10000" in say(stopped.value.problem).what
    assert read_pdf(raw_pdf(WORDS, pages=MOST_PAGES), "papir.pdf").page_count == MOST_PAGES


def test_a_page_that_is_a_picture_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Partial, never silently empty; an empty page is no picture."""
    monkeypatch.setattr("brobygger.engines.pdf.scan.letters.is_installed", lambda: False)
    document = read_pdf(picture_pdf(), "papir.pdf")
    assert document.unread_pages == (1,)
    assert document.format == "scan"
    stamped = picture_pdf(b"BT /F1 10 Tf 100 800 Td (Bilag 2) Tj ET")
    assert read_pdf(stamped, "papir.pdf").unread_pages == (1,)
    assert read_pdf(raw_pdf(b""), "papir.pdf").unread_pages == ()


def test_text_that_a_scanner_laid_under_its_picture() -> None:
    """Invisible letters were read by a machine, and say so."""
    words = b"BT 3 Tr /F1 10 Tf 14 TL 100 700 Td " + b"(Havnen ligger ved vandet.) Tj T* " * 9
    document = read_pdf(picture_pdf(words + b"ET"), "papir.pdf")
    assert document.unread_pages == ()
    assert document.format == "scan"
    origins = {span.origin for line in document.all_lines() for span in line.spans}
    assert origins == {"ocr:unknown"}


def test_a_bomb_stops_at_the_limits() -> None:
    """A small file that unpacks to more than a reading may use takes nothing down."""
    data = bomb(megabytes=800)
    assert len(data) < 100_000
    with pytest.raises(Unreadable) as stopped:
        run_apart(READ, data, "papir.pdf", limits=SMALL)
    assert stopped.value.problem.code in ("DOCUMENT-008", "DOCUMENT-010", "DOCUMENT-011")


def test_drawings_do_not_become_tables() -> None:
    """A map of many lines, and a border round the page, hold no cells."""
    lines = b" ".join(b"%d %d m %d %d l S" % (x, 100, x, 700) for x in range(50, 550, 5))
    more = b" ".join(b"50 %d m 550 %d l S" % (y, y) for y in range(100, 700, 5))
    border = b"20 20 555 802 re S "
    document = read_pdf(raw_pdf(border + WORDS), "papir.pdf")
    assert all(isinstance(block, Line) for block in document.pages[0].blocks)
    assert document.text.strip() == "Havnen ligger ved vandet."
    many = b" ".join([lines, more] * 20)
    document = read_pdf(raw_pdf(many + b" " + WORDS), "papir.pdf")
    assert document.text.strip() == "Havnen ligger ved vandet."


@pytest.mark.parametrize("dpi", [10, 72, 600])
def test_pages_are_drawn_within_bounds(dpi: int) -> None:
    """A picture of the page in the size asked for, capped."""
    with Image.open(BytesIO(render_page(raw_pdf(WORDS), 1, dpi))) as picture:
        assert picture.format == "PNG"
        width, height = picture.size
    assert width * height <= 12_100_000
    assert abs(width / height - 595 / 842) < 0.01
    if dpi == 72:
        assert (width, height) == (595, 842)


def test_a_poster_is_drawn_coarser() -> None:
    """The largest page a PDF may have is drawn within the same bounds."""
    poster = raw_pdf(WORDS, page="/MediaBox[0 0 14400 14400]")
    with Image.open(BytesIO(render_page(poster, 1, 300))) as picture:
        assert picture.size[0] * picture.size[1] <= 12_100_000


def test_a_page_that_is_not_there() -> None:
    """Asking for page 2 of 1 is answered, not crashed on."""
    with pytest.raises(Unreadable):
        render_page(raw_pdf(WORDS), 2, 72)


SAMPLES = (
    typeset("Havnen#footnote[24 pct.] ☐ Ja\n#table(columns: 2, [a], [b], [1.600], [2 ½])"),
    raw_pdf(WORDS),
    locked(""),
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A paper cut off, or with some of its bytes changed."""
    data = bytearray(draw(st.sampled_from(SAMPLES)))
    if draw(st.booleans()):
        del data[draw(st.integers(0, len(data))) :]
    for _ in range(draw(st.integers(0, 30))):
        if data:
            data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data)


@settings(max_examples=examples(small=25, full=2_000))
@given(damaged())
def test_damaged_files_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes are: a paper, or a problem that can be told. Never a fault of ours."""
    outcome: Document | Problem
    try:
        outcome = run_apart(READ, data, "papir.pdf", limits=SMALL)
    except Unreadable as stop:
        outcome = stop.problem
    if isinstance(outcome, Problem):
        assert outcome.code != "DOCUMENT-012"
        assert say(outcome).what
    else:
        assert isinstance(outcome, Document)
