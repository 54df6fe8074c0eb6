"""The pages of a long paper are drawn by few processes, and none is needed to keep the values."""

from typing import Any

import pytest

from brobygger import wiring
from brobygger.domain.documents.paper import Paper
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.engines import apart

from .conftest import LayIn


@pytest.fixture(scope="module")
def long_paper() -> bytes:
    """Some sixty printed pages."""
    from brobygger.domain.documents.paper import Heading, Run, Words

    blocks: list[Any] = [Heading("Et langt papir", 1)]
    blocks += [Words((Run(f"Afsnit {number} i papiret. " * 60),)) for number in range(250)]
    return wiring.print_pdf(Paper("Et langt papir", tuple(blocks)))


def test_sixty_pages_are_drawn_by_three_processes(
    lay_in: LayIn, long_paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []
    real = apart._wait

    def counted(*arguments: Any) -> int | None:
        started.append(1)
        return real(*arguments)

    monkeypatch.setattr(apart, "_wait", counted)
    document = lay_in("langt.pdf", long_paper)
    assert document.page_count is not None
    assert 55 <= document.page_count <= 75
    assert document.pages.filter(png__isnull=False).count() == document.page_count
    assert len(started) == 3


def test_pages_that_cannot_be_drawn_are_shown_as_text(
    lay_in: LayIn, long_paper: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_heavy(*_arguments: Any) -> tuple[bytes, ...]:
        raise Unreadable(Problem("DOCUMENT-010", "error"))

    monkeypatch.setattr(wiring, "render_pages", too_heavy)
    document = lay_in("langt.pdf", long_paper)
    assert document.state == "review"
    assert not document.pages.filter(png__isnull=False).exists()
    assert "Afsnit 1 i papiret" in str(document.pages.get(number=1).lines)
