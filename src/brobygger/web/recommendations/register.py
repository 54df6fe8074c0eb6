"""The register as a table: which recommendations are asked for, by what, in which order."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.kernel.fold import fold
from brobygger.domain.recommendations.category import headline_of
from brobygger.domain.recommendations.recommendation import Colour
from brobygger.web.recommendations.keys import CATEGORY, END, NOBODY, OPEN, OWNER, has_part
from brobygger.web.recommendations.models import (
    Annex,
    Category,
    Edge,
    Part,
    Recommendation,
    Responsibility,
    ThemeArea,
)
from brobygger.web.recommendations.parts.dues import DueDay, Dues
from brobygger.web.ui.export import FORMATS
from brobygger.web.ui.numbers import day
from brobygger.web.ui.tables import FORMAT, Choice, Column, Filter, RegisterTable

EDITION = "bilag"
MOST_ON_PAPER = 500
LEGEND = (
    (Category.RED, gettext_lazy("Delen kræver penge, og der er ikke bestilt et budgetnotat.")),
    (
        Category.GREEN,
        gettext_lazy("Der er bestilt et budgetnotat. Det siger ikke, om pengene er givet."),
    ),
    (Category.BLUE, gettext_lazy("Skal løftes over for staten.")),
    (
        Category.BLACK,
        gettext_lazy(
            "Kan løftes inden for rammen, eller følger af andre anbefalinger. Det siger ikke, om "
            "det er gjort."
        ),
    ),
)
"""What each category means, in the order of what needs somebody first."""
_PART = re.compile(r"(\d{1,5})([a-z]{0,2})")
_HEAD = {"anbefaling", "anbefalinger", "nr", "nummer", "del"}


def register_table(request: HttpRequest, editions: Sequence[Annex]) -> RegisterTable:
    """What has no money, who owns it, what hangs on what? (seven queries, whatever the rows)"""
    dues = Dues(Part.objects.filter(**_shown(request, "recommendation__annex")))
    return RegisterTable(
        request,
        "anbefalinger",
        _("Anbefalinger"),
        rows=_rows(request),
        columns=(*_columns(), *_due_columns(request, dues)),
        filters=_filters(request, editions),
        search=find,
        search_label=_("Søg på nummer, del eller ord"),
        mark=lambda row: headline(row) or "grey",
        empty=_("Ingen anbefalinger svarer til dine valg."),
        page_size=MOST_ON_PAPER if is_for_paper(request) else 25,
    )


def is_for_paper(request: HttpRequest) -> bool:
    """Whether the reader asked for all rows on one page, to print them as the committee's table."""
    return request.GET.get("vis") == "udskrift"


def _rows(request: HttpRequest) -> QuerySet[Recommendation]:
    edges = Edge.objects.filter(kind=Edge.Kind.REQUIRES).select_related("target")
    parts = Part.objects.defer("quote", "place", "remark", "chosen_reason").prefetch_related(
        "responsibilities", Prefetch("edges", edges)
    )
    rows = Recommendation.objects.defer("folded", "keys", "place").prefetch_related(
        Prefetch("parts", parts)
    )
    return rows.filter(**_shown(request, "annex"))


def _shown(request: HttpRequest, annex: str) -> dict[str, Any]:
    """The annex whose rows are shown, or all in force; ``annex`` is the way from a row to it."""
    edition = request.GET.get(EDITION, "")
    if edition.isdecimal():
        return {f"{annex}_id": int(edition)}
    return {f"{annex}__superseded_by": None}


def find(rows: QuerySet[Recommendation], text: str) -> QuerySet[Recommendation]:
    """The recommendations that carry the number or the part, or hold every word.

    "6", "anbefaling 6" and "6b" find the same one; a word may be cut short.
    """
    words = fold(text).split()
    for word in [one for one in words if one not in _HEAD] or words:
        if match := _PART.fullmatch(word):
            rows = rows.filter(number=int(match[1]))
            if match[2]:
                rows = rows.filter(pk__in=Part.objects.filter(code=word).values("recommendation"))
        else:
            rows = rows.filter(folded__contains=word)
    return rows


def headline(row: Recommendation) -> str | None:
    """The category it is known by; always shown together with those of its parts."""
    shown = (cast(Colour, part.shown_category) for part in row.parts.all() if part.shown_category)
    return headline_of(shown)


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "nr", _("Nr."), lambda row: row.number, order=("number",), kind="number", row_head=True
        ),
        Column(
            "anbefaling",
            _("Anbefaling"),
            lambda row: row.text,
            order=("text",),
            url=lambda row: reverse("recommendations:recommendation", args=[row.pk]),
        ),
        Column(
            "kategori",
            _("Kategori"),
            _category_words,
            cell="recommendations/cells/categories.html",
        ),
        Column("forvaltning", _("Forvaltning"), _owners, cell="recommendations/cells/owners.html"),
        Column("venter-paa", _("Venter på"), _waits, cell="recommendations/cells/waits.html"),
    )


def _due_columns(request: HttpRequest, dues: Dues) -> tuple[Column, ...]:
    """When the next part is due. In a file the paper's day, where it is another, is a date too."""

    def due(row: Recommendation) -> DueDay | None:
        return dues.next_of(row.parts.all())

    if request.GET.get(FORMAT) not in FORMATS:
        cell = "recommendations/cells/due.html"
        return (Column("frist", _("Frist"), due, kind="date", cell=cell, show=str),)

    def in_force(row: Recommendation) -> date | str | None:
        return found.plain if (found := due(row)) else None

    def in_paper(row: Recommendation) -> date | None:
        return found.paper if (found := due(row)) else None

    return (
        Column("frist", _("Frist"), in_force, kind="date"),
        Column("papirets-frist", _("Papiret siger"), in_paper, kind="date"),
    )


def _category_words(row: Recommendation) -> str:
    return "; ".join(
        f"{part.code} {part.get_shown_category_display() or _('ikke afgjort')}"
        for part in row.parts.all()
    )


def _owners(row: Recommendation) -> str:
    return "; ".join(
        f"{part.code} {part.owner_codes}" for part in row.parts.all() if part.owner_codes
    )


def _waits(row: Recommendation) -> str | None:
    """None where it waits for nothing, so that a narrow card leaves the line out."""
    return ", ".join(str(target.number) for target in row.waits_for) or None


def _filters(request: HttpRequest, editions: Sequence[Annex]) -> tuple[Filter, ...]:
    # Of every edition, and so read from the index alone: one that owns nothing now counts 0.
    codes = (
        Responsibility.objects.order_by("administration")
        .values_list("administration", flat=True)
        .distinct()
    )
    owners = [Choice(code, code, has_part(OWNER, code)) for code in codes]
    nobody = Choice(NOBODY, _("ikke nævnt"), has_part(OWNER, NOBODY))
    ended = Choice(OPEN, _("uden kendt slutdato"), has_part(END, OPEN))
    filters = (
        Filter(
            "kategori",
            _("Kategori"),
            [
                Choice(value, word, has_part(CATEGORY, value), value)
                for value, word in Category.choices
            ],
        ),
        Filter(
            "tema",
            _("Temaområde"),
            [Choice(value, word, Q(theme_area=value)) for value, word in ThemeArea.choices],
        ),
        Filter("forvaltning", _("Forvaltning"), [*owners, nobody]),
        Filter("slutdato", _("Penge i dag"), [ended]),
    )
    shown = _editions_to_choose(request, editions)
    if not shown:
        return filters
    names = [Choice(str(one.pk), edition_name(one), Q(annex=one)) for one in shown]
    return (Filter(EDITION, _("Bilag"), names), *filters)


def _editions_to_choose(request: HttpRequest, editions: Sequence[Annex]) -> list[Annex]:
    """Several annexes in force are told apart by a filter; so is an old one that is looked at."""
    current = [one for one in editions if one.superseded_by_id is None]
    chosen = request.GET.get(EDITION, "")
    old = [one for one in editions if one.superseded_by_id and str(one.pk) == chosen]
    return old or (current if len(current) > 1 else [])


def edition_name(annex: Annex) -> str:
    """What tells one edition from another: its date, else its title."""
    name = day(annex.dated) or str(annex)
    return _("%(name)s (afløst)") % {"name": name} if annex.superseded_by_id else name


def editions() -> QuerySet[Annex]:
    """All editions of the annex, newest first."""
    rows = Annex.objects.select_related("document")
    return rows.defer("record", "document__record")
