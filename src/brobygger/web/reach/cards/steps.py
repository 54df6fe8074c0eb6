"""The question in the languages that the city enters. One event a step."""

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.reach.models import Question
from brobygger.web.ui.faults import Fault, person_numbers, refuse

GIVEN = (
    ("Dansk", "da", "Hvor mange er her for første gang i denne indsats?"),
    ("English", "en", "How many of you are here for the first time?"),
)
"""The languages that need no entering, the question as the method words it."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@transaction.atomic
def save_question(language: str, code: str, sentence: str, user: Any) -> Question:
    """The question in one language, new or in other words. Raises Refused."""
    require_work(user)
    language, code, sentence = language.strip(), code.strip(), sentence.strip()
    faults = person_numbers(language=language, sentence=sentence)
    if not language:
        faults.append(Fault(_("Skriv, hvilket sprog det er."), field="language"))
    elif language.casefold() in {given.casefold() for given, _code, _sentence in GIVEN}:
        faults.append(Fault(_("Det sprog står der allerede."), field="language"))
    if not sentence:
        faults.append(Fault(_("Skriv spørgsmålet på sproget."), field="sentence"))
    if code and not _TAG.fullmatch(code):
        words = _("Skriv sprogets kode som to eller tre bogstaver, fx ar, eller lad den stå tom.")
        faults.append(Fault(words, field="code"))
    refuse(faults)
    row = Question.objects.filter(language__iexact=language).first() or Question(language=language)
    row.code, row.sentence = code, sentence
    row.save()
    record(user, "question.saved", row, language=row.language)
    return row


@transaction.atomic
def remove_question(row: Question, user: Any) -> None:
    """Take a language off the card."""
    require_work(user)
    record(user, "question.removed", row, language=row.language)
    row.delete()
