"""Two copies of one paper side by side: only what differs and matters."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from brobygger.messages.comparisons import RULES
from brobygger.messages.fields import field_words
from brobygger.web.documents.desk import Row, Spot, lay_out, spot_of
from brobygger.web.documents.kinds import TICK, show
from brobygger.web.documents.models import CopyComparison, Document
from brobygger.web.documents.screens.review import the_document
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.steps import review as steps
from brobygger.web.ui.words import reader_language


@dataclass(frozen=True, slots=True)
class Line:
    """One difference as it is shown, with the values of this paper that it concerns."""

    number: int
    name: str
    rule: str
    mine: str | None
    theirs: str | None
    where_mine: Spot
    where_theirs: Spot
    rows: tuple[Row, ...]
    take: str

    @property
    def is_waiting(self) -> bool:
        """Some of its values have no answer yet."""
        return any(row.is_waiting for row in self.rows)

    @property
    def state(self) -> str:
        """What has been said of them."""
        states = {row.value.state for row in self.rows}
        return states.pop() if len(states) == 1 else ""

    @property
    def can_be_kept(self) -> bool:
        """This paper's own reading can be accepted."""
        return bool(self.rows) and all(row.can_be_accepted for row in self.rows)


def _rows(document: Document, other: Document) -> list[dict[str, Any]]:
    found = CopyComparison.objects.filter(document=document, other=other).first()
    if found is None:
        raise Http404
    rows: list[dict[str, Any]] = found.rows
    return rows


@require_GET
def compare(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """This paper, what differs, the other copy."""
    document = the_document(request, number, "review")
    copy = the_document(request, other, "review")
    rows = {row.value.path: row for row in lay_out(document).sections}
    lines = [_line(at, each, rows) for at, each in enumerate(_rows(document, copy))]
    context = {
        "document": document,
        "other": copy,
        "differences": [line for line in lines if line.mine and line.theirs],
        "only_mine": [line for line in lines if line.theirs is None],
        "only_theirs": [line for line in lines if line.mine is None],
        "can_take": document.state == "review",
    }
    return render(request, "documents/compare.html", context)


def _line(number: int, stored: dict[str, Any], by_path: dict[str, Row]) -> Line:
    language = reader_language()
    field, take = stored["field"], stored["take"]
    rows = tuple(by_path[path] for path in take if path in by_path)
    rule = RULES.get(stored["rule"])
    name = field_words(field, language) if field else ""
    if field in by_path:
        name = f"{by_path[field].label.group} · {by_path[field].label.name}"
    words = dict.fromkeys(show(row.label.kind, take[row.value.path]) for row in rows)
    return Line(
        number,
        name,
        rule.said(language) if rule else "",
        _in_words(stored["kind"], stored["a"]),
        _in_words(stored["kind"], stored["b"]),
        spot_of(stored["where_a"], field),
        spot_of(stored["where_b"], field),
        rows,
        ", ".join(words),
    )


def _in_words(kind: str, reading: str | None) -> str | None:
    """A reading as printed; the state of a tick box in words."""
    if reading is None or not kind.startswith("tick"):
        return reading
    states = {"true": True, "false": False, "unknown": "unknown"}
    state, colon, boxes = reading.partition(":")
    return TICK.show(states[state]) + colon + boxes if state in states else reading


@require_POST
def take(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Settle one difference: keep this paper's reading, or take the other copy's."""
    document = the_document(request, number, "review")
    copy = the_document(request, other, "review")
    which, _sep, place = request.POST.get("tag", "").partition(":")
    rows = _rows(document, copy)
    if not place.isdecimal() or int(place) >= len(rows) or not rows[int(place)]["take"]:
        raise Http404
    others = rows[int(place)]["take"]
    try:
        if which == "anden":
            steps.take_from_copy(request.user, number, others)
        else:
            mine = document.values.filter(path__in=others).values_list("pk", flat=True)
            steps.accept_group(request.user, number, mine)
    except NotAllowed:
        messages.info(request, _("Papiret er ikke længere til gennemgang. Intet er ændret."))
    return redirect(f"{request.path.removesuffix('tag/')}#linje{place}")
