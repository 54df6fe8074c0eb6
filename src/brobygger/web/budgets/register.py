"""The budget notes as a table."""

from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.kernel.fold import fold
from brobygger.web.budgets.models import BudgetLine, BudgetNote, LineAmount, NoteLink
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

FIRST_TABLE = "table_1"
"""A note prints its money twice; only the lines of Table 1 are summed, and never its totals."""


def register_table(request: HttpRequest) -> RegisterTable:
    """Which notes are there, what do they ask for, whom do they serve?"""
    return RegisterTable(
        request,
        "budgetnotater",
        _("Budgetnotater"),
        rows=_rows(),
        columns=_columns(),
        filters=_filters(),
        search=find,
        search_label=_("Søg på kode eller titel"),
        empty=_("Ingen budgetnotater svarer til dine valg."),
    )


def _rows() -> QuerySet[BudgetNote]:
    lines = BudgetLine.objects.filter(note=OuterRef("pk"), table=FIRST_TABLE, is_total=False)
    asked = (
        LineAmount.objects.filter(
            line__note=OuterRef("pk"), line__table=FIRST_TABLE, line__is_total=False
        )
        .order_by()
        .values("line__note")
        .annotate(all=Sum("kr"))
        .values("all")
    )
    links = NoteLink.objects.select_related("recommendation").defer("evidence")
    bases = lines.order_by().values("note").annotate(n=Count("price_base", distinct=True))
    return (
        BudgetNote.objects.defer("record", "folded")
        .prefetch_related(Prefetch("links", links))
        .annotate(
            asked_kr=Subquery(asked),
            price_base=Subquery(lines.values("price_base")[:1]),
            bases=Subquery(bases.values("n")),
        )
    )


def find(rows: QuerySet[BudgetNote], text: str) -> QuerySet[BudgetNote]:
    """Notes whose code and title hold every word."""
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    return rows


def _columns() -> tuple[Column, ...]:
    return (
        Column("kode", _("Kode"), lambda row: row.code, order=("code",), row_head=True),
        Column(
            "titel",
            _("Titel"),
            lambda row: row.title,
            order=("title",),
            url=lambda row: reverse("budgets:note", args=[row.pk]),
        ),
        Column("budget", _("Budget"), lambda row: row.budget_round, order=("budget_round",)),
        Column("periode", _("Periode"), period, order=("period_from",)),
        Column("beloeb", _("I alt"), asked, order=("asked_kr",), kind="number", head_unit=_("kr.")),
        Column("prisniveau", _("Prisniveau"), price_base),
        Column("anbefaling", _("Tjener anbefaling"), served, cell="budgets/cells/served.html"),
    )


def period(row: BudgetNote) -> str:
    """The note's years, as papers print them."""
    if row.period_from is None or row.period_to is None:
        return ""
    if row.period_from == row.period_to:
        return str(row.period_from)
    return f"{row.period_from}-{row.period_to % 100:02d}"


def asked(row: Any) -> int | None:
    """All that Table 1 asks for; nothing where its lines stand in more than one price base."""
    return row.asked_kr if row.bases == 1 else None


def price_base(row: Any) -> str:
    """The price base of Table 1 in words."""
    if row.bases != 1 or row.price_base is None:
        return ""
    return _("løbende p/l") if row.price_base == 0 else f"{row.price_base} p/l"


def served(row: BudgetNote) -> str | None:
    """The recommendations it serves; proposals are marked as such."""
    shown = (
        f"{link.recommendation.number}"
        + ("" if link.state == NoteLink.State.CONFIRMED else f" ({_('forslag')})")
        for link in row.links.all()
        if link.is_shown
    )
    return ", ".join(shown) or None


def _filters() -> tuple[Filter, ...]:
    years = (
        BudgetNote.objects.exclude(budget_round=None)
        .order_by("-budget_round")
        .values_list("budget_round", flat=True)
        .distinct()
    )
    confirmed = NoteLink.objects.filter(note=OuterRef("pk"), state=NoteLink.State.CONFIRMED)
    open_ = NoteLink.objects.filter(
        note=OuterRef("pk"), state=NoteLink.State.PROPOSED, strength="strong"
    )
    return (
        Filter(
            "budget",
            _("Budget"),
            [Choice(str(year), str(year), Q(budget_round=year)) for year in years],
        ),
        Filter(
            "kobling",
            _("Kobling til anbefaling"),
            [
                Choice("bekraeftet", _("bekræftet"), Q(Exists(confirmed))),
                Choice("foreslaaet", _("venter på svar"), Q(Exists(open_))),
                Choice("ingen", _("ingen"), ~Q(Exists(confirmed)) & ~Q(Exists(open_))),
            ],
        ),
    )
