"""Which initiatives are there, and how far are they? The initiatives as a table."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.kernel.fold import fold
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

MARKS = {"planned": "blue", "granted": "black", "started": "green", "closed": "grey"}
"""The shape of each state; its word stands beside it."""


def initiative_table(request: HttpRequest) -> RegisterTable:
    """The initiatives, the latest first (two queries)."""
    return RegisterTable(
        request,
        "indsatser",
        _("Indsatser"),
        rows=_rows(),
        columns=_columns(),
        filters=(
            Filter(
                "tilstand",
                _("Tilstand"),
                [
                    Choice(value, label, Q(state=value), MARKS[value])
                    for value, label in Initiative.State.choices
                ],
            ),
        ),
        search=find_rows,
        search_label=_("Find en indsats"),
        mark=lambda row: MARKS[row.state],
        empty=_("Ingen indsatser passer til dine valg."),
    )


def _rows() -> QuerySet[Initiative]:
    rows = Initiative.objects.select_related("place", "budget_note")
    return rows.defer("budget_note__record", "budget_note__folded").order_by("state", "title", "pk")


def find_rows(rows: QuerySet[Initiative], text: str) -> QuerySet[Initiative]:
    """By the initiative's name, its area or the code of its note."""
    return rows.filter(
        Q(folded__contains=fold(text))
        | Q(place__title__icontains=text)
        | Q(budget_note__code__iexact=text)
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "navn",
            _("Indsats"),
            lambda row: row.title,
            order=("title",),
            row_head=True,
            url=lambda row: reverse("initiatives:initiative", args=[row.pk]),
        ),
        Column("tilstand", _("Tilstand"), _state, order=("state",)),
        Column("omraade", _("Område"), lambda row: str(row.place) if row.place else None),
        Column("notat", _("Notat"), lambda row: row.budget_note.code if row.budget_note else None),
        Column("fra", _("Fra"), lambda row: row.starts_on, order=("starts_on",), kind="date"),
        Column("til", _("Til"), lambda row: row.ends_on, order=("ends_on",), kind="date"),
    )


def _state(row: Any) -> str:
    return str(row.get_state_display())
