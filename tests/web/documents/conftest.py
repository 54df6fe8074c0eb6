"""Papers made for these tests, laid in and read without a worker process."""

from collections.abc import Callable

import pytest

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.web.accounts.models import User
from brobygger.web.documents.intake import received
from brobygger.web.documents.models import Document
from brobygger.web.documents.steps.arrival import receive
from brobygger.web.jobs.worker import Worker
from papers.notes import a_note

# Made up: by its seventh digit a date in 1899, so nobody who lives has it.
NUMBER = "010199-5" + "000"
DOUBTFUL = "01019950" + "01"

LayIn = Callable[..., Document]


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: that a reading stands apart is proved in tests of the engines."""
    monkeypatch.setattr(wiring, "read_kept_apart", wiring.read_kept)


def note_text(**facts: object) -> str:
    """A budget note as plain text."""
    return wiring.print_text(write_note(a_note(**facts)))


def work() -> None:
    """Do all that waits, as the worker would."""
    worker = Worker()
    while worker.work_once():
        pass


@pytest.fixture
def lay_in(a_user: Callable[..., User]) -> LayIn:
    """Lay a text in and, unless told otherwise, read it: ``lay_in("notat.txt", "...")``."""

    def make(
        name: str = "notat.txt",
        text: str | bytes = "",
        *,
        user: User | None = None,
        read: bool = True,
    ) -> Document:
        data = text if isinstance(text, bytes) else (text or note_text()).encode()
        arrival = receive(user or a_user(), received(name, data))
        assert arrival.document is not None
        if read:
            work()
        return Document.objects.with_job().with_counts().get(pk=arrival.document.pk)

    return make
