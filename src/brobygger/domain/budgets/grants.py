"""Money with an end, wherever it comes from: plans and grants of the paper, notes that were given.

A grant is general on purpose: what a later agreement gives is one too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.recommendations.portfolio.model import Model, Node, last_day_of, part_ids
from brobygger.domain.recommendations.portfolio.outcome import Outcome
from brobygger.domain.recommendations.recommendation import MoneySource

GrantKind = Literal["plan", "past_grant", "note", "agreement"]


@dataclass(frozen=True, slots=True)
class Grant:
    """Money that is there up to a last day; None where nobody has told the end.

    ``id`` names it for good within its register. ``title`` are words for it, ``code`` the note's
    or agreement's code where it has one; ``quote`` and ``place`` are the paper's words,
    ``decision`` the committee's. ``parts`` are those it pays itself.
    """

    id: str
    title: str
    last_day: date | None
    kind: GrantKind = "agreement"
    code: str = ""
    parts: tuple[str, ...] = ()
    quote: str = ""
    place: Place = NOWHERE
    decision: str = ""


@dataclass(frozen=True, slots=True)
class PaidPart:
    """A part and what pays it, with the words that say so."""

    part: str
    source: MoneySource
    quote: str = ""
    place: Place = NOWHERE


def grants_of(
    model: Model, outcomes: Iterable[Outcome], titles: Mapping[str, str] | None = None
) -> tuple[Grant, ...]:
    """All money of a register that ends, or whose end is not known. ``titles`` are the notes'."""
    known = tuple(outcomes)
    paid = (
        PaidPart(node.id, lift.source, lift.words.raw, lift.words.source)
        for node in _printed(model)
        for lift in node.lifts
        if lift.source is not None
    )
    return (*source_grants(paid), *note_grants(known, titles, _carried(model, known)))


def source_grants(paid: Iterable[PaidPart]) -> Iterator[Grant]:
    """What the paper says pays today. A plan that pays several parts is one and the same plan;
    "budgetmidler" are money of their own for each part.
    """
    groups: dict[tuple[str, ...], list[PaidPart]] = defaultdict(list)
    for one in paid:
        end = str(last_day_of(one.source) or "")
        is_plan = one.source.kind == "plan"
        apart = "" if is_plan else one.part
        groups[one.source.kind, fold(one.source.ref), end, apart].append(one)
    for (kind, ref, end, apart), same in groups.items():
        first = same[0]
        yield Grant(
            "-".join(word for word in (kind, apart, ref.replace(" ", "-"), end) if word),
            first.source.ref,
            last_day_of(first.source),
            "plan" if kind == "plan" else "past_grant",
            parts=tuple(one.part for one in same),
            quote=first.quote,
            place=first.place,
        )


def pays(outcome: Outcome) -> bool:
    """Whether an outcome gives money: granted whole or in part, by the council or a committee."""
    if outcome.kind == "left_to_committee":
        return outcome.settled == "granted"
    return outcome.kind in {"funded", "part_funded"}


def note_grants(
    outcomes: Iterable[Outcome],
    titles: Mapping[str, str] | None = None,
    carried: Mapping[str, tuple[str, ...]] | None = None,
) -> Iterator[Grant]:
    """What was given to notes. Years that follow each other are one grant.

    Money given "for every year" has no end that anybody has told, so its end is unknown.
    """
    by_note: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        if pays(one):
            by_note[one.note].append(one)
    for note, given in by_note.items():
        said, parts = (titles or {}).get(note) or note, (carried or {}).get(note, ())
        if forever := [one for one in given if one.year is None]:
            source = forever[0].source
            yield Grant(f"note-{note}", said, None, "note", note, parts, decision=source)
            continue
        for run in _runs(sorted(given, key=lambda one: one.year or 0)):
            first, last = run[0].year or 0, run[-1].year or 0
            yield Grant(
                f"note-{note}-{first}",
                said,
                date(last, 12, 31),
                "note",
                note,
                parts,
                decision=run[-1].source,
            )


def _runs(given: Sequence[Outcome]) -> list[list[Outcome]]:
    """Years that follow each other without a gap, together."""
    runs = [[given[0]]]
    for before, one in pairwise(given):
        if (one.year or 0) - (before.year or 0) > 1:
            runs.append([])
        runs[-1].append(one)
    return runs


def _carried(model: Model, outcomes: Sequence[Outcome]) -> Mapping[str, tuple[str, ...]]:
    """Note -> the parts its money reaches, those of notes that were moved into it included."""
    moved: dict[str, set[str]] = defaultdict(set)
    for one in outcomes:
        if one.kind in {"merged", "packaged"}:
            moved[one.other or model.note(one.note).package or ""].add(one.note)
    found: dict[str, tuple[str, ...]] = {}
    for note in {one.note for one in outcomes}:
        notes = _all_moved_into(note, moved)
        found[note] = tuple(
            node.id
            for node in _printed(model)
            if any(lift.note in notes for lift in node.lifts if lift.note)
        )
    return found


def _printed(model: Model) -> Iterator[Node]:
    """The parts in printed order."""
    return (model.nodes[part] for part in part_ids(model.recommendations))


def _all_moved_into(note: str, moved: Mapping[str, set[str]]) -> set[str]:
    found, waiting = {note}, [note]
    while waiting:
        for one in moved.get(waiting.pop(), set()) - found:
            found.add(one)
            waiting.append(one)
    return found
