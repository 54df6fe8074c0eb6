"""Registers to choose from: the demo annex with invented costs, and small ones made by chance."""

from dataclasses import replace
from datetime import date
from random import Random

from brobygger.demo.annex import demo_annex
from brobygger.demo.build import PartFacts, make_recommendation
from brobygger.demo.build.values import found
from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.domain.recommendations.portfolio.model import Model, Note
from brobygger.domain.recommendations.portfolio.outcome import OUTCOMES, Outcome
from brobygger.domain.recommendations.recommendation import (
    MoneySource,
    Part,
    Quantifier,
    Recommendation,
    Requirement,
    Route,
    RouteKind,
)

DATED = date(2023, 6, 28)
NEW_YEAR = date(2024, 1, 1)
YEARS = (2024, 2025)
KINDS: tuple[RouteKind, ...] = ("note",) * 4 + ("need",) * 3 + ("frame", "outside")
QUANTIFIERS: tuple[Quantifier, ...] = ("all", "any", "named", "unstated")

INVENTED_TKR = {"N2": 3_000, "N6": 2_000, "N9": 1_000, "N13": 2_000}
INVENTED_NEEDS_TKR = {"R3": 1_000, "R7": 2_500, "R11": 500}
"""What the annex's notes and needs might cost a year. Nobody has said so: made up for the tests."""


def annex_model(**changes: Note) -> Model:
    """The demo annex with an invented cost on each of its notes and needs."""
    costs = {**INVENTED_TKR, **INVENTED_NEEDS_TKR}
    notes = {
        key: Note(key, dict.fromkeys(YEARS, tkr * 1_000), 2024, committee=_committee(key))
        for key, tkr in costs.items()
    }
    given = {**notes, **changes}
    return Model(demo_annex().recommendations, tuple(given.values()), DATED)


def _committee(key: str) -> str:
    return "BUU" if key in {"N2", "R3"} else "BIU"


def random_model(rng: Random) -> tuple[Model, tuple[Outcome, ...]]:
    """A register of up to twelve notes with every kind of route, source, demand and decision."""
    count = rng.choice((2, 3, 4, 5, 6, 8))
    made = tuple(_recommendation(rng, number, count) for number in range(1, count + 1))
    plain = Model(made, dated=DATED)
    keys = [key for key in plain.notes_by_id if rng.random() < 0.9][:12]
    bundle = rng.random() < 0.3
    notes = [_note(rng, key, "ØKF" if bundle and rng.random() < 0.5 else None) for key in keys]
    if bundle and len(keys) < 12:
        notes.append(_note(rng, "ØKF", None))
    model = Model(made, tuple(notes), DATED)
    return model, tuple(_outcomes(rng, model))


def random_question(rng: Random, model: Model) -> Question:
    """A question with caps, and now and then with weights and wishes."""
    keys = list(model.notes_by_id)
    asked = {
        year: sum(note.cost_kr.get(year, 0) for note in model.notes_by_id.values())
        for year in YEARS
    }
    caps = [
        Cap(year, rng.randint(0, max(kr, 0) // 500_000) * 500_000) for year, kr in asked.items()
    ]
    if rng.random() < 0.3:
        caps.append(Cap(rng.choice(YEARS), rng.randint(0, 6) * 500_000, committee="BIU"))
    if rng.random() < 0.2:
        caps.append(Cap(rng.choice(YEARS), rng.randint(0, 6) * 500_000, appropriation="35.10"))
    wishes = rng.sample(keys, min(len(keys), 4))
    return Question(
        NEW_YEAR,
        tuple(caps),
        weights={r.number: rng.randint(0, 3) for r in model.recommendations if rng.random() < 0.3},
        part_weights={part: rng.randint(0, 2) for part in model.nodes if rng.random() < 0.2},
        must=tuple(wishes[:1]) if rng.random() < 0.25 else (),
        forbid=tuple(wishes[1:2]) if rng.random() < 0.2 else (),
        exclusions=(tuple(wishes[:3]),) if rng.random() < 0.2 else (),
        packages=(tuple(wishes[2:4]),) if rng.random() < 0.2 and len(wishes) > 3 else (),
    )


def _recommendation(rng: Random, number: int, count: int) -> Recommendation:
    parts = [PartFacts(f"del {at}", rng.choice(KINDS)) for at in range(rng.choice((1, 1, 2, 3)))]
    made = make_recommendation(number, "school", f"Forslag {number}", parts)
    return replace(made, parts=tuple(_twisted(rng, part, number, count) for part in made.parts))


def _twisted(rng: Random, part: Part, number: int, count: int) -> Part:
    """Now and then: another note, a second source, dated money, no source, what it requires."""
    routes = list(part.routes)
    route = routes[0].value
    if route is not None and route.kind == "note" and rng.random() < 0.6:
        routes = [found(Route("note", f"N{number}{rng.choice('xy')}"))]
    if rng.random() < 0.2:
        routes.append(found(Route("note", f"N{rng.randint(1, count)}")))
    if rng.random() < 0.15:
        routes.append(found(Route(rng.choice(("frame", "outside")))))
    if rng.random() < 0.15:
        routes = [found(Route("via"))]
    sources = []
    if rng.random() < 0.2:
        ends = rng.choice((date(2023, 12, 31), date(2025, 12, 31), None))
        sources = [found(MoneySource("plan", "planen", valid_to=ends))]
    requires = []
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2)) if number > 1 else 0):
        target = rng.randint(1, number - 1)
        quantifier = rng.choice(QUANTIFIERS)
        named = (f"{target}a",) if quantifier == "named" else ()
        requires.append(found(Requirement(target, quantifier, named)))
    return replace(part, routes=tuple(routes), sources=tuple(sources), requires=tuple(requires))


def _note(rng: Random, key: str, package: str | None) -> Note:
    """Mostly with a cost in round thousands; now and then unknown, nothing, odd, or a saving."""
    cost = dict.fromkeys(YEARS, rng.choice((1, 1, 2, 3)) * 500_000)
    chance = rng.random()
    if chance < 0.1:
        cost = {}
    elif chance < 0.2:
        cost = dict.fromkeys(YEARS, 0)
    elif chance < 0.3:
        cost = {2024: rng.randint(1, 9_999_999)}
    elif chance < 0.35:
        cost = {2024: 1_000_000, 2025: -1_500_000}
    committee = rng.choice(("BIU", "BUU", None))
    appropriation = rng.choice(("35.10", None))
    return Note(key, cost, 2024 if cost else None, package, committee, appropriation)


def _outcomes(rng: Random, model: Model) -> list[Outcome]:
    """Something decided on one note in five: any outcome there is, and before or after the day."""
    keys = list(model.notes_by_id)
    return [
        Outcome(
            key,
            rng.choice(OUTCOMES),
            rng.choice((None, 2024)),
            rng.choice((None, date(2023, 10, 5), date(2024, 2, 1))),
            covers=frozenset({"1a", "2a"}),
            other=rng.choice([None, *keys]),
            settled=rng.choice(("pending", "granted", "refused")),
        )
        for key in keys
        if rng.random() < 0.2
    ]
