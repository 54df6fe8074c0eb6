"""Who works here, who stands alone? The actors as a table; no name or number of a contact in it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.kernel.fold import fold
from brobygger.web.actors import asking
from brobygger.web.actors.choices import Choices, Option
from brobygger.web.actors.models import Actor
from brobygger.web.areas.models import Place
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable


def actor_table(request: HttpRequest, choices: Choices, today: date) -> RegisterTable:
    """The actors: those that stand alone first, those that have ceased last (three queries)."""
    return RegisterTable(
        request,
        "aktoerer",
        _("Aktører"),
        rows=_rows(),
        columns=_columns(),
        filters=_filters(choices, today),
        search=search,
        search_label=_("Søg i aktører"),
        mark=_mark,
        empty=_("Ingen aktører passer til dine valg."),
    )


def search(rows: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Actors whose name, offer or contact function holds the text; spelling is forgiven."""
    found = Q(offers__icontains=text) | Q(contact_function__icontains=text)
    if name := fold(text):
        found |= Q(folded__contains=name)
    return rows.filter(found)


def _rows() -> QuerySet[Actor]:
    return (
        asking.in_register()
        .select_related("sector")
        .prefetch_related(Prefetch("places", Place.objects.order_by("title", "pk")))
        .annotate(
            last_contact=asking.last_contact(),
            effort_count=asking.effort_count(),
            partner_count=asking.partner_count(),
            has_partner=asking.has_partner(),
        )
        .order_by("is_archived", "has_partner", "title", "pk")
    )


def _mark(row: Any) -> str:
    """Red where nobody works with it: that is what the list is looked at for."""
    if row.is_archived or row.is_staff:
        return "grey"
    return "" if row.has_partner else "red"


def state_word(row: Actor) -> str | None:
    """What is said of an actor that is not simply there."""
    if row.is_archived:
        return _("ophørt")
    return _("på pause") if row.is_paused else None


def _columns() -> tuple[Column, ...]:
    return (
        Column(
            "navn",
            _("Navn"),
            lambda row: row.title,
            order=("title",),
            row_head=True,
            url=lambda row: reverse("actors:actor", args=[row.pk]),
            cell="actors/title_cell.html",
        ),
        Column(
            "sektor",
            _("Sektor"),
            lambda row: row.sector.title if row.sector else None,
            order=("sector__order", "sector__title"),
        ),
        Column("omraade", _("Område"), _places),
        Column(
            "tiltag",
            _("Tiltag"),
            lambda row: row.effort_count,
            order=("effort_count",),
            kind="number",
        ),
        Column(
            "sammen",
            _("Sammen med"),
            lambda row: row.partner_count,
            order=("partner_count",),
            kind="number",
            cell="actors/together_cell.html",
        ),
        Column(
            "kontakt",
            _("Sidst i kontakt"),
            lambda row: row.last_contact,
            order=("last_contact",),
            kind="date",
        ),
        Column("status", _("Status"), state_word, order=("is_archived", "is_paused")),
    )


def _places(row: Actor) -> str | None:
    return ", ".join(place.title for place in row.places.all()) or None


def _filters(choices: Choices, today: date) -> tuple[Filter, ...]:
    active = Q(is_archived=False)
    others = active & Q(is_staff=False)
    alone = [
        Choice("alene", _("står alene"), others & asking.stands_alone(), "red"),
        Choice("uden-tiltag", _("uden tiltag"), active & asking.without_efforts()),
        Choice("stille", _("ikke kontaktet i 3 måneder"), others & asking.quiet(today)),
    ]
    status = [
        Choice("aktiv", _("aktiv"), active & Q(is_paused=False)),
        Choice("pause", _("på pause"), active & Q(is_paused=True)),
        Choice("ophoert", _("ophørt"), Q(is_archived=True)),
    ]
    return (
        Filter("se", _("Se efter"), alone),
        *_sorted_by(choices),
        Filter("status", _("Status"), status),
    )


def _sorted_by(choices: Choices) -> Iterable[Filter]:
    """Sectors, areas, themes and groups; where nothing is to choose there is no row of chips."""
    sectors = [Choice(str(one.pk), one.title, Q(sector=one.pk)) for one in choices.sectors]
    rows = (
        ("sektor", _("Sektor"), [*sectors, Choice("ingen", _("ikke valgt"), Q(sector=None))]),
        ("omraade", _("Område"), [*_of("places", choices.places), _nowhere()]),
        ("tema", _("Tema"), _of("themes", choices.themes)),
        ("maalgruppe", _("Målgruppe"), _of("target_groups", choices.target_groups)),
    )
    return [Filter(key, label, options) for key, label, options in rows if options]


def _nowhere() -> Choice:
    given: Any = Actor.places.through
    return Choice("ingen", _("uden område"), ~Q(pk__in=given.objects.values("actor")))


def _of(name: str, options: Sequence[Option]) -> list[Choice]:
    given: Any = getattr(Actor, name).through
    column = {"places": "place", "themes": "theme", "target_groups": "targetgroup"}[name]
    return [
        Choice(
            str(one.pk),
            one.title,
            Q(pk__in=given.objects.filter(**{column: one.pk}).values("actor")),
        )
        for one in options
    ]
