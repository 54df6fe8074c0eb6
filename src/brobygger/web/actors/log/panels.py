"""What the log shows on pages of others: an actor's, an initiative's, the calendar, the menu."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.actors.half_year import half_year_of
from brobygger.web.actors.log.table import is_late, is_open, is_soon
from brobygger.web.actors.models import Contact
from brobygger.web.areas.permissions import WORK
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.budgets.radar.calendar import Entry
from brobygger.web.ui.asks import Asks, answered
from brobygger.web.ui.counts import Counts, counted
from brobygger.web.ui.numbers import day
from brobygger.web.ui.panels import Panel

LINK = "contacts"
SHOWN = 5


def waiting_counts(request: HttpRequest) -> Counts:
    """Next steps whose day has passed, and those of the coming week, for those who take them."""
    if request.user.has_perm(WORK):
        today = timezone.localdate()
        yield "late_steps", Contact.objects.filter(is_late(today))
        yield "soon_steps", Contact.objects.filter(is_soon(today))


def waiting(request: HttpRequest, _subject: Any) -> Iterator[Panel]:
    """How many next steps are late, and how many are to be taken within a week."""
    counts, page = counted(request, "waiting"), reverse("contacts:next")
    if late := counts["late_steps"]:
        words = ngettext("næste skridt er for sent", "næste skridt er for sene", late)
        yield Panel(LINK, str(late), words, f"{page}?stand=forsinket")
    if soon := counts["soon_steps"]:
        words = ngettext("næste skridt inden for en uge", "næste skridt inden for en uge", soon)
        yield Panel(LINK, str(soon), words, f"{page}?stand=snart")


def asked_of_calendar(request: HttpRequest, span: Any) -> Asks:
    """The open next steps of some days, for those who take them."""
    if request.user.has_perm(WORK):
        steps = Contact.objects.filter(is_open(), next_on__range=(span.first, span.last))
        yield "next_steps", (steps, ("next_on", "pk"))


def calendar(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The open next steps; without names, because the days go into people's own calendars."""
    entries = [
        Entry(
            f"contact-{pk}",
            "due",
            on,
            on,
            _("Næste skridt i samarbejdsloggen"),
            reverse("contacts:contact", args=[pk]),
        )
        for on, pk in sorted(answered(request, "calendar", subject).get("next_steps", []))
    ]
    if entries:
        words = ngettext("næste skridt", "næste skridt", len(entries))
        yield Panel(LINK, str(len(entries)), words, reverse("contacts:next"), facts=entries)


def on_actor(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """When the organisation was last talked to, and about what (one query)."""
    if not request.user.has_perm(WORK):
        return
    mine = Q(actor=subject.pk) | Q(met_with=subject.pk)
    rows = list(
        Contact.objects.filter(mine)
        .select_related("theme", "actor", "met_with")
        .order_by("-on", "-pk")
    )
    advice = sum(row.kind == Contact.Kind.ADVICE for row in rows)
    url = f"{reverse('contacts:list')}?aktoer={subject.pk}"
    facts = {
        "rows": rows[:SHOWN],
        "last": day(rows[0].on) if rows else "",
        "advice": advice,
        "url": url,
    }
    words = ngettext("kontakt", "kontakter", len(rows))
    yield Panel(LINK, str(len(rows)), words, url, body="contacts/on_actor.html", facts=facts)


def asked_of_initiative(_request: HttpRequest, subject: Any) -> Asks:
    """The contacts of this half-year that were about an initiative."""
    half = half_year_of(timezone.localdate())
    rows = Contact.objects.filter(initiative=subject.pk, on__range=(half.first, half.last))
    yield "contacts", (rows, ("kind", "actor_id", "met_with_id"))


def on_initiative(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """What was talked about in this half-year: kinds, organisations, bridges made."""
    half = half_year_of(timezone.localdate())
    rows = answered(request, "initiative", subject)["contacts"]
    kinds = Counter(kind for kind, _actor, _met in rows)
    named = dict(Contact.Kind.choices)
    facts = {
        "kinds": [(str(named[kind]), kinds[kind]) for kind in named if kinds[kind]],
        "organisations": len({actor for _kind, actor, _met in rows}),
        "bridges": sum(met is not None for _kind, _actor, met in rows),
        "first": day(half.first),
        "last": day(half.last),
        "advice": kinds[Contact.Kind.ADVICE],
        "plan": f"{reverse('plan:show')}?halvaar={half.code}"
        + (f"&omraade={subject.place_id}" if subject.place_id else ""),
    }
    words = ngettext("kontakt i halvåret", "kontakter i halvåret", len(rows))
    url = f"{reverse('contacts:summary')}?periode={half.code}"
    yield Panel(LINK, str(len(rows)), words, url, body="contacts/on_initiative.html", facts=facts)


def contacts_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log of events calls these contacts: nothing, to those who may not see them."""
    rows = Contact.objects.filter(pk__in=numbers if user.has_perm(WORK) else ())

    def about(pk: int, title: str, on: Any) -> About:
        words = _("kontakt med %(actor)s %(day)s") % {"actor": title, "day": day(on)}
        return About(words, reverse("contacts:contact", args=[pk]))

    return Asked(rows, ("actor__title", "on"), about)
