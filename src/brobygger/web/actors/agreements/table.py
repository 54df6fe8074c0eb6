"""What is agreed with whom, and what must be renewed? The agreements as a table."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.web.actors import asking
from brobygger.web.actors.agreements.standing import standing_of
from brobygger.web.actors.choices import Choices
from brobygger.web.ui.ordering import blank_last
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable


def agreement_table(request: HttpRequest, choices: Choices, today: date) -> RegisterTable:
    """The agreements, the nearest renewal first (two queries, whatever the rows)."""
    return RegisterTable(
        request,
        "aftaler",
        _("Samarbejdsaftaler"),
        rows=asking.agreements().order_by(
            blank_last("renewal_on"), blank_last("ends_on"), "actor__title", "pk"
        ),
        columns=_columns(today),
        filters=_filters(choices, today),
        search=_search,
        search_label=_("Søg i aftaler"),
        mark=lambda row: _mark(row, today),
        empty=_("Ingen aftaler passer til dine valg."),
    )


def _mark(row: Any, today: date) -> str:
    colour = standing_of(row, today).colour
    return colour if colour in {"red", "blue", "grey"} else ""


def _search(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    return rows.filter(Q(purpose__icontains=text) | Q(actor__title__icontains=text))


def _columns(today: date) -> tuple[Column, ...]:
    return (
        Column(
            "aktoer",
            _("Aktør"),
            lambda row: row.actor.title,
            order=("actor__title",),
            row_head=True,
            url=lambda row: reverse("actors:actor", args=[row.actor_id]) + "#aftaler",
        ),
        Column("aftalt", _("Aftalt"), lambda row: row.purpose),
        Column("bidrag", _("Eget bidrag"), lambda row: row.own_contribution or None),
        Column(
            "indsats",
            _("Indsats"),
            lambda row: row.initiative.title if row.initiative else None,
            order=("initiative__title",),
        ),
        Column("fra", _("Fra"), lambda row: row.starts_on, order=("starts_on",), kind="date"),
        Column("til", _("Til"), lambda row: row.ends_on, order=("ends_on",), kind="date"),
        Column(
            "fornys",
            _("Fornys inden"),
            lambda row: row.renewal_on,
            order=("renewal_on",),
            kind="date",
        ),
        Column("status", _("Status"), lambda row: standing_of(row, today).word),
    )


def _filters(choices: Choices, today: date) -> tuple[Filter, ...]:
    force = asking.in_force(today)
    standing = [
        Choice("fornys", _("skal fornys inden 60 dage"), asking.to_renew(today), "blue"),
        Choice("overskredet", _("overskredet"), force & Q(renewal_on__lt=today), "red"),
        Choice("gaelder", _("gælder"), force & Q(starts_on__lte=today)),
        Choice("ophoert", _("ophørt"), Q(ends_on__lt=today)),
    ]
    given = [Choice(str(one.pk), one.title, Q(initiative=one.pk)) for one in choices.initiatives]
    year = [
        Choice(
            "aar",
            _("inden for et år"),
            force & Q(renewal_on__lte=today + timedelta(days=365)),
        )
    ]
    rows = (
        ("stand", _("Status"), standing),
        ("fornyes", _("Fornyes"), year),
        ("indsats", _("Indsats"), given),
    )
    return tuple(Filter(key, label, options) for key, label, options in rows if options)
