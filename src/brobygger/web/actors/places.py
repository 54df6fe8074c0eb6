"""What actors show on the page of an initiative and on the page of an area."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.actors import asking
from brobygger.web.actors.agreements.standing import Standing, standing
from brobygger.web.actors.models import Effort
from brobygger.web.actors.of_initiative import actors_in
from brobygger.web.ui.asks import answered
from brobygger.web.ui.panels import Panel
from brobygger.web.ui.together import values_together

LINK = "actors"


@dataclass(frozen=True, slots=True)
class EffortWord:
    """An effort in a line: name, page, who does it, whether it is only planned or paid here."""

    title: str
    url: str
    actors: list[str]
    is_planned: bool
    is_paid: bool


@dataclass(frozen=True, slots=True)
class AgreementWord:
    """An agreement in a line."""

    purpose: str
    actor: str
    url: str
    renewal_on: date | None
    standing: Standing


def on_initiative(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """What is done in the initiative's area, paid by it or not, and what it has agreed."""
    found = answered(request, "initiative", subject)
    here = found["here"]
    count = len(here)
    alone = sum(not joined for _pk, joined in here)
    yield Panel(
        LINK,
        str(count),
        ngettext("aktør i området", "aktører i området", count),
        _list_of(subject.place_id),
        body="actors/on_initiative.html",
        detail=_("%(count)s står alene") % {"count": alone} if alone else "",
        facts={
            "efforts": _efforts(found["efforts"], found["by_whom"], subject.pk),
            "agreements": _agreements(found["agreements"]),
        },
    )


def on_area(_request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Who works in an area, by sector, and who of them stands alone (one query)."""
    place = getattr(subject, "place_id", None) or subject.pk
    rows = actors_in(place).annotate(joined=asking.has_partner())
    [found] = values_together((rows, ("title", "pk", "sector__order", "sector__title", "joined")))
    sectors: dict[tuple[int, str], list[tuple[str, str, bool]]] = {}
    for title, pk, order, sector, joined in sorted(found, key=lambda row: row[:2]):
        key = (1_000_000, _("Sektor ikke valgt")) if sector is None else (order, sector)
        line = (title, reverse("actors:actor", args=[pk]), joined)
        sectors.setdefault(key, []).append(line)
    count = len(found)
    alone = sum(not row[4] for row in found)
    yield Panel(
        LINK,
        str(count),
        ngettext("aktør", "aktører", count),
        _list_of(place),
        body="actors/on_area.html",
        detail=_("%(count)s står alene") % {"count": alone} if alone else "",
        facts={"sectors": [(key[1], sectors[key]) for key in sorted(sectors)], "place": place},
    )


def _list_of(place: int | None) -> str:
    page = reverse("actors:list")
    return page if place is None else f"{page}?omraade={place}"


def _efforts(
    rows: list[tuple[Any, ...]], by_whom: list[tuple[Any, ...]], initiative: int
) -> list[EffortWord]:
    who: dict[int, list[str]] = {}
    for title, effort in sorted(by_whom):
        who.setdefault(effort, []).append(title)
    return [
        EffortWord(
            title,
            reverse("actors:effort", args=[pk]),
            who.get(pk, []),
            stands == Effort.Standing.PLANNED,
            paid_by == initiative,
        )
        for title, pk, stands, paid_by in sorted(rows, key=lambda row: row[:2])
    ]


def _agreements(rows: list[tuple[Any, ...]]) -> list[AgreementWord]:
    today = timezone.localdate()
    found = [
        AgreementWord(
            purpose,
            title,
            reverse("actors:actor", args=[actor]) + "#aftaler",
            renewal_on,
            standing(starts_on, ends_on, renewal_on, today),
        )
        for _pk, purpose, title, actor, starts_on, ends_on, renewal_on in sorted(
            rows, key=lambda row: row[0]
        )
    ]
    return [one for one in found if one.standing.is_open]
