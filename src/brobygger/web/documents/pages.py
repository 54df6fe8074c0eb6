"""Reads pages that are pictures a few at a time, and tells the job how far it is."""

from collections.abc import Sequence

from django.utils.translation import gettext_noop

from brobygger import wiring
from brobygger.domain.kernel.problem import Unreadable
from brobygger.web.jobs.worker import Run

AT_ONCE = 4
"""Pages read by one process, which takes a second to start: some ten seconds, so that progress is
seen and the limits of a reading hold however long the paper is."""


def read_pages(run: Run, data: bytes, pages: Sequence[int], last: int, upto: int) -> dict[int, str]:
    """The sheets of the pages of a paper with ``last`` pages. One that cannot be read leaves the
    others alone. ``upto`` is the per cent of the job that is done when they are read.
    """
    read: dict[int, str] = {}
    for first in range(0, len(pages), AT_ONCE):
        batch = pages[first : first + AT_ONCE]
        run.report(
            BEGUN + (upto - BEGUN) * first // len(pages),
            gettext_noop("Læser side {page} af {pages}"),
            page=batch[0],
            pages=last,
        )
        read.update(_read(data, batch))
    return read


BEGUN = 5
"""Per cent of the job that opening the paper takes."""


def _read(data: bytes, batch: Sequence[int]) -> dict[int, str]:
    try:
        return dict(wiring.read_pictures_apart(data, batch))
    except Unreadable:  # too heavy together, perhaps: each is tried alone
        if len(batch) == 1:
            return {}
    return {number: sheet for page in batch for number, sheet in _read(data, [page]).items()}
