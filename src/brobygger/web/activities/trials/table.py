"""What do we try, and when do we look? The trials as a table, those that are due first."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.web.activities.models import Trial, TrialVersion
from brobygger.web.actors.models import Actor
from brobygger.web.initiatives.models import Initiative, Theme
from brobygger.web.ui.ordering import blank_last
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable
from brobygger.web.ui.together import values_together


def is_due(today: date) -> Q:
    """The day on which one wanted to look has come."""
    return Q(look_on__lte=today)


def trial_table(request: HttpRequest, today: date) -> RegisterTable:
    """The trials (four queries, whatever the rows)."""
    return RegisterTable(
        request,
        "afproevninger",
        _("Afprøvninger"),
        rows=_rows().order_by(blank_last("look_on"), "title", "pk"),
        columns=_columns(),
        filters=_filters(today),
        search=search,
        search_label=_("Søg i afprøvninger"),
        mark=lambda row: "red" if row.look_on and row.look_on <= today else "",
        empty=_("Ingen afprøvninger endnu."),
    )


def _rows() -> QuerySet[Trial]:
    latest = TrialVersion.objects.filter(trial=OuterRef("pk")).order_by("-number")
    actors = Prefetch("actors", Actor.objects.order_by("title", "pk"))
    rows = Trial.objects.select_related("initiative", "theme").prefetch_related(actors)
    return rows.annotate(
        what=Subquery(latest.values("what")[:1]), number=Subquery(latest.values("number")[:1])
    )


def search(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Trials that hold the words, in their name or in any version."""
    versions = TrialVersion.objects.filter(what__icontains=text).values("trial")
    named = Q(title__icontains=text) | Q(source__icontains=text)
    return rows.filter(named | Q(pk__in=versions))


def _columns() -> Sequence[Column]:
    return (
        Column(
            "tiltag",
            _("Tiltag"),
            lambda row: row.title,
            order=("title",),
            row_head=True,
            url=lambda row: reverse("trials:trial", args=[row.pk]),
        ),
        Column(
            "ses",
            _("Ses efter"),
            lambda row: row.look_on,
            order=("look_on",),
            kind="date",
        ),
        Column("status", _("Status"), lambda row: row.get_state_display(), order=("state",)),
        Column("hvad", _("Hvad prøver vi?"), lambda row: row.what),
        Column("version", _("Version"), lambda row: row.number, kind="number"),
        Column("aktoerer", _("Med hvem"), _actors),
        Column(
            "tema",
            _("Tema"),
            lambda row: row.theme.title if row.theme else None,
            order=("theme__order", "theme__title"),
        ),
        Column(
            "indsats",
            _("Indsats"),
            lambda row: row.initiative.title,
            order=("initiative__title",),
        ),
    )


def _actors(row: Trial) -> str | None:
    return ", ".join(one.title for one in row.actors.all()) or None


def _filters(today: date) -> Sequence[Filter]:
    initiatives, themes = values_together(
        (Initiative.objects.filter(pk__in=Trial.objects.values("initiative")), ("title", "pk")),
        (Theme.objects.filter(pk__in=Trial.objects.values("theme")), ("order", "title", "pk")),
    )
    states = [Choice(value, label, Q(state=value)) for value, label in Trial.State.choices]
    due = [Choice("nu", _("skal ses efter nu"), is_due(today), "red")]
    rows = (
        ("ses", _("Hvornår"), due),
        ("status", _("Status"), states),
        (
            "indsats",
            _("Indsats"),
            [Choice(str(pk), title, Q(initiative=pk)) for title, pk in sorted(initiatives)],
        ),
        (
            "tema",
            _("Tema"),
            [Choice(str(pk), title, Q(theme=pk)) for _order, title, pk in sorted(themes)],
        ),
    )
    return [Filter(key, label, options) for key, label, options in rows if options]
