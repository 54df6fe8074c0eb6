"""What people do with lists of areas: load one, take it back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from brobygger.domain.areas.area import KIND_NAMES, Area, ListKind
from brobygger.domain.areas.register import add_list
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import say
from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.permissions import require_work
from brobygger.web.areas.rows import faults_of
from brobygger.web.areas.stored import columns_of, stored_list
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, person_numbers, refuse, told_if_taken
from brobygger.web.ui.words import reader_language

FIRST_YEAR, LAST_YEAR = 1990, 2200


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """Which list it is. ``convicted_percent``: the national share that the law measures against."""

    kind: ListKind
    published: date
    source: str
    convicted_percent: Fraction | None = None
    is_fictional: bool = False


@transaction.atomic
def load_list(facts: ListFacts, areas: Sequence[Area], user: Any) -> AreaList:
    """Keep a list as it was published. The same one again changes nothing; raises Refused.

    The areas are of the kind, day and source that the facts name.
    """
    require_work(user)
    faults = _faults(facts, areas)
    _register, problems = add_list(stored_list(facts.kind, facts.published), areas)
    refuse([*faults, *(_fault(problem) for problem in problems)])
    there = _there(facts)
    if there is not None:
        refuse(_other_facts(there, facts))
        return there
    percent = facts.convicted_percent
    kept = AreaList(
        kind=facts.kind,
        published=facts.published,
        source=facts.source.strip(),
        convicted_percent="" if percent is None else str(percent),
        is_fictional=facts.is_fictional,
        loaded_by=user,
    )
    with told_if_taken(lambda: _taken_faults(facts)):
        kept.save()
    for order, area in enumerate(areas):
        place, is_new = Place.objects.get_or_create(code=area.code, defaults={"title": area.name})
        if not is_new and place.title != area.name and _is_newest(kept):
            place.title = area.name
            place.save(update_fields=["title"])
        ListedArea.objects.create(area_list=kept, place=place, order=order, **columns_of(area))
    record(user, "list.loaded", kept, list=str(kept), count=len(areas))
    return kept


def _there(facts: ListFacts) -> AreaList | None:
    """The list of the kind and day, where it is loaded."""
    return AreaList.objects.filter(kind=facts.kind, published=facts.published).first()


def _taken_faults(facts: ListFacts) -> Iterator[Fault]:
    """Somebody else has loaded a list of the kind and day since it was asked about."""
    if _there(facts) is not None:
        words = _(
            "En anden har netop indlæst en liste af den slags og dag. Indlæs din igen: så siger"
            " siden, om de er ens."
        )
        yield Fault(words, field="published")


def _other_facts(there: AreaList, facts: ListFacts) -> Iterator[Fault]:
    """What the law measures against is a part of the list: it is not changed in silence."""
    percent = facts.convicted_percent
    if percent is not None and str(percent) != there.convicted_percent:
        words = _(
            "Listen er her allerede, men med en anden andel af dømte. Slet den, og indlæs den igen."
        )
        yield Fault(words, field="convicted")


def _is_newest(kept: AreaList) -> bool:
    """Whether no list is younger: a place is called what the youngest list calls it."""
    return not AreaList.objects.filter(published__gt=kept.published).exists()


def _faults(facts: ListFacts, areas: Sequence[Area]) -> list[Fault]:
    faults = person_numbers(source=facts.source)
    if not facts.source.strip():
        faults.append(Fault(_("Skriv, hvor listen kommer fra."), field="source"))
    if facts.kind not in KIND_NAMES:
        faults.append(Fault(_("Vælg, hvad det er for en liste."), field="kind"))
    if not FIRST_YEAR <= facts.published.year <= LAST_YEAR:
        words = _("Året %(year)s er nok en slåfejl. Skriv fire cifre, fx 2027.")
        faults.append(Fault(words % {"year": facts.published.year}, field="published"))
    percent = facts.convicted_percent
    if percent is not None and not 0 < percent < 100:
        faults.append(Fault(_("Landets andel af dømte er et tal i procent."), field="convicted"))
    if not areas:
        faults.append(Fault(_("Listen har ingen områder, der kan tages ind.")))
    return [
        *faults,
        *(fault for number, area in enumerate(areas) for fault in faults_of(area, number)),
    ]


def _fault(problem: Problem) -> Fault:
    said = say(problem, reader_language())
    return Fault(f"{said.what} {said.remedy}")


@transaction.atomic
def remove_list(kept: AreaList, user: Any) -> None:
    """Take a list back that was loaded by mistake. Raises Refused where something rests on it."""
    require_work(user)
    title, places = str(kept), [row.place_id for row in kept.areas.all()]
    try:
        with transaction.atomic():
            kept.areas.all().delete()
            record(user, "list.removed", kept, list=title)
            kept.delete()
            for place in Place.objects.filter(pk__in=places, listed=None):
                if not _is_used(place):
                    place.delete()
            for place in Place.objects.filter(pk__in=places, listed__isnull=False).distinct():
                _name_anew(place)
    except ProtectedError:
        words = _("Listen bruges: et valg af område bygger på den. Den bliver stående.")
        refuse([Fault(words)])


def _name_anew(place: Place) -> None:
    """A place is called what the youngest list that is left calls it."""
    youngest = place.listed.order_by("-area_list__published", "-area_list__pk").first()
    if youngest is not None and youngest.title != place.title:
        place.title = youngest.title
        place.save(update_fields=["title"])


def _is_used(place: Place) -> bool:
    """Whether an initiative, an actor or anything else points at the place."""
    related = [
        one
        for one in Place._meta.related_objects
        if one.related_model is not ListedArea and one.get_accessor_name()
    ]
    return any(
        one.related_model._default_manager.filter(**{one.field.name: place}).exists()
        for one in related
    )
