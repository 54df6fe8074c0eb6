"""What have we asked others for? The requests as a table."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.web.recommendations.addresses import part_url
from brobygger.web.recommendations.approaches.standing import (
    ANSWERED,
    NOT_SENT,
    WAITING,
    passed,
    standing_of,
)
from brobygger.web.recommendations.models import Approach
from brobygger.web.recommendations.told import STANDING
from brobygger.web.ui.ordering import blank_first, blank_last
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable


def approach_table(request: HttpRequest, today: date) -> RegisterTable:
    """The requests of the annexes in force, whose next date is nearest first (three queries)."""
    rows = (
        Approach.objects.filter(part__recommendation__annex__superseded_by=None)
        .select_related("part__recommendation")
        .order_by(blank_first("answered_on"), blank_last("next_on"), "pk")
    )
    return RegisterTable(
        request,
        "henvendelser",
        _("Hvad har vi bedt andre om?"),
        rows=rows,
        columns=_columns(request),
        filters=_filters(today),
        mark=lambda row: "red" if _is_late(row, today) else "grey",
        empty=_("Vi har ikke bedt nogen om noget endnu."),
    )


def _is_late(row: Approach, today: date) -> bool:
    return bool(row.next_on and row.next_on < today and not row.answered_on)


def _columns(request: HttpRequest) -> tuple[Column, ...]:
    return (
        Column(
            "del",
            _("Del"),
            lambda row: row.part.code,
            order=("part__recommendation__number", "part__order"),
            row_head=True,
            url=lambda row: part_url(row.part),
        ),
        Column("til", _("Henvendelse til"), lambda row: row.addressed_to, order=("addressed_to",)),
        Column(
            "hvad",
            _("Hvad beder vi om?"),
            lambda row: row.subject,
            url=_url(request),
        ),
        Column("stand", _("Stand"), lambda row: str(STANDING[standing_of(row)])),
        Column("sendt", _("Sendt"), lambda row: row.sent_on, order=("sent_on",), kind="date"),
        Column("naeste", _("Næste dato"), lambda row: row.next_on, order=("next_on",), kind="date"),
        Column("dokument", _("Dokumentnummer"), lambda row: row.document_number or None),
    )


def _url(request: HttpRequest) -> Any:
    """The words lead to the request itself for those who may follow it up."""
    if not request.user.has_perm("accounts.work_with_papers"):
        return None
    return lambda row: reverse("recommendations:approach", args=[row.pk])


def _filters(today: date) -> tuple[Filter, ...]:
    return (
        Filter(
            "stand",
            _("Stand"),
            [
                Choice("ikke-sendt", _("ikke sendt"), NOT_SENT),
                Choice("afventer", _("afventer svar"), WAITING),
                Choice("besvaret", _("besvaret"), ANSWERED),
            ],
        ),
        Filter(
            "naeste",
            _("Næste dato"),
            [
                Choice("passeret", _("passeret"), passed(today)),
                Choice("ingen", _("ingen dato"), Q(next_on=None, answered_on=None)),
            ],
        ),
    )
