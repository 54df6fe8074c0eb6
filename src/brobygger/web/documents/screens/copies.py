"""Two copies of one paper side by side: only what differs and matters."""

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from brobygger.domain.documents.confirmed import found_in
from brobygger.messages.comparisons import RULES
from brobygger.messages.fields import field_words
from brobygger.web.documents.desk import Row, lay_out
from brobygger.web.documents.excerpts import Excerpt, excerpt_at, pages_for, width_for
from brobygger.web.documents.history import step_words
from brobygger.web.documents.kinds import TICK, NotUnderstood, show
from brobygger.web.documents.labels import label_of
from brobygger.web.documents.models import CopyComparison, Document, PaperPage, Value
from brobygger.web.documents.screens.review import the_document
from brobygger.web.documents.sources import source_url
from brobygger.web.documents.spot import Spot, spot_of
from brobygger.web.documents.states import NotAllowed
from brobygger.web.documents.steps import review as steps
from brobygger.web.documents.steps.copies import take_part, taken_parts
from brobygger.web.documents.written import NotFree
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
    address_mine: str
    address_theirs: str
    took: str = ""
    parts: tuple[Mapping[str, Any], ...] = ()
    parts_taken: bool = False
    seen_mine: Excerpt | None = None
    seen_theirs: Excerpt | None = None
    before: int = 0
    after: int = 0

    @property
    def can_be_taken(self) -> bool:
        """It stands in the other copy only, and something of it can still be put in here."""
        return bool(self.parts and not self.parts_taken) or (self.is_waiting and bool(self.take))

    @property
    def is_taken(self) -> bool:
        """It stood in the other copy only, and was taken from it."""
        return not self.can_be_taken and (self.parts_taken or self.took == "theirs")

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

    @property
    def own_words(self) -> str:
        """What is kept or taken from this paper, in words; empty where nothing can be."""
        if self.can_be_kept:
            return ", ".join(dict.fromkeys(row.read for row in self.rows))
        own = own_values(self.rows)
        return ", ".join(
            dict.fromkeys(show(r.label.kind, own[r.value.path]) for r in self.rows if own)
        )


def own_values(rows: Iterable[Row]) -> dict[str, Any]:
    """What this paper prints where its readings were not settled: {path: value}.

    Empty where one of them cannot be understood: then there is nothing of its own to take.
    """
    own: dict[str, Any] = {}
    for row in rows:
        try:
            own[row.value.path] = row.label.kind.parse(row.read_raw, row.label.unit_kr)
        except NotUnderstood:
            return {}
    return own


def _rows(document: Document, other: Document) -> list[dict[str, Any]]:
    found = CopyComparison.objects.filter(document=document, other=other).first()
    if found is None:
        raise Http404
    rows: list[dict[str, Any]] = found.rows
    return rows


@require_GET
def compare(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Each difference with both places cut out of the pages, and what can be taken from each."""
    document = the_document(request, number, "review")
    copy = the_document(request, other, "review")
    rows = {row.value.path: row for row in lay_out(document).sections}
    addressed = document.pk, copy.pk
    lines = [_line(at, each, rows, addressed) for at, each in enumerate(_rows(document, copy))]
    taken = taken_parts(document, copy.pk)
    lines = [_with_parts(line, copy, taken) for line in lines]
    mine, theirs = pages_for(
        (document, [line.where_mine for line in lines]),
        (copy, [line.where_theirs for line in lines]),
    )
    lines = [_with_excerpts(line, mine, theirs) for line in lines]
    differences = [line for line in lines if line.mine and line.theirs]
    numbers = [line.number for line in differences]
    step = steps.last_step(request.user, document)
    context = {
        "document": document,
        "other": copy,
        "differences": [
            replace(line, before=before, after=after)
            for line, before, after in zip(
                differences, [0, *numbers], [*numbers[1:], 0], strict=False
            )
        ],
        "only_mine": [line for line in lines if line.theirs is None],
        "only_theirs": [line for line in lines if line.mine is None],
        "can_take": document.state == "review",
        "step_words": step_words(step) if step else "",
    }
    return render(request, "documents/compare.html", context)


def _with_parts(line: Line, copy: Document, taken: Collection[str]) -> Line:
    """A line about what stands in the other copy only: what is taken with it, in words."""
    if not line.parts:
        return line
    read = copy.values_read
    told = [
        show(label_of(copy.template, path, read).kind, found["value"])
        for part in line.parts
        for path, found in found_in(part["tree"], part["part"])
        if found["value"] not in (None, "unknown")
    ]
    words = [each for each in (line.take, *told) if each]
    if len(words) > 1:
        take = ngettext("{number} værdi", "{number} værdier", len(words)).format(number=len(words))
    else:
        take = ", ".join(words)
    is_taken = all(part["part"] in taken for part in line.parts)
    return replace(line, take=take, parts_taken=is_taken)


def _with_excerpts(line: Line, mine: dict[int, PaperPage], theirs: dict[int, PaperPage]) -> Line:
    width = width_for(line.where_mine, line.where_theirs)
    return replace(
        line,
        seen_mine=excerpt_at(mine, line.where_mine, width),
        seen_theirs=excerpt_at(theirs, line.where_theirs, width),
    )


def _line(
    number: int, stored: dict[str, Any], by_path: dict[str, Row], papers: tuple[int, int]
) -> Line:
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
        source_url(papers[0], stored["where_a"]),
        source_url(papers[1], stored["where_b"]),
        _took(rows, take),
        tuple(stored.get("put", ())),
    )


def _took(rows: tuple[Row, ...], take: dict[str, Any]) -> str:
    """Whose reading was put in: "mine", "theirs", or "typed" by the person; else empty."""
    said = {row.value.path: row.value.corrected for row in rows}
    if not rows or any(row.value.state != Value.State.CORRECTED for row in rows):
        return ""
    if all(take[path] == corrected for path, corrected in said.items()):
        return "theirs"
    return "mine" if said == own_values(rows) else "typed"


def _in_words(kind: str, reading: str | None) -> str | None:
    """A reading as printed; the state of a tick box in words."""
    if reading is None or not kind.startswith("tick"):
        return reading
    states = {"true": True, "false": False, "unknown": "unknown"}
    state, colon, boxes = reading.partition(":")
    return TICK.show(states[state]) + colon + boxes if state in states else reading


@require_POST
def take(request: HttpRequest, number: int, other: int) -> HttpResponse:
    """Settle one difference by this paper's reading or the other copy's, or take that back."""
    document = the_document(request, number, "review")
    copy = the_document(request, other, "review")
    which, _sep, place = request.POST.get("tag", "").partition(":")
    address = request.path.removesuffix("tag/")
    if which == "fortryd":
        with suppress(steps.NothingToUndo, NotAllowed):
            steps.undo(request.user, number)
            messages.success(request, _("Fortrudt."))
        return redirect(f"{address}#linje{place}" if place.isdecimal() else address)
    rows = _rows(document, copy)
    row = rows[int(place)] if place.isdecimal() and int(place) < len(rows) else {}
    if not row.get("take") and not row.get("put"):
        raise Http404
    try:
        if which == "anden" and row["kind"] == "only_b":
            take_part(request.user, number, copy.pk, row["take"], row.get("put", ()))
        elif which == "anden":
            steps.take_from_copy(request.user, number, row["take"])
        else:
            _keep_own(request, document, row)
    except NotAllowed:
        messages.info(request, _("Papiret er ikke længere til gennemgang. Intet er ændret."))
    except NotFree:
        messages.info(
            request,
            _("Stedet har fået en værdi i mellemtiden. Intet er ændret; se den i gennemgangen."),
        )
    return redirect(f"{address}#linje{place}")


def _keep_own(request: HttpRequest, document: Document, stored: dict[str, Any]) -> None:
    """What this paper says: accepted as read, or put in as printed where it was not settled."""
    by_path = {row.value.path: row for row in lay_out(document).sections}
    line = _line(0, stored, by_path, (document.pk, document.pk))
    if line.can_be_kept:
        steps.accept_group(request.user, document.pk, [row.value.pk for row in line.rows])
    elif own := own_values(line.rows):
        steps.take_own(request.user, document.pk, own)
