"""Scoring: two administrations apart, then together; and vetoes in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.areas import scoring
from brobygger.web.areas.choice.loading import criteria_of
from brobygger.web.areas.choice.permissions import require_work
from brobygger.web.areas.choice.steps import locked
from brobygger.web.areas.models import AreaChoice, AreaScore, Candidate, ScoringPerson, Veto
from brobygger.web.audit.steps import record
from brobygger.web.ui.faults import Fault, Refused, person_numbers, refuse


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreFacts:
    """A level, or a span up to ``high``, and what it rests on."""

    low: int
    high: int | None = None
    evidence: str = ""


# Who scores for whom


@transaction.atomic
def score_for(choice: AreaChoice, scorer: str, user: Any) -> None:
    """Say which administration I score for; from then on I see what it has said. Raises Refused."""
    require_work(user)
    row = locked(choice)
    if scorer not in row.scorers:
        refuse([Fault(_("Vælg en af de to forvaltninger."), field="scorer")])
    seat = row.people.filter(user=user).first()
    if seat is not None and seat.scorer == scorer:
        return
    if seat is not None and not row.is_shown_to_both and _scored(row, seat.scorer).exists():
        words = _(
            "Du scorer for %(scorer)s, og de skal ikke se hinandens scorer endnu. Bed en kollega om"
            " at score for %(other)s."
        )
        refuse([Fault(words % {"scorer": seat.scorer, "other": scorer}, field="scorer")])
    ScoringPerson.objects.update_or_create(choice=row, user=user, defaults={"scorer": scorer})
    record(user, "choice.joined", row, title=row.title, scorer=scorer)


@transaction.atomic
def say_done(choice: AreaChoice, user: Any) -> None:
    """My administration is done by itself. Once both are, each sees the other's. Raises Refused."""
    require_work(user)
    row = locked(choice)
    scorer = _own(row, user)
    if not _scored(row, scorer).exists():
        refuse([Fault(_("Giv mindst én score først. Det, I ikke kan vurdere, må stå åbent."))])
    if row.is_done(scorer):
        return
    _set_done(row, scorer, timezone.now())
    record(user, "choice.done", row, title=row.title, scorer=scorer)


@transaction.atomic
def take_back_done(choice: AreaChoice, user: Any) -> None:
    """We are not done after all; only until the other side has been shown. Raises Refused."""
    require_work(user)
    row = locked(choice)
    scorer = _own(row, user)
    if row.is_shown_to_both:
        refuse([Fault(_("I har set hinandens scorer. Ret dem i runden sammen."))])
    if row.is_done(scorer):
        _set_done(row, scorer, None)
        record(user, "choice.not_done", row, title=row.title, scorer=scorer)


@transaction.atomic
def start_together(choice: AreaChoice, reason: str, user: Any) -> None:
    """The two meet and agree. Before both are done it takes a reason. Raises Refused."""
    require_work(user)
    row = locked(choice)
    if row.is_together:
        return
    faults = person_numbers(reason=reason)
    if not row.is_shown_to_both and not reason.strip():
        words = _("Begge er ikke færdige. Skriv, hvorfor I går sammen nu.")
        faults.append(Fault(words, field="reason"))
    refuse(faults)
    row.together_at, row.together_reason = timezone.now(), reason.strip()
    row.save()
    record(user, "choice.together", row, why=reason, title=row.title)


# Scores


@transaction.atomic
def set_score(
    candidate: Candidate, criterion: str, facts: ScoreFacts, user: Any, *, together: bool = False
) -> AreaScore:
    """Give a score, or another one in its place. Evidence is asked for, and its lack is shown.

    Raises Refused.
    """
    require_work(user)
    row = locked(candidate.choice)
    scorer, apart = _scorer(row, user, together=together)
    refuse(_score_faults(row, candidate, criterion, facts, scorer))
    high = facts.high if facts.high != facts.low else None
    wanted = {"low": facts.low, "high": high, "evidence": facts.evidence.strip()}
    score = _there(candidate, criterion, scorer, apart)
    before = ""
    if score is not None:
        before = _levels(score)
        if all(getattr(score, name) == value for name, value in wanted.items()):
            return score
    score, _made = AreaScore.objects.update_or_create(
        candidate=candidate,
        criterion=criterion,
        scorer=scorer,
        round=apart,
        defaults={**wanted, "scored_by": user},
    )
    _tell(user, "choice.scored", row, score, before=before, levels=_levels(score))
    return score


@transaction.atomic
def remove_score(
    candidate: Candidate, criterion: str, user: Any, *, together: bool = False
) -> None:
    """It is not assessed after all: the cell is open again. Raises Refused."""
    require_work(user)
    row = locked(candidate.choice)
    scorer, apart = _scorer(row, user, together=together)
    score = _there(candidate, criterion, scorer, apart)
    if score is None:
        return
    _tell(user, "choice.score_removed", row, score, before=_levels(score))
    score.delete()


@transaction.atomic
def score_area(
    candidate: Candidate,
    facts: Mapping[str, ScoreFacts | None],
    user: Any,
    *,
    together: bool = False,
) -> None:
    """All criteria of one area at once; None leaves a cell open. All faults are told. Raises
    Refused, and then nothing is saved.
    """
    faults: list[Fault] = []
    for criterion, one in facts.items():
        try:
            if one is None:
                remove_score(candidate, criterion, user, together=together)
            else:
                set_score(candidate, criterion, one, user, together=together)
        except Refused as refused:
            faults += [fault for fault in refused.faults if fault not in faults]
    refuse(faults)


# Vetoes


@transaction.atomic
def add_veto(candidate: Candidate, reason: str, said_by: str, user: Any) -> Veto:
    """An area cannot be chosen, whatever its scores. Raises Refused."""
    require_work(user)
    row = locked(candidate.choice)
    faults = person_numbers(reason=reason, said_by=said_by)
    if not reason.strip():
        faults.append(Fault(_("Skriv, hvorfor området ikke kan vælges."), field="reason"))
    if not said_by.strip():
        words = _("Skriv, hvilken organisation der siger det. Ikke en persons navn.")
        faults.append(Fault(words, field="said_by"))
    refuse(faults)
    veto = Veto.objects.create(candidate=candidate, reason=reason.strip(), said_by=said_by.strip())
    named = {"area": candidate.listed.title, "said_by": veto.said_by}
    record(user, "choice.veto", row, why=veto.reason, title=row.title, **named)
    return veto


@transaction.atomic
def lift_veto(veto: Veto, why: str, user: Any) -> None:
    """The area may be chosen after all; the veto keeps its place. Raises Refused."""
    require_work(user)
    row = locked(veto.candidate.choice)
    faults = person_numbers(why=why)
    if not why.strip():
        faults.append(Fault(_("Skriv, hvorfor vetoet ikke gælder mere."), field="why"))
    refuse(faults)
    standing = Veto.objects.select_for_update().get(pk=veto.pk)
    if standing.lifted_at is not None:
        return
    standing.lifted_at, standing.lifted_because = timezone.now(), why.strip()
    standing.save()
    area = veto.candidate.listed.title
    record(user, "choice.veto_lifted", row, why=why, title=row.title, area=area)


# What the steps share


def _own(row: AreaChoice, user: Any) -> str:
    seat = row.people.filter(user=user).first()
    if seat is None:
        refuse([Fault(_("Vælg først, hvilken forvaltning du scorer for."))])
        return ""
    return str(seat.scorer)


def _scored(row: AreaChoice, scorer: str) -> Any:
    return AreaScore.objects.filter(candidate__choice=row, scorer=scorer)


def _set_done(row: AreaChoice, scorer: str, at: Any) -> None:
    if scorer == row.first_scorer:
        row.first_done_at = at
    else:
        row.second_done_at = at
    row.save()


def _scorer(row: AreaChoice, user: Any, *, together: bool) -> tuple[str, str]:
    """Under which name, and in which round, this person may score now. Raises Refused."""
    if together:
        if not row.is_together:
            refuse([Fault(_("Begynd først runden sammen."))])
        return row.both, AreaScore.Round.TOGETHER
    scorer = _own(row, user)
    if row.is_together:
        refuse([Fault(_("I er gået sammen. Giv scoren sammen i stedet."))])
    if row.is_done(scorer):
        words = _("%(scorer)s har sagt færdig. Fortryd det først, hvis noget skal rettes.")
        refuse([Fault(words % {"scorer": scorer})])
    return scorer, AreaScore.Round.APART


def _there(candidate: Candidate, criterion: str, scorer: str, apart: str) -> AreaScore | None:
    return AreaScore.objects.filter(
        candidate=candidate, criterion=criterion, scorer=scorer, round=apart
    ).first()


def _score_faults(
    row: AreaChoice, candidate: Candidate, criterion: str, facts: ScoreFacts, scorer: str
) -> list[Fault]:
    index = next((at for at, one in enumerate(criteria_of(row)) if one.key == criterion), None)
    if index is None:
        return [Fault(_("Valget har ikke det kriterium."), field="criterion")]
    area = candidate.listed.title
    score = scoring.Score(area, criterion, scorer, facts.low, facts.high, facts.evidence)
    faults = [
        Fault(fault.words, "criteria", index, fault.field)
        for fault in person_numbers(evidence=facts.evidence)
    ]
    if not score.is_possible:
        words = _("Vælg et trin fra 0 til 4, eller et spænd med det laveste trin først.")
        faults.append(Fault(words, "criteria", index, "level"))
    return faults


def _levels(score: AreaScore) -> str:
    return str(score.low) if score.high is None else f"{score.low}-{score.high}"


def _tell(user: Any, verb: str, row: AreaChoice, score: AreaScore, **facts: str) -> None:
    """The levels stay among the facts: the sentence is read by the other side too."""
    names = {one["key"]: one["name"] for one in row.criteria}
    record(
        user, verb, row, title=row.title, scorer=score.scorer,
        area=score.candidate.listed.title, criterion=names[score.criterion], **facts,
    )  # fmt: skip
