"""Which meetings are there, and what are they owed? The meetings as a table."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.web.steering.days import when_words
from brobygger.web.steering.models import Body, Due, Meeting
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable


def meeting_table(request: HttpRequest, today: date) -> RegisterTable:
    """The meetings, the latest first (three queries, whatever the rows)."""
    return RegisterTable(
        request,
        "moeder",
        _("Møder"),
        rows=_rows(),
        columns=_columns(),
        filters=_filters(today),
        mark=lambda row: state_of(row, today),
        empty=_("Ingen møder passer til dine valg."),
    )


def _rows() -> QuerySet[Meeting]:
    return (
        Meeting.objects.select_related("body")
        .annotate(
            asked_count=Count("dues"),
            delivered_count=Count("dues", filter=Q(dues__delivered_on__isnull=False)),
        )
        .order_by("-on", "-pk")
    )


def state_of(row: Any, today: date) -> str:
    """The mark of a meeting: red where it is past and something was not delivered."""
    missing = row.asked_count - row.delivered_count
    if missing and row.on < today:
        return "red"
    return "covered" if row.asked_count and not missing else "grey"


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "hvornaar",
            _("Hvornår"),
            lambda row: when_words(row.on, row.is_day_known),
            order=("on",),
            row_head=True,
            url=lambda row: reverse("steering:meeting", args=[row.pk]),
        ),
        Column("hvem", _("Hvem mødes"), lambda row: row.body.title, order=("body__title",)),
        Column("om", _("Om"), lambda row: row.subject or None, order=("subject",)),
        Column(
            "bedt-om",
            _("Bedt om"),
            lambda row: row.asked_count,
            order=("asked_count",),
            kind="number",
        ),
        Column("leveret", _("Leveret"), _delivered, cell="steering/delivered.html"),
    )


def _delivered(row: Any) -> str | None:
    if not row.asked_count:
        return None
    return _("%(done)s af %(all)s") % {"done": row.delivered_count, "all": row.asked_count}


def _filters(today: date) -> tuple[Filter, ...]:
    owing = Due.objects.filter(delivered_on=None).values("meeting")
    bodies = [Choice(str(one.pk), one.title, Q(body=one)) for one in Body.objects.all()]
    return (
        Filter("hvem", _("Hvem mødes"), bodies),
        Filter(
            "tid",
            _("Tid"),
            [
                Choice("kommende", _("kommende"), Q(on__gte=today)),
                Choice("tidligere", _("tidligere"), Q(on__lt=today)),
            ],
        ),
        Filter("mangler", _("Levering"), [Choice("ja", _("noget mangler"), Q(pk__in=owing))]),
    )
