"""Small worlds: what is written down of them, and every world that fits what was written down."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, product
from random import Random

from brobygger.domain.activities.session import Session
from brobygger.domain.reach.logged import Logged

START = date(2025, 1, 6)
AREAS = ("Nord", "Syd")


@dataclass(frozen=True)
class World:
    """A log and its check-ins, with the people who truly came."""

    log: tuple[Logged, ...]
    checkins: tuple[tuple[str, bytes], ...]
    came: tuple[frozenset[int], ...]

    def reached(self, inside: Iterable[str]) -> int:
        """How many different people truly came to the sessions named."""
        wanted = set(inside)
        sets = [
            people
            for people, one in zip(self.came, self.log, strict=True)
            if one.session.id in wanted
        ]
        return len(frozenset().union(*sets)) if sets else 0


def a_world(
    rng: Random, sessions: int, people: int, *, codes: bool = True, gaps: bool = True
) -> World:
    """A world by chance: some sessions tallied, some with codes, some with heads alone.

    Truthful: tallies and codes are right, and a person keeps the code.
    """
    met: set[int] = set()
    logged, checkins, came = [], [], []
    for number in range(sessions):
        here = frozenset(p for p in range(people) if rng.random() < 0.5) or frozenset({0})
        new, kind = here - met, rng.choice("THC" if codes else "TH")
        asked = rng.randint(0, len(here)) if rng.random() < 0.3 else len(here)
        told = set(rng.sample(sorted(here), asked))
        shown = [p for p in sorted(here) if kind == "C" and rng.random() < 0.7]
        if codes and kind == "T" and rng.random() < 0.3:
            shown = [p for p in sorted(here) if rng.random() < 0.7]
        counted = not (gaps and rng.random() < 0.05)
        session = Session(
            f"s{number}",
            START + timedelta(number if rng.random() < 0.9 else max(0, number - 1)),
            number,
            area=rng.choice(AREAS),
        )
        logged.append(
            Logged(
                session,
                heads=len(here) if counted else None,
                first_timers=len(new & told) if kind == "T" else None,
                asked=asked if kind == "T" and asked < len(here) else None,
                lost=len(here) - len(shown) if shown and rng.random() < 0.5 else 0,
            )
        )
        checkins += [(session.id, bytes([p])) for p in shown]
        came.append(here)
        met |= here
    return World(tuple(logged), tuple(checkins), tuple(came))


Person = tuple[int, bool]
"""The code a person has shown, -1 for none yet, and whether the person was in the slice."""

State = tuple[Person, ...]


def every_number(world: World, inside: set[str]) -> set[int]:
    """The number of different people in the slice in every world that fits what was written down.

    People are told apart only by their code, so worlds that differ in nothing else are one. The
    log is complete, every head counted.
    """
    shown: dict[str, list[int]] = {}
    for session, token in world.checkins:
        shown.setdefault(session, []).append(token[0])
    states: set[State] = {()}
    for number, one in enumerate(world.log):
        following: set[State] = set()
        for state in states:
            following.update(_after(state, one, shown.get(one.session.id, []), number == 0, inside))
        states = following
    return {sum(in_slice for _, in_slice in state) for state in states}


def _after(
    state: State, one: Logged, codes: Sequence[int], is_first: bool, inside: set[str]
) -> Iterator[State]:
    """The people after one more session, in every way it can have gone."""
    assert one.heads is not None
    in_slice = one.session.id in inside
    known = {code for code, _ in state}
    bound = [at for at, (code, _) in enumerate(state) if code in codes]
    fresh = [code for code in codes if code not in known]
    nameless = [at for at, (code, _) in enumerate(state) if code == -1]
    for takes in product([None, *nameless], repeat=len(fresh)):
        taken = [at for at in takes if at is not None]
        if len(set(taken)) != len(taken):
            continue
        rest = [at for at in range(len(state)) if at not in bound and at not in taken]
        for extra in range(min(len(rest), one.heads - len(codes)) + 1):
            newcomers = one.heads - len(codes) - extra
            new = newcomers + takes.count(None)
            if not _fits(one, new, is_first):
                continue
            for others in combinations(rest, extra):
                people = list(state)
                for at in (*bound, *others):
                    people[at] = (people[at][0], people[at][1] or in_slice)
                for code, taker in zip(fresh, takes, strict=True):
                    if taker is None:
                        people.append((code, in_slice))
                    else:
                        people[taker] = (code, people[taker][1] or in_slice)
                people += [(-1, in_slice)] * newcomers
                yield tuple(sorted(people))


def _fits(one: Logged, new: int, is_first: bool) -> bool:
    if is_first:
        return new == one.heads
    if one.first_timers is None:
        return True
    assert one.heads is not None
    asked = one.heads if one.asked is None else one.asked
    return one.first_timers <= new <= one.first_timers + one.heads - asked
