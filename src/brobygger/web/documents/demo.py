"""The demo's papers: the annex lies in the register, the note and a copy wait for a review."""

from brobygger.demo.files import REGISTERED, demo_files
from brobygger.web.accounts.models import User
from brobygger.web.documents.intake import received
from brobygger.web.documents.models import Document, Finding, nothing_waits
from brobygger.web.documents.steps import arrival, closing, review
from brobygger.web.jobs.worker import Worker

WHO = "sagsbehandler"


def load() -> None:
    """Lay the papers in and read them, once; what a person has done since is left alone."""
    user = User.objects.get(username=WHO)
    if Document.objects.exists():
        return
    for name, data in demo_files():
        arrival.receive(user, received(name, data))
    worker = Worker()
    while worker.work_once():
        pass
    for name in REGISTERED:
        document = Document.objects.get(file_name=name, state="review")
        _confirm(user, document)
        closing.register(user, document.pk)


def _confirm(user: User, document: Document) -> None:
    """Say yes to everything, as the demo's case officer has done before the visitor comes."""
    waiting = document.values.filter(state="waiting").values_list("pk", flat=True)
    review.accept_group(user, document.pk, list(waiting))
    for finding in Finding.objects.open().filter(document=document):
        review.keep(user, finding.pk)
    assert nothing_waits(document)
