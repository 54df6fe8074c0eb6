"""A part is corrected by one step: rows, category, filters, history and log agree afterwards."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from brobygger.demo.annex import demo_annex
from brobygger.demo.build import PartFacts as Facts
from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.recommendations.keys import CATEGORY, OWNER, has_part
from brobygger.web.recommendations.models import Annex, Edge, Part, Recommendation
from brobygger.web.recommendations.parts.facts import (
    EdgeFact,
    OwnerFact,
    PartFacts,
    RouteFact,
    SourceFact,
    facts_of,
)
from brobygger.web.recommendations.parts.steps import edit_part, undo_edit, version_of
from brobygger.web.recommendations.steps import choose_category
from brobygger.web.ui.faults import Refused
from papers.annexes import an_annex

pytestmark = pytest.mark.django_db


def part_of(code: str) -> Part:
    """A part of the annex in force."""
    rows = Part.objects.select_related("recommendation__annex")
    return rows.get(code=code, recommendation__annex__superseded_by=None)


def refused(part: Part, facts: PartFacts, user: User, **more: Any) -> list[tuple[str, str]]:
    """What a step says no to: (field, sentence)."""
    before = facts_of(part)
    with pytest.raises(Refused) as said:
        edit_part(part, facts, user, **more)
    assert facts_of(part_of(part.code)) == before
    assert not AuditEvent.objects.filter(verb="part.edited").exists()
    return [(fault.field, str(fault.words)) for fault in said.value.faults]


def test_nothing_changed_is_nothing_done(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    for part in Part.objects.select_related("recommendation__annex"):
        assert not edit_part(part, facts_of(part), a_user())
        assert part.history.count() == 1
    assert not AuditEvent.objects.filter(verb="part.edited").exists()


def test_an_order_for_a_note_turns_red_into_green(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    annex = accept(demo_annex())
    part = part_of("3a")
    facts = facts_of(part)
    [need] = facts.routes
    ordered = replace(need, kind="note", ordered_by="BIU")
    assert edit_part(part, replace(facts, routes=(ordered,)), a_user())
    part = part_of("3a")
    assert (part.category, part.reason, part.shown_category) == ("green", "note_ordered", "green")
    [route] = part.routes.all()
    assert (route.note, route.pk, route.is_added) == ("N3", need.pk, False)
    assert route.raw
    red = annex.recommendations.filter(has_part(CATEGORY, "red"), number=3)
    assert not red.exists()
    event = AuditEvent.objects.get(verb="part.edited")
    assert event.facts == {
        "part": "3a",
        "before": "red",
        "after": "green",
        "changed": "routes",
        "was": "routes: need",
        "now": "routes: note BIU",
    }


def test_a_chosen_category_stays_while_the_derived_one_follows(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    choose_category(part_of("3a"), "black", "Rammen dækker.", a_user())
    part = part_of("3a")
    facts = facts_of(part)
    edit_part(part, replace(facts, routes=(replace(facts.routes[0], kind="note"),)), a_user())
    part = part_of("3a")
    assert (part.category, part.chosen_category, part.shown_category) == ("green", "black", "black")


def test_a_row_of_the_paper_keeps_its_words_and_place_and_an_added_one_says_why(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    annex = accept(demo_annex())
    part = part_of("3a")
    [read] = part.responsibilities.all()
    facts = facts_of(part)
    new = OwnerFact(administration="SOF", reason="Aftalt på møde, punkt 7")
    moved = replace(facts.owners[0], administration="BUF")
    assert edit_part(part, replace(facts, owners=(moved, new)), a_user())
    owners = {row.administration: row for row in part.responsibilities.all()}
    assert (owners["BUF"].pk, owners["BUF"].raw, owners["BUF"].place) == (
        read.pk,
        read.raw,
        read.place,
    )
    added = owners["SOF"]
    assert (added.is_added, added.reason, added.place) == (True, "Aftalt på møde, punkt 7", {})
    assert annex.recommendations.filter(has_part(OWNER, "SOF"), number=3).exists()


def test_quoted_words_of_the_part_get_the_place_of_its_quote(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("3a")
    facts = facts_of(part)
    quote = OwnerFact(administration="SOF", raw=part.quote[3:12].upper())
    edit_part(part, replace(facts, owners=(*facts.owners, quote)), a_user())
    added = part.responsibilities.get(administration="SOF")
    assert added.place == part.place != {}


def test_two_administrations_exchanged_on_the_screen_are_the_same_two(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("9a")
    facts = facts_of(part)
    one, two, three = facts.owners
    swapped = (
        replace(one, administration=two.administration),
        replace(two, administration=one.administration),
        three,
    )
    assert not edit_part(part, replace(facts, owners=swapped), a_user())
    rotated = (
        replace(one, administration=two.administration),
        replace(two, administration="TMF"),
        three,
    )
    assert edit_part(part, replace(facts, owners=rotated), a_user())
    assert {row.administration for row in part.responsibilities.all()} == {
        two.administration,
        three.administration,
        "TMF",
    }


def test_an_unknown_end_is_kept_as_unknown(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    annex = accept(demo_annex())
    part = part_of("8a")
    facts = facts_of(part)
    [grant] = facts.sources
    assert grant.valid_to == date(2025, 12, 31)
    edit_part(part, replace(facts, sources=(replace(grant, valid_to=None),)), a_user())
    [source] = part.sources.all()
    assert (source.valid_to, source.to_known) == (None, False)
    assert annex.recommendations.filter(has_part("slutdato", "mangler"), number=8).exists()
    event = AuditEvent.objects.get(verb="part.edited")
    assert event.facts["now"] == "sources: past_grant ?"


def test_a_ring_is_refused_with_the_path_in_words(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("1a")
    facts = facts_of(part)
    edge = EdgeFact(kind="requires", target=3, quantifier="named", parts=("3b",), reason="Aftale")
    [(_field, words)] = refused(part, replace(facts, edges=(edge,)), a_user())
    assert words.startswith("1a venter på 3b, 3b venter på 1a: en ring")


def test_a_route_through_others_leads_where_the_requirements_lead(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("3b")
    facts = facts_of(part)
    assert [edge.target for edge in facts.edges] == [1, 2]
    edit_part(part, replace(facts, edges=facts.edges[:1]), a_user())
    [route] = part.routes.all()
    assert route.via == [1]
    assert part_of("3b").edges.count() == 1


def test_a_source_that_repeats_a_route_goes_with_it(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("7b")
    part.sources.create(part=part, kind="need", ref="R7")
    facts = facts_of(part)
    assert facts.sources == ()
    edit_part(part, replace(facts, routes=(replace(facts.routes[0], kind="note"),)), a_user())
    assert not part.sources.exists()


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"needs_money": "måske"}, "needs_money", "Vælg, om delen kræver penge."),
        ({"needs_money": "no"}, "needs_money", "en af vejene er et budgetnotat"),
        ({"owners": (OwnerFact(administration="SOF"),)}, "raw", "skriv din begrundelse"),
        ({"owners": (OwnerFact(administration="", reason="x"),)}, "administration", "Vælg en"),
        ({"owners": (OwnerFact(administration="SOF", pk=0),)}, "raw", "findes ikke mere"),
        ({"remark": "Se 010190-1234"}, "remark", "ligner et personnummer"),
        ({"routes": (RouteFact(kind="via", reason="x"),)}, "kind", "Skriv under »Venter på«"),
        ({"routes": (RouteFact(kind="lån", reason="x"),)}, "kind", "Vælg en vej."),
        (
            {"routes": (RouteFact(kind="frame", ordered_by="BIU", reason="x"),)},
            "kind",
            "Kun et budgetnotat",
        ),
        (
            {"routes": (RouteFact(kind="note", order=99, reason="x"),)},
            "order",
            "ingen anbefaling 99",
        ),
        (
            {"sources": (SourceFact(kind="plan", ref="", reason="x"),)},
            "ref",
            "hvad pengene hedder",
        ),
        (
            {
                "sources": (
                    SourceFact(
                        kind="plan",
                        ref="Plan",
                        reason="x",
                        valid_from=date(2025, 1, 1),
                        valid_to=date(2024, 1, 1),
                    ),
                )
            },
            "valid_to",
            "før startdatoen",
        ),
        (
            {"edges": (EdgeFact(kind="requires", target=99, quantifier="all", reason="x"),)},
            "target",
            "ingen anbefaling 99",
        ),
        (
            {"edges": (EdgeFact(kind="requires", target=1, quantifier="", reason="x"),)},
            "quantifier",
            "hvor meget af anbefalingen",
        ),
        (
            {"edges": (EdgeFact(kind="requires", target=1, quantifier="named", reason="x"),)},
            "parts",
            "Nævn delene",
        ),
        (
            {
                "edges": (
                    EdgeFact(
                        kind="requires", target=1, quantifier="named", parts=("1z",), reason="x"
                    ),
                )
            },
            "parts",
            "ingen del 1z",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_at_its_field(
    accept: Callable[..., Annex],
    a_user: Callable[..., User],
    change: dict[str, Any],
    field: str,
    sentence: str,
) -> None:
    accept(demo_annex())
    part = part_of("7b")
    said = refused(part, replace(facts_of(part), **change), a_user(), why="En grund")
    assert [(name, words) for name, words in said if name == field and sentence in words]
    assert "010190" not in str(said)


def test_a_new_answer_about_money_needs_its_reason(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("1a")
    facts = replace(facts_of(part), needs_money="unstated")
    assert [field for field, _words in refused(part, facts, a_user())] == ["why"]
    assert edit_part(part, facts, a_user(), why="Papiret tier")
    assert AuditEvent.objects.get(verb="part.edited").why == "Papiret tier"


def test_somebody_elses_correction_is_not_run_over(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("1a")
    seen, facts = version_of(part), facts_of(part)
    edit_part(part, replace(facts, due=date(2025, 1, 1)), a_user())
    with pytest.raises(Refused, match="ændret af en anden"):
        edit_part(part, replace(facts, due=date(2026, 1, 1)), a_user(), seen=seen)
    assert part_of("1a").due == date(2025, 1, 1)


def state(annex: Annex) -> list[Any]:
    """All rows of the register with their numbers and values."""
    rows: list[Any] = []
    for part in Part.objects.filter(recommendation__annex=annex):
        rows.append({k: v for k, v in vars(part).items() if k[0] != "_"})
        for name in ("responsibilities", "routes", "sources", "edges"):
            rows += [
                {k: v for k, v in vars(row).items() if k[0] != "_"}
                for row in getattr(part, name).all()
            ]
    rows += list(Recommendation.objects.filter(annex=annex).values_list("pk", "keys"))
    return rows


def test_one_press_puts_everything_back(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    annex = accept(demo_annex())
    before = state(annex)
    part = part_of("3b")
    facts = facts_of(part)
    other = replace(
        facts,
        needs_money="yes",
        due=date(2027, 1, 1),
        remark="Ny bemærkning",
        owners=(replace(facts.owners[0], administration="SOF"),),
        routes=(RouteFact(kind="need", reason="Aftale"),),
        sources=(SourceFact(kind="plan", ref="Planen", reason="Aftale"),),
        edges=(EdgeFact(kind="strengthens", target=5, reason="Aftale"),),
    )
    edit_part(part, other, a_user(), why="Ny viden")
    assert part_of("3b").category == "red"
    assert state(annex) != before
    assert undo_edit(part, a_user())
    assert state(annex) == before
    assert not undo_edit(part, a_user())
    event = AuditEvent.objects.get(verb="part.edit_undone")
    assert (event.facts["before"], event.facts["after"]) == ("red", "black")


def test_undo_takes_back_one_correction_and_leaves_a_choice_alone(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("1a")
    facts = facts_of(part)
    edit_part(part, replace(facts, due=date(2025, 1, 1)), a_user())
    edit_part(part, replace(facts, due=date(2026, 1, 1)), a_user())
    choose_category(part_of("1a"), "blue", "Statens sag", a_user())
    undo_edit(part, a_user())
    part = part_of("1a")
    assert (part.due, part.shown_category) == (date(2025, 1, 1), "blue")


def test_undo_that_would_close_a_ring_is_refused(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(an_annex([Facts("åbne klubber", "via", ("BUF",), via=(2,))], [Facts("x", "frame")]))
    first, second = part_of("1a"), part_of("2a")
    alone = replace(facts_of(first), routes=(), edges=())
    edit_part(first, alone, a_user())
    edge = EdgeFact(kind="requires", target=1, quantifier="all", reason="Aftale")
    edit_part(second, replace(facts_of(second), edges=(edge,)), a_user())
    with pytest.raises(Refused, match="en ring"):
        undo_edit(first, a_user())
    assert not Edge.objects.filter(part=first).exists()


def test_only_those_who_work_with_papers_correct(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("1a")
    for role in (Role.STEERING, Role.PROJECT, Role.EVALUATOR):
        with pytest.raises(PermissionDenied):
            edit_part(part, facts_of(part), a_user(role))
        with pytest.raises(PermissionDenied):
            undo_edit(part, a_user(role))


def test_the_reason_holds_no_person_number_and_no_row_stands_twice(
    accept: Callable[..., Annex], a_user: Callable[..., User]
) -> None:
    accept(demo_annex())
    part = part_of("9a")
    facts = facts_of(part)
    with pytest.raises(Refused) as caught:
        edit_part(part, facts, a_user(), why="Se 010190-1234")
    assert [fault.field for fault in caught.value.faults] == ["why"]
    twice = (*facts.owners, facts.owners[0])
    with pytest.raises(Refused) as caught:
        edit_part(part, replace(facts, owners=twice), a_user())
    assert "Den samme række står her to gange." in str(caught.value)
