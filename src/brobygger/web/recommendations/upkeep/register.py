"""What should be looked at again? The parts as a table, the longest untouched first."""

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from brobygger.web.recommendations.addresses import part_url
from brobygger.web.recommendations.models import Part
from brobygger.web.recommendations.permissions import WORK
from brobygger.web.recommendations.upkeep.standing import is_due, standing_of
from brobygger.web.ui.ordering import blank_first
from brobygger.web.ui.tables import FORMAT, Choice, Column, Filter, RegisterTable


def upkeep_table(request: HttpRequest, today: date) -> RegisterTable:
    """The parts of the annexes in force (three queries).

    The board is by part: it cannot be sorted or counted by person.
    """
    return RegisterTable(
        request,
        "ajour",
        _("Hvad skal opdateres?"),
        rows=_rows(),
        columns=_columns(request, today),
        filters=_filters(request, today),
        mark=lambda row: "red" if standing_of(row, today).is_stale else "grey",
        empty=_("Registret har ingen dele endnu."),
    )


def _rows() -> QuerySet[Part]:
    rows = Part.objects.filter(recommendation__annex__superseded_by=None)
    return (
        rows.select_related("recommendation__annex", "upkeep__person")
        .defer("recommendation__annex__record", "quote", "place")
        .order_by(blank_first("upkeep__due_on"), "recommendation__number", "order")
    )


def _columns(request: HttpRequest, today: date) -> tuple[Column, ...]:
    columns = (
        Column(
            "del",
            _("Del"),
            lambda row: row.code,
            order=("recommendation__number", "order"),
            row_head=True,
        ),
        Column("betegnelse", _("Betegnelse"), lambda row: capfirst(row.label), url=part_url),
        Column("stand", _("Stand"), lambda row: standing_of(row, today).word),
        Column("dato", _("Opdateret"), lambda row: standing_of(row, today).updated_on, kind="date"),
        Column("sagt", _("Hvor langt er vi?"), lambda row: standing_of(row, today).said or None),
        Column("ansvarlig", _("Ansvarlig"), lambda row: _person(row, today)),
    )
    if not request.user.has_perm(WORK) or request.GET.get(FORMAT):
        return columns  # a button is nothing that can stand in a file
    return (
        *columns,
        Column(
            "goer",
            _("Opdatér"),
            lambda row: reverse("recommendations:upkeep", args=[row.pk]),
            cell="recommendations/cells/upkeep.html",
        ),
    )


def _person(row: Part, today: date) -> str | None:
    person: Any = standing_of(row, today).person
    return str(person) if person else None


def _filters(request: HttpRequest, today: date) -> tuple[Filter, ...]:
    return (
        Filter(
            "stand",
            _("Stand"),
            [
                Choice("skal", _("skal opdateres"), is_due(today)),
                Choice("ajour", _("ajour"), ~is_due(today)),
            ],
        ),
        Filter(
            "ansvarlig",
            _("Ansvarlig"),
            [
                Choice("mine", _("mine"), Q(upkeep__person=request.user.pk)),
                Choice("ingen", _("uden ansvarlig"), Q(upkeep__person=None)),
            ],
        ),
    )
