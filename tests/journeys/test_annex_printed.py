"""The annex printed again: what people have put right in the register is read back from the PDF."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.test import Client
from hypothesis import example, given, settings
from hypothesis import strategies as st

from brobygger.demo.annex import demo_annex
from brobygger.demo.build.values import all_found, found
from brobygger.domain.documents.record import as_json
from brobygger.domain.recommendations.category import distinct, headline_of, verdict_of
from brobygger.domain.recommendations.recommendation import (
    MoneySource,
    Novelty,
    Part,
    Quantifier,
    Recommendation,
    RecommendationAnnex,
    Requirement,
    Route,
)
from brobygger.domain.recommendations.writing import write_annex
from brobygger.web.accounts.models import Role, User
from brobygger.web.documents.models import Document
from brobygger.web.recommendations.history import FACTS
from brobygger.web.recommendations.models import Annex, Edge
from brobygger.web.recommendations.models import Part as PartRow
from brobygger.web.recommendations.models import Recommendation as RecommendationRow
from brobygger.web.recommendations.parts.facts import (
    EdgeFact,
    OwnerFact,
    PartFacts,
    RouteFact,
    SourceFact,
    facts_of,
)
from brobygger.web.recommendations.parts.steps import edit_part
from brobygger.web.recommendations.portfolio import recommendations_of
from brobygger.web.recommendations.printing import paper_of, read_annex
from brobygger.web.recommendations.steps import accept_annex, choose_category
from brobygger.wiring import print_markdown, print_pdf, print_text, print_word, read_document
from counts import examples
from papers import random_annex
from papers.truth import annex_truth, differences

PRINTED = date(2026, 2, 1)
FORMS: dict[str, Callable[[Any], bytes]] = {
    "pdf": print_pdf,
    "docx": print_word,
    "md": lambda paper: print_markdown(paper).encode(),
    "txt": lambda paper: print_text(paper).encode(),
}


def truth(annex: RecommendationAnnex) -> dict[str, Any]:
    """What the annex says; the order of several owners, routes or targets says nothing."""
    told = annex_truth(annex)
    for each in told["recommendations"].values():
        for part in each["parts"]:
            for name in ("administrations", "routes", "paid_by", "novelty", "requires"):
                part[name] = sorted(part[name], key=repr)
            part["strengthened_by"].sort()
    return {**told, "legend": None}  # the register keeps no legend: print has its own


def read_back(data: bytes, form: str = "pdf") -> RecommendationAnnex:
    """The printed annex through the front door."""
    reading = read_document(data, f"bilag.{form}")
    assert isinstance(reading.values, RecommendationAnnex)
    return reading.values


# Annexes in which a person has put right whatever she can, by chance

SOURCES = ("budgetmidler", "nuværende Integrationshandleplan", "puljen til byens børn")
REMARKS = ("venter på svar", "opmærksomhed på reglerne", "aftalt med klubberne", "")
QUANTIFIERS: tuple[Quantifier, ...] = ("all", "any", "unstated", "named")


def edited_annex(rng: Random) -> RecommendationAnnex:
    """A random annex with corrections in about half of its parts."""
    annex = random_annex(rng)
    at = annex.date.value if annex.date else None
    shared = {
        route.value.note
        for each in annex.recommendations
        for part in each.parts
        for route in part.routes
        if route.value and route.value.note not in {None, f"N{each.number}"}
    }
    codes = {each.number: [part.id for part in each.parts] for each in annex.recommendations}
    edited = [
        _with_parts(
            each,
            [
                _edited(rng, part, each.number, codes, shared=shared, at=at)
                if rng.random() < 0.5
                else part
                for part in each.parts
            ],
        )
        for each in annex.recommendations
    ]
    return replace(annex, recommendations=tuple(edited))


def _with_parts(recommendation: Recommendation, parts: Sequence[Part]) -> Recommendation:
    colours = distinct(part.category.value for part in parts)
    return replace(
        recommendation,
        parts=tuple(parts),
        categories=colours,
        headline=headline_of(colours),
    )


def _edited(
    rng: Random, part: Part, number: int, codes: dict[int, list[str]], *, shared: set[Any], at: Any
) -> Part:
    """The part with other owners, money, dates, remark and what it waits for."""
    novelties: list[Novelty] = rng.sample(["new", "continued"], rng.randint(0, 2))
    remark = rng.choice(REMARKS)
    part = replace(
        part,
        administrations=all_found(rng.sample(("BIF", "BUF", "SOF", "KFF"), rng.randint(0, 3))),
        sources=all_found([_source(rng, ref) for ref in rng.sample(SOURCES, rng.randint(0, 2))]),
        novelty=all_found(novelties),
        due=found(date(2026, 1, 1) + timedelta(rng.randrange(1500)))
        if rng.random() < 0.4
        else None,
        remark=found(remark) if remark else None,
    )
    kinds = {route.value.kind for route in part.routes if route.value}
    # Who ordered a note that others share is one fact, said at its own recommendation alone.
    is_shared = f"N{number}" in shared
    if "note" in kinds and not is_shared and rng.random() < 0.5:
        own = Route("note", f"N{number}", "BIU", rng.choice((None, "ØKF")))
        part = replace(part, routes=(found(own),))
    if "via" not in kinds:
        part = replace(part, requires=all_found(_requires(rng, number, codes)))
    verdict = verdict_of(part, at)
    assert verdict.colour is not None
    return replace(part, category=found(verdict.colour), reason=verdict.reason)


def _source(rng: Random, ref: str) -> MoneySource:
    kind = "plan" if "plan" in ref else "past_grant"
    begins = date(2022, 1, 1) + timedelta(rng.randrange(700))
    ends = rng.choice((None, date(2025, 12, 31), date(2024, 6, 1) + timedelta(rng.randrange(900))))
    return MoneySource(kind, ref, rng.choice((None, begins)), ends, ends is not None)  # type: ignore[arg-type] # one of the two


def _requires(rng: Random, number: int, codes: dict[int, list[str]]) -> list[Requirement]:
    others = [other for other in codes if other != number]
    made = []
    for target in sorted(rng.sample(others, min(rng.randint(0, 2), len(others)))):
        quantifier = rng.choice(QUANTIFIERS)
        named = (rng.choice(codes[target]),) if quantifier == "named" else ()
        made.append(Requirement(target, quantifier, named))
    return made


@pytest.mark.parametrize("form", FORMS)
@given(seed=st.integers(0, 10**6))
@example(seed=1727)  # a page ends within a bracket, and the next begins with a capital letter
@settings(max_examples=examples(small=15, full=1_000))
def test_what_people_have_put_right_is_read_back(form: str, seed: int) -> None:
    annex = edited_annex(Random(seed))
    # Plain text cannot tell the head of the page from the title, and nobody is given it.
    printed = FORMS[form](write_annex(annex, printed=None if form == "txt" else PRINTED))
    assert differences(truth(annex), truth(read_back(printed, form))) == []


# The demo's annex in the register


@pytest.fixture
def officer(db: None) -> User:
    """A case officer."""
    return User.objects.create_user("sagsbehandler", "a long password", role=Role.CASE_OFFICER)


@pytest.fixture
def annex(officer: User) -> Annex:
    """The demo's annex, in the register."""
    values: dict[str, Any] = as_json(demo_annex())
    document = Document.objects.create(
        owner=officer,
        state="review",
        template="recommendation_annex",
        file_name="bilag.pdf",
        record={"values": values},
    )
    accept_annex(document, values, officer)
    return Annex.objects.get()


def printed(annex: Annex, form: str = "pdf") -> bytes:
    """The register of today as PDF, or as Word."""
    return FORMS[form](paper_of(annex, recommendations_of(annex)))


PAPERS = pytest.mark.parametrize("form", ["pdf", "docx"])
"""What people are given to print and to send on."""


def register(annex: Annex) -> RecommendationAnnex:
    """The register of today as the reading contract has it."""
    return read_annex(annex, recommendations_of(annex))


def put_right(annex: Annex, code: str, user: User, **changes: Any) -> None:
    """Correct a part as the form does."""
    part = PartRow.objects.get(recommendation__annex=annex, code=code)
    facts = facts_of(part)
    given = {name: getattr(facts, name) for name in PartFacts.__dataclass_fields__}
    assert edit_part(part, PartFacts(**{**given, **changes}), user, why="ifølge referatet")


@PAPERS
def test_the_demos_annex_is_read_back_into_the_same_register(annex: Annex, form: str) -> None:
    found = read_back(printed(annex, form), form)
    assert differences(truth(register(annex)), truth(found)) == []


@PAPERS
def test_the_printed_annex_is_accepted_as_the_same_register(
    annex: Annex, officer: User, form: str
) -> None:
    """Not only the values: laid in, confirmed and accepted, it gives the same rows."""
    put_right(annex, "2a", officer, owners=(OwnerFact(administration="SOF", reason="aftalt"),))
    values = as_json(read_back(printed(annex, form), form))
    document = Document.objects.create(
        owner=officer,
        state="review",
        template="recommendation_annex",
        file_name=f"bilag-igen.{form}",
        record={"values": values},
    )
    accept_annex(document, values, officer)
    annex.refresh_from_db()
    again = Annex.objects.get(document=document)
    assert annex.superseded_by == again
    assert differences(truth(register(annex)), truth(register(again))) == []


def test_corrected_parts_are_read_back_as_corrected(annex: Annex, officer: User) -> None:
    puljen = SourceFact(
        kind="past_grant",
        ref="puljen til byens børn",
        valid_from=date(2024, 3, 1),
        valid_to=date(2026, 6, 30),
        reason="bevillingsbrevet",
    )
    note = RouteFact(kind="note", ordered_by="BIU", package="ØKF", reason="budgetpakken")
    need = EdgeFact(kind=Edge.Kind.REQUIRES, target=2, quantifier="any", reason="aftalt")
    named = EdgeFact(
        kind=Edge.Kind.REQUIRES, target=6, quantifier="named", parts=("6b",), reason="aftalt"
    )
    put_right(annex, "1a", officer, edges=(need, named), due=date(2026, 3, 15))
    put_right(annex, "7a", officer, sources=(puljen,), remark="venter på svar")
    put_right(annex, "3a", officer, routes=(note,), is_new=True)
    put_right(annex, "4b", officer, needs_money="yes", routes=(), owners=())
    wanted = truth(register(annex))
    assert wanted["recommendations"][3]["parts"][0]["category"] == "green"
    found_again = truth(read_back(printed(annex)))
    # A need without a route of its own is the route "need": the paper has one word for both.
    assert found_again["recommendations"][4]["parts"][1].pop("routes") == [
        ("need", None, None, (), None)
    ]
    assert wanted["recommendations"][4]["parts"][1].pop("routes") == []
    assert differences(wanted, found_again) == []


def test_a_chosen_category_is_printed_with_its_reason_and_never_read_as_the_papers_own(
    annex: Annex, officer: User
) -> None:
    part = PartRow.objects.get(code="1a")
    choose_category(part, "red", "Skolerne har ikke rammen.", officer)
    data = printed(annex)
    reading = read_document(data, "bilag.pdf")
    assert isinstance(reading.values, RecommendationAnnex)
    assert reading.values.recommendations[0].headline == "black"
    doubts = [one for one in reading.problems if one.code == "RECOMMENDATION-007"]
    assert [one.params["number"] for one in doubts] == ["1"]
    lines = [line.words for line in reading.document.all_lines()]
    said = " ".join(" ".join(lines).split())
    assert "Kategorier valgt af en medarbejder" in said
    assert "Begrundelse: Skolerne har ikke rammen." in said


@PAPERS
def test_the_table_of_changes_is_not_read_as_recommendations(
    annex: Annex, officer: User, form: str
) -> None:
    Annex.objects.update(accepted_at="2025-01-01T12:00:00Z")
    models: tuple[Any, ...] = (RecommendationRow, PartRow, *FACTS)
    for model in models:
        model.history.update(history_date="2025-01-01T12:00:00Z")
    put_right(annex, "2a", officer, owners=(OwnerFact(administration="SOF", reason="aftalt"),))
    client = Client()
    client.force_login(officer, "brobygger.web.accounts.backend.SignIn")
    answer = client.get(f"/anbefalinger/bilag/{annex.pk}.{form}?siden=2025-06-01")
    assert answer.status_code == 200
    reading = read_document(answer.content, f"bilag.{form}")
    said = " ".join(" ".join(line.words for line in reading.document.all_lines()).split())
    assert "Ændret siden 01-06-2025" in said
    changes = said[said.index("Ændret siden") :]
    assert "2a Forvaltning BUF SOF" in changes
    # The money of recommendation 8 ended meanwhile, so its state is another.
    assert "Tilstand" in changes
    assert isinstance(reading.values, RecommendationAnnex)
    assert differences(truth(register(annex)), truth(reading.values)) == []
