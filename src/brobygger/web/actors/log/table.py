"""Whom have we talked to, and what is next? The log and its next steps as tables.

No column says who logged a contact: the log is about organisations and measures nobody's work.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.actors.half_year import half_year_of
from brobygger.web.actors.log.choices import Choices
from brobygger.web.actors.models import Actor, Contact
from brobygger.web.ui.ordering import blank_last
from brobygger.web.ui.tables import Choice, Column, Filter, RegisterTable

SOON = 7
"""Days within which a next step is soon."""


def contact_table(request: HttpRequest, choices: Choices, today: date) -> RegisterTable:
    """The contacts, the latest first (two queries)."""
    return RegisterTable(
        request,
        "samarbejdslog",
        _("Samarbejdslog"),
        rows=_rows().order_by("-on", "-pk"),
        columns=_columns(today),
        filters=_filters(request, choices, today),
        search=_search,
        search_label=_("Søg efter organisation eller næste skridt"),
        empty=_("Ingen kontakter endnu. Log den første ovenfor."),
    )


def _rows() -> QuerySet[Contact]:
    return Contact.objects.select_related("actor", "theme", "met_with")


def _search(rows: QuerySet[Contact], text: str) -> QuerySet[Contact]:
    named = Actor.objects.filter(title__icontains=text).values("pk")
    return rows.filter(Q(actor__in=named) | Q(met_with__in=named) | Q(next_step__icontains=text))


def _columns(today: date) -> tuple[Column, ...]:
    return (
        Column(
            "dato",
            _("Dato"),
            lambda row: row.on,
            order=("on",),
            kind="date",
            row_head=True,
            url=lambda row: reverse("contacts:contact", args=[row.pk]),
        ),
        _actor_column(),
        Column("slags", _("Slags"), lambda row: row.get_kind_display(), order=("kind",)),
        Column(
            "tema",
            _("Tema"),
            lambda row: row.theme.title if row.theme else None,
            order=("theme__order", "theme__title"),
        ),
        Column(
            "moedtes-med",
            _("Mødtes med"),
            lambda row: row.met_with.title if row.met_with else None,
            order=("met_with__title",),
        ),
        Column("naeste", _("Næste skridt"), lambda row: row.next_step or None),
        Column(
            "naeste-dag",
            _("Næste skridt den"),
            lambda row: row.next_on,
            order=("next_on",),
            kind="date",
        ),
        Column("stand", _("Stand"), lambda row: step_words(row, today)),
    )


def _actor_column() -> Column:
    return Column(
        "organisation",
        _("Organisation"),
        lambda row: row.actor.title,
        order=("actor__title",),
        url=lambda row: reverse("actors:actor", args=[row.actor_id]),
    )


def step_words(row: Contact, today: date) -> str | None:
    """How it stands with a next step: taken, late by so many days, or when it is to be taken."""
    if not row.next_step:
        return None
    if row.next_done_on:
        return _("taget")
    if row.next_on is None:
        return _("uden dag")
    days = (row.next_on - today).days
    if days < 0:
        return ngettext("%(n)s dag for sent", "%(n)s dage for sent", -days) % {"n": -days}
    if days <= 1:
        return _("i morgen") if days else _("i dag")
    return ngettext("om %(n)s dag", "om %(n)s dage", days) % {"n": days}


def is_open() -> Q:
    """Contacts with a next step that is not taken."""
    return ~Q(next_step="") & Q(next_done_on=None)


def is_late(today: date) -> Q:
    """Its day has passed."""
    return is_open() & Q(next_on__lt=today)


def is_soon(today: date) -> Q:
    """Its day is today or one of the next seven."""
    return is_open() & Q(next_on__range=(today, today + timedelta(days=SOON)))


def in_place(pk: int) -> Q:
    """Contacts with an organisation that works in the area, or for an initiative there."""
    there: Any = Actor.places.through
    return Q(initiative__place=pk) | Q(actor__in=there.objects.filter(place=pk).values("actor"))


def _filters(request: HttpRequest, choices: Choices, today: date) -> tuple[Filter, ...]:
    now = half_year_of(today)
    kinds = [Choice(kind, label, Q(kind=kind)) for kind, label in Contact.Kind.choices]
    periods = [
        Choice("maaned", _("de seneste 30 dage"), Q(on__gt=today - timedelta(days=30))),
        Choice("halvaar", _("dette halvår"), Q(on__range=(now.first, now.last))),
        Choice("foer", _("forrige halvår"), Q(on__range=(now.before.first, now.before.last))),
    ]
    own = [Choice("ja", _("dem, jeg har logget"), Q(entered_by=request.user.pk))]
    found = (
        Filter("aktoer", _("Organisation"), _organisations(request, choices)),
        Filter("slags", _("Slags"), kinds),
        Filter("tema", _("Tema"), [Choice(str(pk), t, Q(theme=pk)) for pk, t in choices.themes]),
        Filter(
            "omraade", _("Område"), [Choice(str(pk), t, in_place(pk)) for pk, t in choices.places]
        ),
        Filter("periode", _("Periode"), periods),
        Filter("egne", _("Egne"), own),
    )
    return tuple(one for one in found if one.choices)


def _organisations(request: HttpRequest, choices: Choices) -> list[Choice]:
    """The organisation that is asked for, and those in use lately; the others are searched for."""
    near = dict(choices.near[:5])
    asked = request.GET.get("aktoer", "")
    if asked.isdecimal() and (title := choices.title_of(int(asked))):
        near = {int(asked): title, **near}
    return [Choice(str(pk), title, Q(actor=pk) | Q(met_with=pk)) for pk, title in near.items()]


# Next steps


def step_table(request: HttpRequest, today: date) -> RegisterTable:
    """The next steps that are open, the late ones first; with ``?vis=taget`` those taken."""
    is_past = request.GET.get("vis") == "taget"
    rows = _rows().filter(next_done_on__isnull=False) if is_past else _rows().filter(is_open())
    order = ("-next_done_on", "-pk") if is_past else (blank_last("next_on"), "pk")
    stands = [
        Choice("forsinket", _("for sent"), is_late(today), "red"),
        Choice("snart", _("inden for en uge"), is_soon(today)),
        Choice("senere", _("senere"), Q(next_on__gt=today + timedelta(days=SOON))),
    ]
    return RegisterTable(
        request,
        "naeste-skridt",
        _("Næste skridt"),
        rows=rows.order_by(*order),
        columns=_step_columns(today),
        filters=() if is_past else (Filter("stand", _("Hvornår"), stands),),
        mark=lambda row: "red" if _is_late(row, today) else "",
        empty=_("Ingen næste skridt er taget endnu.")
        if is_past
        else _("Ingen næste skridt venter."),
    )


def _is_late(row: Contact, today: date) -> bool:
    return row.next_done_on is None and row.next_on is not None and row.next_on < today


def _step_columns(today: date) -> tuple[Column, ...]:
    return (
        Column(
            "skridt",
            _("Næste skridt"),
            lambda row: row.next_step,
            row_head=True,
            url=lambda row: reverse("contacts:contact", args=[row.pk]),
        ),
        Column("dag", _("Dag"), lambda row: row.next_on, order=("next_on",), kind="date"),
        Column("stand", _("Stand"), lambda row: step_words(row, today), cell="contacts/stand.html"),
        _actor_column(),
        Column(
            "tema",
            _("Tema"),
            lambda row: row.theme.title if row.theme else None,
            order=("theme__order", "theme__title"),
        ),
        Column("goer", _("Gør"), lambda row: None, cell="contacts/step_cell.html"),
    )
