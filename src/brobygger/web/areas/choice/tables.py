"""The tables of a choice: the list of choices, the evidence, and the calculation."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.web.areas.choice import words
from brobygger.web.areas.choice.calculation import Calculated, Shares
from brobygger.web.areas.choice.loading import Loaded
from brobygger.web.areas.choice.page import EvidenceRow
from brobygger.web.areas.choice.permissions import may_work
from brobygger.web.areas.models import AreaChoice
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

OPEN, CLOSED = AreaChoice.State.OPEN, AreaChoice.State.CLOSED


def choice_table(request: HttpRequest) -> RegisterTable:
    """The choices, the newest first; readers have the closed ones only."""
    works = may_work(request.user)
    rows = AreaChoice.objects.select_related("area_list", "chosen")
    if not works:
        rows = rows.filter(state=CLOSED)
    return RegisterTable(
        request,
        "valg-af-omraade",
        _("Valg af område"),
        rows=rows.annotate(areas=Count("candidates")).order_by("-opened_at", "-pk"),
        columns=_choice_columns("choices:choice" if works else "choices:record"),
        filters=_choice_filters() if works else (),
        search=_by_title,
        search_label=_("Søg efter navn"),
        empty=_("Ingen valg passer til det."),
    )


def _by_title(rows: QuerySet[AreaChoice], text: str) -> QuerySet[AreaChoice]:
    return rows.filter(Q(title__icontains=text) | Q(chosen__title__icontains=text))


def state_words(row: AreaChoice) -> str:
    """How far a choice is."""
    if not row.is_open:
        return _("besluttet")
    if row.is_together:
        return _("scores sammen")
    if row.is_shown_to_both:
        return _("begge er færdige")
    return _("scores hver for sig")


def _choice_columns(page: str) -> tuple[Column, ...]:
    return (
        Column(
            "navn",
            _("Valg"),
            lambda row: row.title,
            order=("title",),
            row_head=True,
            url=lambda row: reverse(page, args=[row.pk]),
        ),
        Column("liste", _("Liste"), lambda row: str(row.area_list)),
        Column("omraader", _("Områder"), lambda row: row.areas, order=("areas",), kind="number"),
        Column("forvaltninger", _("Scores af"), lambda row: words.listed(row.scorers)),
        Column("tilstand", _("Tilstand"), state_words),
        Column(
            "valgt",
            _("Valgt område"),
            lambda row: str(row.chosen) if row.chosen and not row.is_open else None,
        ),
        Column(
            "besluttet",
            _("Besluttet"),
            lambda row: row.decided_on if not row.is_open else None,
            order=("decided_on",),
            kind="date",
        ),
    )


def _choice_filters() -> tuple[Filter, ...]:
    choices = [
        Choice("aabne", _("ikke besluttet"), Q(state=OPEN)),
        Choice("lukkede", _("besluttet"), Q(state=CLOSED)),
    ]
    return (Filter("tilstand", _("Tilstand"), choices),)


def evidence_table(request: HttpRequest, rows: Loaded, found: list[EvidenceRow]) -> RegisterTable:
    """The evidence: one row an area, one column a criterion."""

    def cell(index: int) -> Callable[[EvidenceRow], Any]:
        return lambda row: row.cells[index]

    columns = [
        Column(
            "omraade",
            _("Område"),
            lambda row: row.label,
            row_head=True,
            cell="areas/choice/area.html",
        ),
        *(
            Column(one.key, one.name, cell(index), cell="areas/choice/cell.html")
            for index, one in enumerate(rows.criteria)
        ),
    ]
    return _plain(request, "evidens", _("Trin og kilder for hvert område"), columns, found)


def calculation_table(
    request: HttpRequest, found: Calculated, shares: Shares, ordered: Shares | None
) -> RegisterTable:
    """The weighted sum and the shares of all weights, in the order of the list."""
    by_area = {one.area: one for one in found.ranking.ranked}
    columns = [
        Column("omraade", _("Område"), lambda row: row.area, row_head=True),
        Column("sum", _("Vægtet sum"), sum_words, kind="number", head_unit=_("0 til 1"), show=str),
        Column("plads", _("Plads"), rank_words, kind="number", show=str),
        Column(
            "foerst",
            _("Først ved"),
            lambda row: words.share_words(shares.first[row.area]),
            kind="number",
            head_unit=_("af alle vægte"),
            show=str,
        ),
    ]
    if ordered is not None:
        column = Column(
            "foerst-i-orden",
            _("Først ved"),
            lambda row: words.share_words(ordered.first[row.area]),
            kind="number",
            head_unit=_("af vægte i rækkefølgen"),
            show=str,
        )
        columns.append(column)
    columns += [
        Column(
            f"vaegt-{index}",
            criterion.name,
            _middle(shares, criterion.key),
            head_unit=_("vægt, hvor det er først"),
        )
        for index, criterion in enumerate(found.sheet.criteria)
    ]
    in_order = [by_area[area] for area in found.sheet.areas]
    return _plain(request, "beregning", _("Beregning"), columns, in_order)


def _middle(shares: Shares, key: str) -> Callable[[Any], str | None]:
    def value(row: Any) -> str | None:
        middle = shares.central[row.area]
        return None if middle is None else decimal_words(middle[key])

    return value


def sum_words(row: Any) -> str:
    """A weighted sum, or the two ends of what it may be."""
    low, high = decimal_words(row.low), decimal_words(row.high)
    return low if row.low == row.high else f"{low}-{high}"


def rank_words(row: Any) -> str:
    """A rank, or the best and the worst that it may be."""
    if row.is_certain:
        return str(row.best_rank)
    return f"{row.best_rank}-{row.worst_rank}"


def decimal_words(value: Fraction | float) -> str:
    """Three decimals with the comma of the city: ``0,667``."""
    thousandths = int(abs(Fraction(value)) * 1000 + Fraction(1, 2))
    whole, rest = divmod(thousandths, 1000)
    sign = "-" if value < 0 and thousandths else ""
    return f"{sign}{whole},{rest:03d}"


def _plain(
    request: HttpRequest, name: str, caption: str, columns: Sequence[Column], rows: Sequence[Any]
) -> RegisterTable:
    """A table of few rows that is read as a whole; the workbook is its export."""
    return RegisterTable(
        request, name, caption, columns=columns, rows=rows, page_size=200, exports=False
    )
