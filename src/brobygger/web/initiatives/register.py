"""Which initiatives are there, and how far are they? The initiatives as a table."""

from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.kernel.amounts import print_fte
from brobygger.domain.kernel.fold import fold
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative, Post, Staffing
from brobygger.web.initiatives.needs import needs
from brobygger.web.initiatives.page import staff_of
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

MARKS = {"planned": "blue", "granted": "black", "started": "green", "closed": "grey"}
"""The shape of each state; its word stands beside it."""


def initiative_table(request: HttpRequest) -> RegisterTable:
    """The initiatives by state and name (five queries, whatever the rows)."""
    today = timezone.localdate()
    return RegisterTable(
        request,
        "indsatser",
        _("Indsatser"),
        rows=_rows(),
        columns=_columns(today),
        filters=_filters(today),
        search=find_rows,
        search_label=_("Find en indsats"),
        mark=lambda row: MARKS[row.state],
        empty=_("Ingen indsatser passer til dine valg."),
    )


def _rows() -> QuerySet[Initiative]:
    staffing = Staffing.objects.filter(is_removed=False).order_by("since", "pk")
    posts = Post.objects.filter(is_removed=False).prefetch_related(Prefetch("staffing", staffing))
    rows = Initiative.objects.select_related("place", "budget_note")
    rows = rows.prefetch_related(Prefetch("posts", posts.order_by("order", "pk")))
    return rows.defer("budget_note__record", "budget_note__folded").order_by("state", "title", "pk")


def _filters(today: date) -> tuple[Filter, ...]:
    states = [
        Choice(value, label, Q(state=value), MARKS[value])
        for value, label in Initiative.State.choices
    ]
    lacking = [Choice(need.key, need.words, need.where) for need in needs(today)]
    places = Place.objects.filter(initiatives__isnull=False).distinct().order_by("title", "pk")
    where = [Choice(str(place.pk), str(place), Q(place=place.pk)) for place in places]
    return (
        Filter("tilstand", _("Tilstand"), states),
        Filter("mangler", _("Mangler noget"), lacking),
        Filter("omraade", _("Område"), where),
    )


def find_rows(rows: QuerySet[Initiative], text: str) -> QuerySet[Initiative]:
    """By the initiative's name, its area or the code of its note."""
    return rows.filter(
        Q(folded__contains=fold(text))
        | Q(place__title__icontains=text)
        | Q(budget_note__code__iexact=text)
    )


def _columns(today: date) -> tuple[Column, ...]:
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
        Column("aarsvaerk", _("Årsværk"), lambda row: _staff(row, today)),
        Column("fra", _("Fra"), lambda row: row.starts_on, order=("starts_on",), kind="date"),
        Column("til", _("Til"), lambda row: row.ends_on, order=("ends_on",), kind="date"),
    )


def _state(row: Any) -> str:
    return str(row.get_state_display())


def _staff(row: Any, today: date) -> str | None:
    """ "2 af 2½ besat", or how much is planned where nobody has said how much is filled."""
    staff = staff_of(row, [(post, tuple(post.staffing.all())) for post in row.posts.all()], today)
    if not staff.posts:
        return None
    planned = print_fte(staff.planned)
    if not staff.is_told:
        return _("%(planned)s planlagt") % {"planned": planned}
    return _("%(filled)s af %(planned)s besat") % {
        "filled": print_fte(staff.filled),
        "planned": planned,
    }
