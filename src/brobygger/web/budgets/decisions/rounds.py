"""The budget rounds as a list: which days are entered, and where they stand."""

from operator import attrgetter
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.budgets.models import BudgetRound
from brobygger.web.ui.tables import Column, RegisterTable

AHEAD = 2
"""A grant that ends is seen two budgets ahead, so that many can be given dates beforehand."""

_DAYS = ("call_on", "ordered_by", "june_on", "first_reading_on", "amendments_by", "adopted_on")


def rounds_table(request: HttpRequest) -> RegisterTable:
    """Every round that somebody has entered a day for."""
    days = [
        Column(name, _named(name), attrgetter(name), order=(name,), kind="date") for name in _DAYS
    ]
    return RegisterTable(
        request,
        "budgetaar",
        _("Budgetår"),
        rows=BudgetRound.objects.all(),
        columns=(
            Column(
                "aar",
                _("Budget"),
                lambda row: row.year,
                order=("year",),
                row_head=True,
                url=lambda row: reverse("calendar:round", args=[row.year]),
            ),
            *days,
            Column("kilde", _("Kilde"), lambda row: row.source),
        ),
        empty=_("Ingen datoer er indtastet. Indtil da regnes der med de sædvanlige tidspunkter."),
    )


def to_add() -> list[int]:
    """The budgets near today for which nothing is entered yet."""
    year = timezone.localdate().year
    wanted = range(year, year + 1 + AHEAD)
    there = set(BudgetRound.objects.filter(year__in=wanted).values_list("year", flat=True))
    return [one for one in wanted if one not in there]


def _named(name: str) -> str:
    field: Any = BudgetRound._meta.get_field(name)
    return str(field.verbose_name).capitalize()
