"""What people do with planned notes: one function a verb, one transaction, one audit event."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.web.audit.steps import record
from brobygger.web.budgets.decisions.costs import year_words
from brobygger.web.budgets.decisions.money import offer_of, own_figures, put_costs, take
from brobygger.web.budgets.decisions.permissions import require_decider
from brobygger.web.budgets.decisions.rules import ASKED, About, Decision, find_faults
from brobygger.web.budgets.loading import Register, register_of
from brobygger.web.budgets.models import Outcome, PlannedNote
from brobygger.web.ui.faults import Fault, Refused, person_numbers, refuse


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What a planned note costs and who answers for it, in few lines. ``costs`` is kr by year."""

    title: str = ""
    costs: Mapping[int, int] = field(default_factory=dict)
    price_base: int | None = None
    committee: str = ""
    appropriation: str = ""
    budget_year: int | None = None
    package: str = ""
    source: str = ""


@transaction.atomic
def edit_planned_note(row: PlannedNote, said: ShortForm, user: Any) -> bool:
    """Save what a person says a planned note costs; whether anything was changed.

    Raises Refused with every fault. From now on the figures are the person's: no budget note
    overwrites them, and they are no longer marked as fictional when they were changed.
    """
    require_decider(user)
    row = _locked(row)
    refuse(_faults_of(said, row))
    before = _short(row)
    if before == said:
        return False
    is_new_money = (before.costs, before.price_base) != (said.costs, said.price_base)
    row.title, row.price_base = said.title, said.price_base if said.costs else None
    row.committee, row.appropriation = said.committee, said.appropriation
    row.budget_year, row.package, row.source = said.budget_year, said.package, said.source
    row.is_fictional = row.is_fictional and not is_new_money
    row.is_taken = False
    put_costs(row, said.costs)
    row.save()
    record(user, "planned.edited", row, key=row.key, is_new_money=is_new_money)
    return True


@transaction.atomic
def take_from_note(row: PlannedNote, user: Any) -> bool:
    """Take what the linked budget note says in place of what stands; False where it agrees."""
    require_decider(user)
    row = _locked(row)
    figures = offer_of(row)
    if figures is None:
        return False
    take(row, figures)
    code = row.budget_note.code if row.budget_note else ""
    record(user, "planned.taken", row, key=row.key, code=code)
    return True


@transaction.atomic
def enter_outcomes(
    row: PlannedNote, said: Decision, user: Any, *, seen: int | None = None
) -> list[Outcome]:
    """Enter what was decided: one outcome a year, in place of what was entered for that year.

    What was entered before stays, superseded. ``seen`` is the newest outcome that the person had
    before her (0: none). Raises Refused with every fault.
    """
    require_decider(user)
    row = _locked(row)
    if seen is not None and seen != newest_id(row):
        raise Refused([Fault(_stale())])
    about = about_note(row, register_of(row.annex))
    refuse(find_faults(said, about, timezone.localdate()))
    heads = {head.year: head for head in row.outcomes.filter(superseded_by=None)}
    entry = uuid.uuid4()
    saved = []
    for year in said.years:
        old = heads.get(year)
        _step_down(old)
        saved.append(
            Outcome.objects.create(
                planned_note=row,
                **_facts(said, year, about),
                supersedes=old,
                entry=entry,
                why=said.why.strip(),
                entered_by=user,
            )
        )
    if said.kind == "packaged":
        PlannedNote.objects.get_or_create(annex=row.annex, key=said.package)
    is_correction = bool(about.decided & set(said.years))
    record(
        user,
        "outcome.corrected" if is_correction else "outcome.entered",
        row,
        why=said.why,
        key=row.key,
        kind=said.kind,
        years=year_words(said.years),
    )
    return saved


@transaction.atomic
def undo_last_entry(row: PlannedNote, user: Any) -> bool:
    """Put back, as new rows, what the last entry superseded; False where there is none to undo.

    A year for which nothing was entered before is open again. The entry itself stays readable.
    """
    require_decider(user)
    row = _locked(row)
    last = last_entry(row)
    if not last:
        return False
    entry = uuid.uuid4()
    for head in last:
        _put_back(head, user, entry)
    record(
        user,
        "outcome.undone",
        row,
        key=row.key,
        kind=last[0].kind,
        years=year_words(head.year for head in last),
    )
    return True


def last_entry(row: PlannedNote) -> list[Outcome]:
    """The rows of the newest entry, one a year."""
    newest = row.outcomes.order_by("-pk").first()
    if newest is None:
        return []
    return list(row.outcomes.filter(entry=newest.entry).select_related("supersedes"))


def newest_id(row: PlannedNote) -> int:
    """A number that changes with each entry; 0 where nothing is entered."""
    return max((one.pk for one in row.outcomes.all()), default=0)


def about_note(row: PlannedNote, register: Register | None) -> About:
    """What the rules must know of a note before a decision on it is saved."""
    figures = own_figures(row)
    in_force = (one for one in row.outcomes.all() if one.is_current)
    planned = register.planned if register else {}
    return About(
        row.key,
        figures.costs,
        figures.price_base,
        register.lifted(row.key) if register else (),
        tuple(key for key, one in planned.items() if not one.is_package),
        frozenset(one.year for one in in_force if one.kind != "undecided"),
    )


def _facts(said: Decision, year: int | None, about: About) -> dict[str, Any]:
    """What one year's row says. Only what its kind asks for is kept, whatever else was typed."""
    asked = ASKED[said.kind]
    kr = said.kr_in(year, about.costs if said.kind == "funded" else {}) if "kr" in asked else None
    residual = said.residual_in(year) if "residual_kr" in asked else None
    has_amount = kr is not None or residual is not None
    base = said.price_base if said.price_base is not None else about.price_base
    return {
        "year": year,
        "kind": said.kind,
        "decided_on": said.decided_on or timezone.localdate(),
        "committee": said.committee.strip(),
        "item": said.item.strip(),
        "case_number": said.case_number.strip(),
        "paper": said.paper.strip(),
        "kr": kr,
        "price_base": base if has_amount else None,
        "covers": list(said.covers) if "covers" in asked else [],
        "excludes": list(said.excludes) if "excludes" in asked else [],
        "other": _other(said),
        "residual_kr": residual,
        "residual_by": said.residual_by.strip() if "residual_by" in asked else "",
        "settled": said.settled if "settled" in asked else Outcome.Settled.PENDING,
        "until_year": said.until_year if "until_year" in asked else None,
        "is_until_carry_over": said.is_until_carry_over and "until_year" in asked,
        "frame": said.frame.strip() if "frame" in asked else "",
        "lead": said.lead if "lead" in asked else "",
        "remark": said.remark.strip(),
    }


def _other(said: Decision) -> str:
    if said.kind == "merged":
        return said.merged_with
    return said.package if said.kind == "packaged" else ""


_KEPT = (
    "planned_note", "year", "kind", "decided_on", "committee", "item", "case_number", "paper", "kr",
    "price_base", "covers", "excludes", "other", "residual_kr", "residual_by", "settled",
    "until_year", "is_until_carry_over", "frame", "lead", "remark", "is_taken_back",
)  # fmt: skip
"""What an outcome says; who entered it, when and why is each entry's own."""


def _put_back(head: Outcome, user: Any, entry: uuid.UUID) -> Outcome:
    """The outcome that this one superseded, as a new row; where there is none, nothing is said."""
    _step_down(head)
    earlier = head.supersedes
    if earlier is None:
        facts: dict[str, Any] = {
            "planned_note": head.planned_note,
            "year": head.year,
            "kind": "undecided",
            "decided_on": timezone.localdate(),
            "is_taken_back": True,
        }
    else:
        facts = {name: getattr(earlier, name) for name in _KEPT}
    is_current = not facts["is_taken_back"]
    return Outcome.objects.create(
        **facts, is_current=is_current, supersedes=head, entry=entry, entered_by=user
    )


def _step_down(old: Outcome | None) -> None:
    """An outcome that is superseded no longer counts, and is not changed in anything else."""
    if old is not None and old.is_current:
        old.is_current = False
        old.save(update_fields=["is_current"])


def _faults_of(said: ShortForm, row: PlannedNote) -> Iterable[Fault]:
    if said.costs and said.price_base is None:
        yield Fault(_("Skriv beløbets prisniveau, fx 2024 p/l eller løbende p/l."), "", None,
                    "price_base")  # fmt: skip
    if said.costs and not said.source.strip():
        yield Fault(_("Skriv, hvor beløbet står, fx notatets kode og tabel."), field="source")
    if said.package == row.key:
        yield Fault(_("En pakke kan ikke ligge i sig selv."), field="package")
    yield from person_numbers(
        title=said.title,
        committee=said.committee,
        appropriation=said.appropriation,
        source=said.source,
    )


def _short(row: PlannedNote) -> ShortForm:
    figures = own_figures(row)
    return ShortForm(
        row.title,
        figures.costs,
        row.price_base,
        row.committee,
        row.appropriation,
        row.budget_year,
        row.package,
        row.source,
    )


def _locked(row: PlannedNote) -> PlannedNote:
    rows = PlannedNote.objects.select_for_update(of=("self",))
    return rows.select_related("annex", "budget_note").get(pk=row.pk)


def _stale() -> str:
    return _(
        "En anden har indtastet et udfald, siden du åbnede siden. Se det i et nyt vindue. Gem "
        "igen, hvis det, du har skrevet, skal gælde."
    )
