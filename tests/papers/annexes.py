"""Annexes of recommendations made by chance."""

from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import strategies as st

from brobygger.demo.build import PartFacts, make_annex, make_recommendation
from brobygger.domain.recommendations.recommendation import (
    Quantifier,
    Recommendation,
    RecommendationAnnex,
    RouteKind,
    ThemeArea,
)

ADMINISTRATIONS = ("BIF", "BUF", "SOF", "SUF", "KFF", "TMF")
COMMITTEES = ("BIU", "BUU", "SUD", "KFU", "TMU")
AREAS: tuple[ThemeArea, ...] = ("school", "adult", "civil_society")
SUBJECTS = (
    "åbne klubber",
    "forældrekurser",
    "fælles vagtplan",
    "lærernes værktøjer",
    "oplæg på ungdomsuddannelser",
    "rådgivning om rettigheder",
    "samarbejde med boligorganisationer",
    "viden om normer",
    "støtte til søskende",
    "årlige temadage",
)
WISHES = (
    "Kommunen styrker",
    "Skoler og klubber udvikler",
    "Der afprøves",
    "Byens foreninger får hjælp til",
    "Fagfolk uddannes i",
)
KINDS: tuple[RouteKind, ...] = ("frame", "note", "need", "via", "outside")
QUANTIFIERS: tuple[Quantifier, ...] = ("all", "unstated", "any")
REMARK = "opmærksomhed på, at reglerne er statens og kun kan ændres af en minister"


def an_annex(*recommendations: Sequence[PartFacts]) -> RecommendationAnnex:
    """An annex whose recommendations have these parts; three plain ones without arguments."""
    plain = [
        [PartFacts(SUBJECTS[0], "frame", ("BUF",))],
        [PartFacts(SUBJECTS[1], "note", ("BIF",), ordered_by="BIU")],
        [PartFacts(SUBJECTS[2], "need", ("SOF",))],
    ]
    given = [list(parts) for parts in recommendations] or plain
    return _annex(
        [
            make_recommendation(number, AREAS[(number - 1) * 3 // len(given)], _wish(parts), parts)
            for number, parts in enumerate(given, 1)
        ]
    )


def random_annex(rng: Random) -> RecommendationAnnex:
    """An annex made by chance: 3-40 recommendations, every route, parts, references, ends."""
    count = rng.choice((3, 5, 8, 13, 13, 40))
    owners = {
        number: rng.choice(COMMITTEES) for number in range(1, count + 1) if rng.random() < 0.3
    }
    made = []
    for number in range(1, count + 1):
        labels = rng.sample(SUBJECTS, rng.choice((1, 1, 1, 2, 3)))
        parts = [_part(rng, label, number, count, owners) for label in labels]
        if number in owners:
            parts[0] = PartFacts(labels[0], "note", _owners(rng), owners[number])
        made.append(
            make_recommendation(number, AREAS[(number - 1) * 3 // count], _wish(parts), parts)
        )
    return _annex(made)


def _annex(recommendations: Sequence[Recommendation]) -> RecommendationAnnex:
    return make_annex(
        "Overblik over anbefalinger til prøve",
        date(2025, 3, 14),
        ("2025 - 4711", "1234567", "2025-0123456"),
        recommendations,
    )


def _wish(parts: Sequence[PartFacts]) -> str:
    subjects = " og ".join(part.label for part in parts)
    return f"{WISHES[len(subjects) % len(WISHES)]} {subjects}"


def _part(rng: Random, label: str, number: int, count: int, owners: dict[int, str]) -> PartFacts:
    kind = rng.choice(KINDS)
    others = [owner for owner in owners if owner != number]
    if kind == "note" and rng.random() < 0.5 and others:
        order = rng.choice(others)
        return PartFacts(label, kind, _owners(rng), owners[order], order=order)
    if kind == "note" and number not in owners:
        return PartFacts(label, kind, _owners(rng), package=rng.choice((*ADMINISTRATIONS, "ØKF")))
    if kind == "via" and number > 1:
        quantifier = rng.choice(QUANTIFIERS)
        most = 2 if quantifier == "all" else 1
        via = tuple(sorted(rng.sample(range(1, number), min(number - 1, rng.randint(1, most)))))
        return PartFacts(label, kind, _owners(rng), via=via, quantifier=quantifier)
    if kind == "outside":
        return PartFacts(label, kind)
    return _with_extras(rng, label, "need" if kind == "need" else "frame", number, count)


def _with_extras(rng: Random, label: str, kind: RouteKind, number: int, count: int) -> PartFacts:
    """A part that is paid for, or not, with what an annex may say besides."""
    goes_on = rng.random() < 0.5
    paid_by = rng.choice(
        (
            None,
            ("nuværende Integrationshandleplan", None),
            ("budgetmidler", rng.randint(2025, 2030)),
        )
    )
    others = [other for other in range(1, count + 1) if other != number]
    half_year = date(rng.randint(2024, 2028), *rng.choice(((6, 30), (12, 31))))
    return PartFacts(
        label,
        kind,
        _owners(rng),
        strengthened_by=(rng.choice(others),) if rng.random() < 0.2 else (),
        novelty="continued" if goes_on else "new",
        paid_by=paid_by if goes_on else None,
        due=half_year if rng.random() < 0.2 else None,
        remark=REMARK if rng.random() < 0.15 else "",
    )


def _owners(rng: Random) -> tuple[str, ...]:
    return tuple(rng.sample(ADMINISTRATIONS, rng.choice((1, 1, 1, 2, 3))))


annexes = st.integers(0, 10**6).map(lambda seed: random_annex(Random(seed)))
"""Annexes with every kind of route, cross references and dated money."""
