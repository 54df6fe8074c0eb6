"""The planned notes as a table: what is asked for, and what was decided on it."""

from django.db.models import (
    Case,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Length
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.web.budgets.decisions.costs import base_words
from brobygger.web.budgets.decisions.words import short_lines_of
from brobygger.web.budgets.loading import asked_kr
from brobygger.web.budgets.models import Outcome, PlannedCost, PlannedNote
from brobygger.web.ui.ordering import blank_first
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

GIVEN = Q(kind__in=["funded", "part_funded", "within_frame"]) | Q(
    kind="left_to_committee", settled=Outcome.Settled.GRANTED
)
"""Money, or a frame that stands in its place."""
NOT_GIVEN = Q(kind__in=["rejected", "withdrawn", "intent_only"]) | Q(
    kind="left_to_committee", settled=Outcome.Settled.REFUSED
)
DECIDED = ~Q(kind="undecided")


def has_outcome(which: Q) -> Exists:
    """Something of this kind is in force for the note."""
    return Exists(Outcome.objects.filter(which, planned_note=OuterRef("pk"), is_current=True))


def planned_notes() -> QuerySet[PlannedNote]:
    """The planned notes of the annexes in force."""
    return PlannedNote.objects.filter(annex__superseded_by=None)


def register_table(request: HttpRequest) -> RegisterTable:
    """What is asked for, and what was decided on it? (four queries, whatever the rows)"""
    return RegisterTable(
        request,
        "beslutninger",
        _("Beslutninger"),
        rows=_rows(),
        columns=_columns(),
        filters=_filters(),
        empty=_("Ingen notater svarer til dine valg."),
        page_size=50,
    )


def _rows() -> QuerySet[PlannedNote]:
    """Orders first, then needs, then packages; each in the order of their numbers."""
    current = Outcome.objects.filter(is_current=True).order_by(blank_first("year"))
    kind = Case(
        When(key__regex=r"^N[0-9]+$", then=Value(0)),
        When(key__regex=r"^R[0-9]+$", then=Value(1)),
        default=Value(2),
    )
    return (
        planned_notes()
        .prefetch_related(Prefetch("outcomes", current, to_attr="in_force"))
        .annotate(asked_kr=asked_kr(), kind=kind, width=Length("key"))
        .order_by("-annex_id", "kind", "width", "key")
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "maerke",
            _("Notat"),
            lambda row: row.key,
            order=("kind", "width", "key"),
            row_head=True,
            url=lambda row: reverse("decisions:planned", args=[row.pk]),
        ),
        Column("titel", _("Hvad det gælder"), lambda row: row.called, order=("title",)),
        Column("budget", _("Budget"), lambda row: row.budget_year, order=("budget_year",)),
        Column(
            "beloeb",
            _("Beløb i alt"),
            lambda row: row.asked_kr,
            order=("asked_kr",),
            kind="number",
            head_unit=_("kr."),
            cell="budgets/cells/planned_cost.html",
        ),
        Column("prisniveau", _("Prisniveau"), lambda row: base_words(row.price_base)),
        Column("udvalg", _("Udvalg"), lambda row: row.committee, order=("committee",)),
        Column("kilde", _("Kilde"), source_words),
        Column(
            "udfald",
            _("Udfald"),
            lambda row: "; ".join(short_lines_of(row.in_force)) or _("ingen beslutning indtastet"),
            cell="budgets/cells/outcomes.html",
        ),
    )


def source_words(row: PlannedNote) -> str:
    """Where the amount stands; one of the demo says that it is made up."""
    if row.is_fictional:
        return _("opdigtet")
    return row.source


def _filters() -> tuple[Filter, ...]:
    costs = Exists(PlannedCost.objects.filter(planned_note=OuterRef("pk")))
    given, not_given = has_outcome(GIVEN), has_outcome(NOT_GIVEN)
    return (
        Filter(
            "beslutning",
            _("Beslutning"),
            [
                Choice("uden", _("uden beslutning"), ~Q(has_outcome(DECIDED))),
                Choice("givet", _("givet"), Q(given)),
                Choice("ikke-givet", _("ikke givet"), Q(not_given)),
            ],
        ),
        Filter(
            "beloeb",
            _("Beløb"),
            [
                Choice("uden", _("uden beløb"), ~Q(costs)),
                Choice("opdigtet", _("opdigtet"), Q(is_fictional=True)),
            ],
        ),
    )
