"""While a scan is read, its page says how far it is, with scripts and without."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from brobygger import wiring
from brobygger.demo.note import demo_note
from brobygger.domain.budgets.writing import write_note
from brobygger.web.documents import pages
from brobygger.web.documents.models import Document, PaperPage
from brobygger.web.jobs import queue
from brobygger.web.jobs.models import Job
from papers.damage import wrong_language
from papers.layers import laid_over
from papers.scans import scanned

from .conftest import LayIn, work
from .pictured import printed_note, with_pictures, with_reader

SignedIn = Callable[..., Client]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the job says while it runs: per cent and words."""
    said: list[str] = []
    report = queue.report

    def also(job: Job, percent: int, message: str, params: dict[str, Any]) -> bool:
        said.append(f"{percent}: {message.format_map(params)}")
        return report(job, percent, message, params)

    monkeypatch.setattr(queue, "report", also)
    return said


def test_a_real_scan_is_read_page_by_page_and_says_so(
    lay_in: LayIn, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three pages, in processes apart as in earnest; a scanner had read them as English."""
    if not wiring.reads_pictures():
        pytest.skip("reading of scans is not installed")
    monkeypatch.setattr(pages, "AT_ONCE", 2)
    printed = wiring.print_pdf(write_note(demo_note()))
    document = lay_in(
        "notat.pdf",
        laid_over(scanned(printed), printed, lambda words: wrong_language(words, Random(4))),
    )
    assert (document.state, document.template, document.page_count) == ("review", "budget_note", 3)
    assert document.findings.filter(code="DOCUMENT-103").count() == 1
    assert document.unread_pages == []
    assert document.pages.exclude(sheet="").count() == 3
    assert [words for words in told if "Læser side" in words] == [
        "5: Læser side 1 af 3",
        "31: Læser side 3 af 3",
    ]


def test_a_paper_with_letters_on_every_page_is_read_in_one_go(
    lay_in: LayIn, told: list[str]
) -> None:
    assert lay_in("notat.pdf", printed_note()).state == "review"
    assert told[0] == "5: Åbner papiret"
    assert not [words for words in told if "Læser side" in words]


def test_its_page_tells_how_far_it_is(
    signed_in: SignedIn, lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed = printed_note()
    reader = with_reader(monkeypatch, printed)
    client = signed_in()
    seen: list[str] = []

    def read(data: bytes, numbers: Sequence[int]) -> object:
        page = client.get(Document.objects.get().get_absolute_url())
        seen.append(" ".join(page.content.decode().split()))
        return reader.read(data, numbers)

    monkeypatch.setattr(wiring, "read_pictures_apart", read)
    monkeypatch.setattr(pages, "AT_ONCE", 1)
    document = lay_in("skan.pdf", with_pictures(printed))
    assert document.state == "review"
    for number, page in enumerate(seen, 1):
        assert f'role="status" aria-live="polite">Læser side {number} af 2</span>' in page
        assert f'max="100" value="{(5, 25)[number - 1]}" aria-label="Fremdrift"' in page
        assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page
    assert len(seen) == 2
    after = client.get(document.get_absolute_url(), follow=True).content.decode()
    assert "Læser side" not in after
    assert 'http-equiv="refresh"' not in after


def test_a_worker_killed_within_a_scan_leaves_all_to_the_next(
    lay_in: LayIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read of it is read again: nothing is stored before the end."""
    printed = printed_note()
    reader = with_reader(monkeypatch, printed)
    monkeypatch.setattr(pages, "AT_ONCE", 1)

    class Killed(BaseException):
        pass

    def read(data: bytes, numbers: Sequence[int]) -> object:
        if list(numbers) == [2] and len(reader.asked) == 1:
            raise Killed
        return reader.read(data, numbers)

    monkeypatch.setattr(wiring, "read_pictures_apart", read)
    with pytest.raises(Killed):
        lay_in("skan.pdf", with_pictures(printed))
    job = Job.objects.get()
    assert (job.state, job.message) == ("running", "Læser side {page} af {pages}")
    assert not PaperPage.objects.exists()
    Job.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert queue.take_back_expired() == 1
    work()
    assert Document.objects.get().state == "review"
    assert reader.asked == [1, 1, 2]
