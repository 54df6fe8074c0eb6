"""Registers with decisions made by chance: every route, source, edge and outcome there is."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from brobygger.demo.build import PartFacts, make_recommendation
from brobygger.demo.build.values import all_found
from brobygger.domain.recommendations.portfolio.model import Model, Note, part_ids
from brobygger.domain.recommendations.portfolio.outcome import OUTCOMES, Outcome
from brobygger.domain.recommendations.recommendation import (
    MoneySource,
    Part,
    Quantifier,
    Requirement,
    Route,
    RouteKind,
    SourceKind,
)

Register = tuple[Model, tuple[Outcome, ...]]

YEARS = range(2023, 2029)
TURNS = [
    day + timedelta(days=off)
    for year in YEARS
    for day in (date(year, 1, 1), date(year, 6, 28), date(year, 10, 15))
    for off in (-1, 0, 1)
]
"""Days on which something may turn, and their neighbours."""

ROUTES: tuple[RouteKind, ...] = ("note", "note", "note", "need", "frame", "outside")
SOURCES: tuple[SourceKind, ...] = ("plan", "past_grant", "plan", "past_grant", "frame")
QUANTIFIERS: tuple[Quantifier, ...] = ("all", "any", "named", "unstated")
PACKAGES = ("ØKF", "BUF")


def a_day(rng: Random) -> date:
    """A day on which something may turn, or any other."""
    if rng.random() < 0.7:
        return rng.choice(TURNS)
    return date(2022, 1, 1) + timedelta(days=rng.randrange(8 * 365))


def a_register(rng: Random) -> Register:
    """A model with everything decided about it."""
    model = a_model(rng)
    return model, tuple(_outcomes(rng, model))


def a_model(rng: Random) -> Model:
    """One to five recommendations of one to three parts; some notes have a year and a package."""
    sizes = [rng.choice((1, 1, 2, 3)) for _ in range(rng.randint(1, 5))]
    recommendations = []
    for number, size in enumerate(sizes, 1):
        facts = [PartFacts(f"del {at}", "frame") for at in range(size)]
        plain = make_recommendation(number, "school", "En anbefaling", facts)
        recommendations.append(
            replace(plain, parts=tuple(_part(rng, one, number, sizes) for one in plain.parts))
        )
    model = Model(tuple(recommendations))
    return replace(
        model,
        notes=tuple(_note(rng, note) for note in sorted(model.notes_by_id) if rng.random() < 0.5),
        dated=None if rng.random() < 0.2 else a_day(rng),
        adopted={
            year: date(year - 1, rng.randint(9, 11), 5) for year in YEARS if rng.random() < 0.5
        },
    )


def subjects_of(model: Model) -> list[str]:
    """Everything that a decision can be entered for."""
    return sorted({*model.notes_by_id, *model.packages})


def _part(rng: Random, made: Part, number: int, sizes: Sequence[int]) -> Part:
    """A part that may stand on several things, and may wait for recommendations before it."""
    before = rng.sample(range(1, number), min(number - 1, rng.choice((0, 0, 1, 2))))
    routes = [
        _route(rng, kind, len(sizes)) for kind in rng.sample(ROUTES, rng.choice((0, 1, 1, 2)))
    ]
    helped = [rng.randint(1, len(sizes))] if rng.random() < 0.3 else []
    return replace(
        made,
        routes=all_found(routes),
        sources=all_found([_source(rng) for _ in range(rng.choice((0, 0, 0, 1, 2)))]),
        requires=all_found([_requirement(rng, target, sizes[target - 1]) for target in before]),
        strengthened_by=all_found([each for each in helped if each != number]),
    )


def _route(rng: Random, kind: RouteKind, count: int) -> Route:
    if kind != "note":
        return Route(kind)
    return Route(kind, f"N{rng.randint(1, count)}", package=_package(rng))


def _package(rng: Random) -> str | None:
    return rng.choice(PACKAGES) if rng.random() < 0.4 else None


def _source(rng: Random) -> MoneySource:
    """What pays an effort that goes on, with an end that is known or is not."""
    kind = rng.choice(SOURCES)
    first, last, heard = (a_day(rng) if rng.random() < 0.5 else None for _ in range(3))
    return MoneySource(kind, rng.choice(("en plan", "en pulje")), first, last, bool(last), heard)


def _requirement(rng: Random, target: int, size: int) -> Requirement:
    quantifier = rng.choice(QUANTIFIERS)
    ids = [f"{target}{letter}" for letter in "abc"[:size]]
    named = rng.sample(ids, rng.randint(1, size)) if quantifier == "named" else []
    return Requirement(target, quantifier, tuple(named))


def _note(rng: Random, note: str) -> Note:
    """The note as a person has entered it."""
    package = _package(rng) if note.startswith("N") else None
    return Note(note, package=package, budget_year=rng.choice((None, *YEARS)))


def _outcomes(rng: Random, model: Model) -> list[Outcome]:
    """What was decided on some notes for some years, or for all of them."""
    subjects, codes = subjects_of(model), part_ids(model.recommendations)
    found = []
    for subject in subjects:
        for year in rng.sample((None, *YEARS), rng.choice((0, 1, 1, 2, 3))):
            covers = frozenset(rng.sample(codes, rng.randint(0, len(codes))))
            excludes = frozenset(rng.sample(codes, rng.randint(0, len(codes)))) - covers
            found.append(
                Outcome(
                    subject,
                    rng.choice((*OUTCOMES, "funded", "rejected")),
                    year,
                    a_day(rng) if rng.random() < 0.2 else None,
                    covers,
                    excludes,
                    rng.choice((None, *subjects)),
                    rng.choice(("pending", "granted", "refused")),
                    a_day(rng) if rng.random() < 0.8 else None,
                    "BR, punkt 4",
                )
            )
    return found


seeds = st.integers(0, 10**9)
registers = seeds.map(lambda seed: a_register(Random(seed)))
days = seeds.map(lambda seed: a_day(Random(seed)))
