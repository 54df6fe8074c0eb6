"""Opening a choice and saying what it is about: candidates, scorers, criteria, their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from brobygger.domain.areas.criteria import CRITERIA, HIGHEST, Criterion
from brobygger.web.areas.choice.loading import as_rows
from brobygger.web.areas.choice.permissions import require_work
from brobygger.web.areas.models import AreaChoice, AreaList, AreaScore, Candidate, ListedArea
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, person_numbers, refuse

FEWEST = 2
"""With one candidate there is nothing to choose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceFacts:
    """A choice as a person enters it. ``candidates`` are numbers of entries of the list; none
    named means all of them.
    """

    title: str
    area_list: AreaList
    first_scorer: str
    second_scorer: str
    budget_note: Any = None
    candidates: Sequence[int] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaFacts:
    """The criteria, and their keys by importance (none: all count the same). ``why`` is asked for
    where scores are there already.
    """

    criteria: Sequence[Criterion]
    importance: Sequence[str] = field(default=())
    why: str = ""


def locked(choice: AreaChoice) -> AreaChoice:
    """The row as it is now, kept from others until the step is over. Refused where it is closed."""
    row = AreaChoice.objects.select_for_update().get(pk=choice.pk)
    if not row.is_open:
        refuse([Fault(_("Valget er lukket. En sagsbehandler kan åbne det igen med en grund."))])
    return row


def has_scores(choice: AreaChoice) -> bool:
    """Somebody has scored."""
    return AreaScore.objects.filter(candidate__choice=choice).exists()


@transaction.atomic
def open_choice(facts: ChoiceFacts, user: Any) -> AreaChoice:
    """A new choice with the city's three criteria, which can be changed until somebody scores.

    Raises Refused.
    """
    require_work(user)
    entries = _entries(facts)
    refuse(_faults(facts, entries))
    choice = AreaChoice.objects.create(
        title=facts.title.strip(),
        budget_note=facts.budget_note,
        area_list=facts.area_list,
        criteria=as_rows(_proposed()),
        first_scorer=facts.first_scorer,
        second_scorer=facts.second_scorer,
        opened_by=user,
    )
    for entry in entries:
        Candidate.objects.create(choice=choice, listed=entry)
    record(user, "choice.opened", choice, title=choice.title, areas=len(entries))
    return choice


@transaction.atomic
def change_choice(choice: AreaChoice, facts: ChoiceFacts, user: Any) -> None:
    """Another title, note or set of candidates; other scorers and list until somebody scores.

    Raises Refused.
    """
    require_work(user)
    row = locked(choice)
    entries = _entries(facts)
    refuse([*_faults(facts, entries), *_kept_faults(row, facts, entries)])
    before = row.title
    row.title, row.budget_note = facts.title.strip(), facts.budget_note
    row.area_list = facts.area_list
    if row.scorers != (facts.first_scorer, facts.second_scorer):
        row.people.all().delete()
    row.first_scorer, row.second_scorer = facts.first_scorer, facts.second_scorer
    row.save()
    wanted = {entry.pk for entry in entries}
    row.candidates.exclude(listed__in=wanted).delete()
    there = set(row.candidates.values_list("listed", flat=True))
    for entry in entries:
        if entry.pk not in there:
            Candidate.objects.create(choice=row, listed=entry)
    record(
        user, "choice.changed", row, before=before, title=row.title, areas=len(wanted),
        scorers=row.both, listed=str(row.area_list),
    )  # fmt: skip


@transaction.atomic
def set_criteria(choice: AreaChoice, facts: CriteriaFacts, user: Any) -> None:
    """Other criteria, levels or weights. Once somebody has scored, the criteria stand, and another
    order of importance takes a reason. Raises Refused.
    """
    require_work(user)
    row = locked(choice)
    rows, scored = as_rows(facts.criteria), has_scores(row)
    faults = _criteria_faults(facts)
    if scored and rows != row.criteria:
        faults.append(Fault(_("Der er givet scorer. Kriterier og trin kan ikke ændres mere.")))
    if scored and list(facts.importance) != row.importance and not facts.why.strip():
        words = _("Der er givet scorer. Skriv, hvorfor kriterierne nu skal veje anderledes.")
        faults.append(Fault(words, field="why"))
    refuse(faults)
    before = " > ".join(row.importance)
    row.criteria, row.importance = rows, list(facts.importance)
    row.save()
    record(
        user, "choice.criteria", row, why=facts.why, title=row.title,
        criteria=", ".join(one.name for one in facts.criteria),
        before=before, importance=" > ".join(facts.importance),
    )  # fmt: skip


@transaction.atomic
def remove_choice(choice: AreaChoice, user: Any) -> None:
    """Take away a choice that nobody has scored in. Raises Refused."""
    require_work(user)
    row = locked(choice)
    if has_scores(row):
        refuse([Fault(_("Der er givet scorer, så valget bliver stående. Fjern dem først."))])
    record(user, "choice.removed", row, title=row.title)
    row.delete()


def _proposed() -> list[Criterion]:
    """The three criteria that stand in every new choice, with where they are from."""
    source = _("Forslag ud fra kriterierne i notat BI08. De to forvaltninger aftaler dem.")
    return [replace(one, source=source) for one in CRITERIA]


def _entries(facts: ChoiceFacts) -> list[ListedArea]:
    rows = facts.area_list.areas.order_by("order", "pk")
    return list(rows.filter(pk__in=facts.candidates) if facts.candidates else rows)


def _faults(facts: ChoiceFacts, entries: Sequence[ListedArea]) -> list[Fault]:
    faults = person_numbers(title=facts.title)
    if not facts.title.strip():
        faults.append(Fault(_("Skriv, hvad valget hedder."), field="title"))
    if not facts.first_scorer:
        faults.append(Fault(_("Vælg en forvaltning."), field="first_scorer"))
    if not facts.second_scorer:
        faults.append(Fault(_("Vælg en forvaltning."), field="second_scorer"))
    elif facts.first_scorer == facts.second_scorer:
        faults.append(Fault(_("Vælg to forskellige forvaltninger."), field="second_scorer"))
    if len(entries) < FEWEST:
        named = "candidates" if facts.candidates else "area_list"
        faults.append(Fault(_("Der skal være mindst to områder at vælge imellem."), field=named))
    return faults


def _kept_faults(row: AreaChoice, facts: ChoiceFacts, entries: Sequence[ListedArea]) -> list[Fault]:
    """What cannot be changed once somebody has scored."""
    if not has_scores(row):
        return []
    faults = []
    if row.scorers != (facts.first_scorer, facts.second_scorer):
        words = _("Der er givet scorer. Forvaltningerne kan ikke skiftes mere.")
        faults.append(Fault(words, field="second_scorer"))
    if row.area_list_id != facts.area_list.pk:
        words = _("Der er givet scorer. Listen kan ikke skiftes mere.")
        faults.append(Fault(words, field="area_list"))
    kept = [entry.pk for entry in entries]
    left = Candidate.objects.filter(choice=row, scores__isnull=False).exclude(listed__in=kept)
    titles = sorted(set(left.values_list("listed__title", flat=True)))
    if titles:
        words = _("Der er givet scorer til %(areas)s. Brug et veto med en grund i stedet.")
        faults.append(Fault(words % {"areas": ", ".join(titles)}, field="candidates"))
    return faults


def _criteria_faults(facts: CriteriaFacts) -> list[Fault]:
    faults: list[Fault] = []
    names = [one.name.strip().casefold() for one in facts.criteria]
    keys = [one.key for one in facts.criteria]
    if not facts.criteria:
        faults.append(Fault(_("Skriv mindst ét kriterium.")))
    if len(set(names)) < len(names) or len(set(keys)) < len(keys):
        faults.append(Fault(_("To kriterier hedder det samme.")))
    for index, one in enumerate(facts.criteria):
        texts = {f"level{level}": one.levels[level] for level in range(HIGHEST + 1)}
        faults += [
            Fault(fault.words, "criteria", index, fault.field)
            for fault in person_numbers(name=one.name, source=one.source, **texts)
        ]
        if not one.name.strip():
            faults.append(Fault(_("Skriv, hvad kriteriet hedder."), "criteria", index, "name"))
    faults += person_numbers(why=facts.why)
    if facts.importance and sorted(facts.importance) != sorted(keys):
        faults.append(Fault(_("Giv hvert kriterium sin egen plads, eller lad alle stå tomme.")))
    return faults
