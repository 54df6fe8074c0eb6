"""A paper comes in, is asked about, is read again, or goes out."""

from dataclasses import dataclass
from typing import Any, Literal

from django.db import IntegrityError, transaction

from brobygger.domain.documents.door import suspects_in_name
from brobygger.web.audit.steps import record
from brobygger.web.documents.intake import ReceivedFile
from brobygger.web.documents.models import Document, DocumentFile
from brobygger.web.documents.permissions import demand
from brobygger.web.documents.reading import wipe
from brobygger.web.documents.states import DELETABLE, NotAllowed, require
from brobygger.web.jobs.steps import enqueue

Outcome = Literal["received", "known", "empty", "too_large", "left_out", "personal_number"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file of a drop."""

    outcome: Outcome
    file_name: str
    document: Document | None = None


def receive(user: Any, file: ReceivedFile) -> Arrival:
    """Put a file into quarantine and ask for its reading, both or neither.

    The same bytes are recognised. A file whose name holds a personal number is not let in at
    all, and its name is not repeated.
    """
    demand(user, "upload")
    name = (file.name or "")[-255:]
    if any(suspect.is_certain for suspect in suspects_in_name(name)):
        with transaction.atomic():
            record(user, "documents.stopped_at_door")
        return Arrival("personal_number", "")
    if not file.size:
        return Arrival("empty", name)
    known = _known(user, file.sha256)
    if known is not None:
        return Arrival("known", name, known)
    try:
        return Arrival("received", name, _store(user, name, file))
    except IntegrityError:  # the same file in two drops at once
        known = _known(user, file.sha256)
        if known is None:
            raise
        return Arrival("known", name, known)


def turned_away(outcome: Outcome, file_name: str) -> Arrival:
    """A file that did not even land. Its name is not repeated where it holds a personal number."""
    if any(suspect.is_certain for suspect in suspects_in_name(file_name)):
        return Arrival("personal_number", "")
    return Arrival(outcome, file_name[-255:])


def _known(user: Any, sha256: str) -> Document | None:
    return Document.objects.seen_by(user).filter(sha256=sha256).defer("record").with_job().first()


@transaction.atomic
def _store(user: Any, name: str, file: ReceivedFile) -> Document:
    document = Document.objects.create(
        file_name=name, sha256=file.sha256, size=file.size or 0, owner=user
    )
    DocumentFile.objects.create(document=document, data=file.read())
    enqueue("documents.read", document, owner=user)
    record(user, "documents.uploaded", document)
    return document


def _locked(user: Any, permission: str, number: int) -> Document:
    """The row, locked until the step is over, if the person may do this with it."""
    document = Document.objects.select_for_update().get(pk=number)
    demand(user, permission, document)
    return document


@transaction.atomic
def say_no_personal_numbers(user: Any, number: int) -> Document:
    """ "Det er ikke personnumre": the answer is recorded, then the paper is read to its end."""
    document = _locked(user, "answer", number)
    if document.state != "doubtful":
        raise NotAllowed(document.state, "quarantined")
    document.doubts_answered = True
    places = len((document.trouble or {}).get("suspects", ()))
    _wait_again(user, document)
    record(user, "documents.answered", document, places=places)
    return document


@transaction.atomic
def confirm_pages(user: Any, number: int) -> Document:
    """ "Siderne er uden personnumre": recorded for pages that no rule can look into."""
    document = _locked(user, "answer", number)
    if document.state != "unseen":
        raise NotAllowed(document.state, "quarantined")
    document.pages_confirmed = True
    _wait_again(user, document)
    record(user, "documents.pages_confirmed", document)
    return document


@transaction.atomic
def read_again(user: Any, number: int) -> Document:
    """Try once more: after a file could not be opened, or the reading came to a stop."""
    document = _locked(user, "answer", number)
    if document.state != "quarantined":
        require(document.state, "quarantined")
    _wait_again(user, document)
    record(user, "documents.asked_again", document)
    return document


def _wait_again(user: Any, document: Document) -> None:
    document.state = "quarantined"
    document.trouble = None
    document.save()
    enqueue("documents.read", document, owner=user)


@transaction.atomic
def say_personal_number(user: Any, number: int) -> Document:
    """A person sees a personal number in the paper: all of it is deleted, time and user remain."""
    document = Document.objects.select_for_update().get(pk=number)
    demand(user, "answer" if document.is_quarantined else "review", document)
    require(document.state, "refused")
    places = (document.trouble or {}).get("suspects", [])
    wipe(document, places)
    record(user, "documents.refused", document, places=len(places))
    return document


@transaction.atomic
def remove(user: Any, number: int) -> None:
    """Delete a paper with all that was read from it; what stands in the register stays."""
    document = _locked(user, "remove", number)
    if document.state not in DELETABLE:
        raise NotAllowed(document.state, "removed")
    record(user, "documents.removed", document)
    document.delete()
