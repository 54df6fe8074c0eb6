"""The page on which codes are given, for a colleague and for a partner behind a link.

A code travels in the body of a request, is made a token, and is in no answer, redirect or message.
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from brobygger.web.reach.codes.forms import CodeForm
from brobygger.web.reach.codes.given import (
    REASONS,
    Reason,
    SoFar,
    count_without,
    give_code,
    so_far,
    take_code_back,
)
from brobygger.web.reach.models import Tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.answers import asks_shortly, saved
from brobygger.web.ui.faults import Fault, refuse

ANSWERS = {
    "ny": gettext_lazy("Koden er givet."),
    "igen": gettext_lazy("Den kode er givet her allerede. Den tæller én gang."),
    "ud": gettext_lazy("Koden er taget ud."),
    "talt": gettext_lazy("Talt med."),
}
"""What became of what was sent: the word in the address says nothing of the code."""

REASON_WORDS: dict[Reason, Any] = {
    "declined": gettext_lazy("Ville ikke"),
    "lost": gettext_lazy("Havde det ikke med"),
    "unknown": gettext_lazy("Ved ikke"),
}
"""Why a head gave no code."""

# These pages may use the camera, and nothing else that the others may not.
CAMERA = "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"


@dataclass(slots=True)
class _Done:
    answer: str = ""


def giving(request: HttpRequest, tally: Tally, writer: Writer, **page: Any) -> HttpResponse:
    """Take what was sent, and show how it stands. ``page`` are the addresses around it."""
    form = CodeForm(request.POST or None)
    done = _Done()

    def step() -> None:
        done.answer = _do(form, tally, writer)

    is_done = saved(request, form, step)
    now = so_far(tally)
    if asks_shortly(request):
        return JsonResponse(_short(form, done.answer, now))
    if is_done:
        return redirect(f"{request.path}?svar={done.answer}")
    answer = ANSWERS.get(request.GET.get("svar", ""), "") if request.method == "GET" else ""
    facts = {
        **page,
        "tally": tally,
        "alias": tally.session.activity.alias,
        "form": form,
        "faults": _faults(form),
        "answer": answer,
        "is_again": answer == ANSWERS["igen"],
        "now": now,
        "told": told_words(now),
        "split": split_words(now),
        "reasons": [(name, REASON_WORDS[name], getattr(now, name)) for name in REASONS],
    }
    response = render(request, "codes/give.html", facts)
    response["Permissions-Policy"] = CAMERA
    return response


def _do(form: CodeForm, tally: Tally, writer: Writer) -> str:
    """Do what was pressed; the answer as a word."""
    said = form.cleaned_data
    do = said["do"] or "give"
    if do in REASONS:
        count_without(tally, do, -1 if said["less"] else 1, writer)
        return "talt"
    if not said["code"]:
        refuse([Fault(_("Skriv koden fra kortet."), field="code")])
    if do == "back":
        take_code_back(tally, said["code"], writer)
        return "ud"
    return "ny" if give_code(tally, said["code"], writer).is_new else "igen"


def _faults(form: CodeForm) -> list[str]:
    return [str(words) for words in (w for errors in form.errors.values() for w in errors)]


def _short(form: CodeForm, answer: str, now: SoFar) -> dict[str, Any]:
    words = str(ANSWERS[answer]) if answer else " ".join(_faults(form))
    return {
        "saved": bool(answer),
        "again": answer == "igen",
        "words": words,
        "told": told_words(now),
        "split": split_words(now),
        "counts": {name: asdict(now)[name] for name in REASONS},
    }


def told_words(now: SoFar) -> str:
    """ "14 af 17 er talt"."""
    count = now.codes + now.without
    if now.heads is None:
        return _("%(n)s er talt") % {"n": count}
    if now.left is not None and now.left <= 0:
        return _("Alle %(heads)s er talt") % {"heads": now.heads}
    return _("%(n)s af %(heads)s er talt") % {"n": count, "heads": now.heads}


def split_words(now: SoFar) -> str:
    """ "12 koder, 2 uden kode"."""
    codes = ngettext("%(n)s kode", "%(n)s koder", now.codes) % {"n": now.codes}
    return _("%(codes)s, %(n)s uden kode") % {"codes": codes, "n": now.without}
