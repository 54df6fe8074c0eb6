"""What is done, by whom, at which level? The efforts as a table."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.web.actors.choices import Choices, Option
from brobygger.web.actors.models import Actor, Effort
from brobygger.web.initiatives.models import TargetGroup, Theme
from brobygger.web.ui.numbers import day
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

COLOURS = {
    Effort.Standing.EXISTING: "covered",
    Effort.Standing.PLANNED: "open",
    Effort.Standing.ENDED: "grey",
}


def effort_table(request: HttpRequest, choices: Choices) -> RegisterTable:
    """The efforts by name (five queries, whatever the rows)."""
    return RegisterTable(
        request,
        "tiltag",
        _("Tiltag"),
        rows=_rows(),
        columns=_columns(),
        filters=_filters(choices),
        search=_search,
        search_label=_("Søg i tiltag"),
        empty=_("Ingen tiltag passer til dine valg."),
    )


def _rows() -> QuerySet[Effort]:
    return (
        Effort.objects.select_related("initiative")
        .prefetch_related(
            Prefetch("actors", Actor.objects.order_by("title", "pk")),
            Prefetch("themes", Theme.objects.order_by("order", "title")),
            Prefetch("target_groups", TargetGroup.objects.order_by("order", "title")),
        )
        .order_by("title", "pk")
    )


def _search(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    of: Any = Effort.actors.through
    theirs = of.objects.filter(actor__title__icontains=text).values("effort")
    return rows.filter(Q(title__icontains=text) | Q(about__icontains=text) | Q(pk__in=theirs))


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "tiltag",
            _("Tiltag"),
            lambda row: row.title,
            order=("title",),
            row_head=True,
            url=lambda row: reverse("actors:effort", args=[row.pk]),
        ),
        Column("aktoerer", _("Aktører"), lambda row: _titles(row.actors)),
        Column(
            "status",
            _("Status"),
            lambda row: row.get_standing_display(),
            order=("standing",),
            cell="actors/standing_cell.html",
        ),
        Column("niveau", _("Niveau"), lambda row: row.get_level_display(), order=("level",)),
        Column("tema", _("Tema"), lambda row: _titles(row.themes)),
        Column("maalgruppe", _("Målgruppe"), lambda row: _titles(row.target_groups)),
        Column(
            "betales",
            _("Betales af"),
            lambda row: row.initiative.title if row.initiative else None,
            order=("initiative__title",),
        ),
        Column(
            "periode",
            _("Periode"),
            _period,
            order=("starts_on", "ends_on"),
            show=lambda value: value.replace("-", "\N{NON-BREAKING HYPHEN}"),
        ),
    )


def _period(row: Effort) -> str | None:
    """ "fra 01-03-2027", "til 01-06-2027" or both days; nothing where none is known."""
    if row.starts_on and row.ends_on:
        return f"{day(row.starts_on)} – {day(row.ends_on)}"
    if row.starts_on:
        return _("fra %(day)s") % {"day": day(row.starts_on)}
    return _("til %(day)s") % {"day": day(row.ends_on)} if row.ends_on else None


def _titles(rows: Any) -> str | None:
    return ", ".join(row.title for row in rows.all()) or None


def _filters(choices: Choices) -> Sequence[Filter]:
    standings = [
        Choice(value, label, Q(standing=value), COLOURS[Effort.Standing(value)])
        for value, label in Effort.Standing.choices
    ]
    levels = [Choice(value, label, Q(level=value)) for value, label in Effort.Level.choices]
    paid = [
        Choice("nej", _("ikke af bevillingen"), Q(initiative=None)),
        *(Choice(str(one.pk), one.title, Q(initiative=one.pk)) for one in choices.initiatives),
    ]
    rows = (
        ("status", _("Status"), standings),
        ("niveau", _("Niveau"), levels),
        ("sammen", _("Hvem"), _together()),
        ("omraade", _("Område"), _of("places", "place", choices.places)),
        ("tema", _("Tema"), _of("themes", "theme", choices.themes)),
        ("maalgruppe", _("Målgruppe"), _of("target_groups", "targetgroup", choices.target_groups)),
        ("betales", _("Betales af"), paid),
    )
    return [Filter(key, label, options) for key, label, options in rows if options]


def _together() -> list[Choice]:
    """Efforts of several actors, and of one."""
    of: Any = Effort.actors.through
    shared = of.objects.values("effort").alias(n=Count("pk")).filter(n__gt=1).order_by()
    together = Q(pk__in=shared.values("effort"))
    return [
        Choice("sammen", _("flere sammen"), together),
        Choice("alene", _("en alene"), ~together),
    ]


def _of(name: str, column: str, options: Sequence[Option]) -> list[Choice]:
    given: Any = getattr(Effort, name).through
    return [
        Choice(
            str(one.pk),
            one.title,
            Q(pk__in=given.objects.filter(**{column: one.pk}).values("effort")),
        )
        for one in options
    ]
