"""How numbers arrive: from the form, or later from the browser's queue, and what each is answered.

The queue asks for a short answer instead of a page. What it sends twice is saved once.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from brobygger.web.reach.models import Tally
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.reach.register.forms import NumbersForm
from brobygger.web.reach.register.steps import Counted, Written, write_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.answers import saved

_SALT = "brobygger.reach.written"
UNDO_SECONDS = 60 * 60
"""Undo stands in the page for as long as one may look at it."""


@dataclass(slots=True)
class Sent:
    """What became of the numbers: written, or there already, or neither (the form says why)."""

    written: Written | None = None
    counted: Tally | None = None


def send(request: HttpRequest, form: NumbersForm, facts: Any, writer: Writer) -> Sent:
    """Write what the form holds; ``facts`` are asked for once it is valid."""
    sent = Sent()

    def step() -> None:
        said: TallyFacts = facts()
        try:
            sent.written = write_tally(said, writer)
        except Counted as there:
            sent.counted = there.tally
            raise

    saved(request, form, step)
    return sent


def short_answer(form: NumbersForm, sent: Sent, url: str) -> HttpResponse:
    """Saved, and where to look; or why not, in words."""
    if sent.written:
        return JsonResponse({"saved": True, "words": _("Gemt."), "url": url})
    words = [str(words) for errors in form.errors.values() for words in errors]
    return JsonResponse({"saved": False, "words": " ".join(words)})


def proof_of(written: Written) -> str:
    """Says to the next page what was just written and what the session was before."""
    return signing.dumps([written.tally.pk, written.before], salt=_SALT)


def written_of(proof: str, **which: Any) -> Written | None:
    """What was just written; None for an old or invented proof, or what is undone already."""
    try:
        pk, before = signing.loads(proof, salt=_SALT, max_age=UNDO_SECONDS)
    except signing.BadSignature:
        return None
    rows = Tally.objects.filter(**which).select_related("session__activity")
    tally = rows.filter(pk=pk).first()
    return Written(tally, before) if tally else None
