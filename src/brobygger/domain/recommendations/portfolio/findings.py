"""What the register does not know and a person should find out: ends, decisions, sources."""

from collections.abc import Iterator
from datetime import date

from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.decisions import Decisions
from brobygger.domain.recommendations.portfolio.model import Model, Node, last_day_of


def find_problems(decided: Decisions, at: date) -> Iterator[Problem]:
    """Everything that keeps an answer at this date from being sure."""
    model = decided.model
    for node in model.nodes.values():
        yield from _about_sources(node, model.dated, at)
    for note in model.notes_by_id.values():
        year = model.carrying_year(note.id)
        if year is None or at < model.adopted_on(year):
            continue
        if _lacks_decision(decided, note.id, at):
            yield Problem("PORTFOLIO-003", "warning", params={"note": note.id, "year": str(year)})
    for name in decided.of:
        *_, last = decided.state(name, "", at).all_the_way
        if last.kind == "note_merged_ring" and last.note == name:
            yield Problem("PORTFOLIO-004", "error", params={"note": name})
        if _lacks_round(decided, name, at):
            where, raw = _ordered_at(model, name)
            yield Problem("PORTFOLIO-006", "warning", where, raw, {"note": name})


def _lacks_decision(decided: Decisions, note: str, at: date) -> bool:
    """Something hangs on a decision that nobody has entered.

    Nothing does where the package is cut, nor on a package whose notes have been decided one by
    one. A need without a decision is no order, and falls by itself.
    """
    parts = decided.model.lifted_by[note]
    if not parts:
        inside = [one.id for one in decided.model.notes_by_id.values() if one.package == note]
        if inside and all(decided.is_settled(one, at) for one in inside):
            return False
    states = (decided.state(note, part, at) for part in parts or ("",))
    return any(each.kind == "note_undecided" for each in states)


def _lacks_round(decided: Decisions, note: str, at: date) -> bool:
    """It was put off, and nobody has entered to which round: it would stay open for ever.

    Told of the note itself, and only while nothing else that was decided counts on the day.
    """
    parts = decided.model.lifted_by.get(note, ()) or ("",)
    ends = (decided.state(note, part, at).all_the_way[-1] for part in parts)
    return any(
        each.note == note and each.kind == "note_deferred" and each.day is None for each in ends
    )


def _ordered_at(model: Model, note: str) -> tuple[Place, str]:
    """Where the paper orders a note, or the first note of a package, and in which words."""
    inside = (one.id for one in model.notes_by_id.values() if one.package == note)
    for own in [note] if model.lifted_by.get(note) else inside:
        for part in model.lifted_by[own]:
            for lift in model.nodes[part].lifts:
                if lift.note == own:
                    return lift.words.source, lift.words.raw
    return NOWHERE, ""


def _about_sources(node: Node, dated: date | None, at: date) -> Iterator[Problem]:
    for lift in node.lifts:
        source = lift.source
        if source is None or last_day_of(source) is not None:
            continue
        told = source.confirmed_on or dated
        if told is None or at > told:
            yield Problem(
                "PORTFOLIO-001",
                "warning",
                lift.words.source,
                lift.words.raw,
                {"part": node.id, "source": source.ref},
            )
    if not node.lifts and not node.targets:
        quote = node.part.quote
        yield Problem("PORTFOLIO-002", "warning", quote.source, quote.raw, {"part": node.id})
