"""The table of all steps that can be taken in the screens and over the API, and what they need."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from brobygger.domain.recommendations.portfolio.choosing.question import Cap, Question
from brobygger.web.accounts.models import Role, User
from brobygger.web.budgets.decisions.steps import ShortForm, edit_planned_note, enter_outcomes
from brobygger.web.budgets.loading import register_of
from brobygger.web.budgets.models import NoteLink, Outcome, Scenario
from brobygger.web.budgets.scenarios.loading import asked_of
from brobygger.web.budgets.scenarios.steps import make_scenario
from brobygger.web.budgets.steps import decide_link
from brobygger.web.recommendations.approaches.steps import ApproachFacts, add_approach
from brobygger.web.recommendations.handovers.steps import hand_over
from brobygger.web.recommendations.models import Annex, Approach, Handover, Part
from brobygger.web.recommendations.parts.facts import facts_of
from brobygger.web.recommendations.parts.steps import edit_part
from brobygger.web.steering.models import Body, Meeting
from brobygger.web.steering.steps import BodyFacts, MeetingFacts, add_body, add_meeting
from web.api.conftest import Caller
from web.budgets.decisions import a_decision, planned
from web.recommendations.sent import sent_by

OFFICERS: frozenset[str] = frozenset({Role.CASE_OFFICER, Role.BUDGET, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Step:
    """One thing that can be done: the function of the API, and the same in both ways."""

    name: str
    screen: Callable[[Client, Annex], Any]
    program: Callable[[Caller, Annex], Any]
    who: frozenset[str] = OFFICERS
    """The roles that may."""

    def __str__(self) -> str:
        return self.name


def part(annex: Annex) -> Part:
    return Part.objects.get(recommendation__annex=annex, code="3a")


def link(annex: Annex) -> NoteLink:
    rows = NoteLink.objects.filter(recommendation__annex=annex)
    return rows.exclude(recommendation__number=13).latest("pk")


def to(name: str, row: Any, **data: Any) -> Any:
    return lambda client, annex: client.post(reverse(name, args=[row(annex).pk]), data)


def n13(annex: Annex) -> Any:
    """A planned note that a budget note gives other figures for."""
    return planned("N13")


def n9(annex: Annex) -> Any:
    return planned("N9")


OUTCOME_ON_SCREEN = {
    "udfald-kind": "rejected",
    "udfald-year_from": "2026",
    "udfald-decided_on": "2023-10-05",
    "udfald-committee": "BR",
    "udfald-item": "4",
    "udfald-why": "Indtastet igen",
}
OUTCOME = {
    "kind": "rejected",
    "year_from": 2026,
    "decided_on": "2023-10-05",
    "committee": "BR",
    "item": "4",
}


def outside(annex: Annex) -> Part:
    """The part that only others can lift: a request can be made about it."""
    return Part.objects.get(recommendation__annex=annex, routes__kind="outside")


def approach(annex: Annex) -> Approach:
    """A request that has not been sent."""
    return Approach.objects.filter(part__recommendation__annex=annex).latest("pk")


def handover(annex: Annex) -> Handover:
    """A handover whose link is open."""
    rows = Handover.objects.filter(part__recommendation__annex=annex, revoked_at=None)
    return rows.latest("pk")


def body(annex: Annex) -> Body:
    """What meets."""
    return Body.objects.latest("pk")


def meeting(annex: Annex) -> Meeting:
    """When it meets."""
    return Meeting.objects.latest("pk")


def scenario(annex: Annex) -> Scenario:
    """A working paper."""
    return Scenario.objects.filter(annex=annex).latest("pk")


def fill(annex: Annex, user: User) -> None:
    """Put something of everything into the register, two of what a step takes away."""
    costs = ShortForm(costs={2024: 10}, price_base=2024, source="prøve")
    edit_planned_note(planned("N6"), costs, user)
    edit_planned_note(planned("N13"), costs, user)
    decide_link(NoteLink.objects.get(recommendation__number=13), "confirmed", user)
    enter_outcomes(planned("N9"), a_decision(year_to=2025), user)
    facts = replace(facts_of(part(annex)), remark="Rettet")
    assert edit_part(part(annex), facts, user)
    for number in (1, 2):
        asked = ApproachFacts(addressed_to="Et ministerium", subject=f"En ændring, {number}")
        add_approach(outside(annex), asked, user)
        hand_over(part(annex), "SUF", f"Svar på spørgsmål {number}", in_days(30), user)
    group = add_body(BodyFacts(title="Ekspertgruppen", kind="expert_group"), user)
    add_meeting(group, MeetingFacts(on=in_days(10)), user)
    register = register_of(annex)
    assert register
    question = Question(date(2024, 1, 1), (Cap(2024, 1_000_000),))
    for title in ("Stramt", "Strammere"):
        make_scenario(asked_of(register), question, user, title=title, purpose="Til drøftelse")


def in_days(days: int) -> date:
    """A day that is so many days away."""
    return timezone.localdate() + timedelta(days=days)


def correct_on_screen(client: Client, annex: Annex) -> Any:
    """Another remark on the page of a part, as a browser sends it."""
    url = reverse("recommendations:edit", args=[part(annex).pk])
    shown = client.get(url)
    if shown.status_code != 200:
        return shown
    remark = f"Rettet på skærmen {timezone.now()}"
    return client.post(url, {**sent_by(shown.content.decode()), "remark": remark})


def correct_by_program(ask: Caller, annex: Annex) -> Any:
    """Another remark, as a program reads the part and sends it back."""
    path = f"/parts/{part(annex).pk}/facts"
    shown = ask.get(path)
    if shown.status_code != 200:
        return shown
    said = shown.json()
    facts = {**said["facts"], "remark": f"Rettet af et program {timezone.now()}"}
    return ask.put(path, {"version": said["version"], "facts": facts})


APPROACH = {"addressed_to": "Et ministerium", "subject": "En ændring af loven"}
FOLLOWED = {**APPROACH, "sent_on": "2024-02-01"}
HANDOVER = {"administration": "SUF", "asked": "Et svar på, hvad I gør"}
SCENARIO_ON_SCREEN = {
    "scenarie-title": "Fra skærmen",
    "scenarie-purpose": "Til drøftelse",
    "scenarie-at": "01-01-2024",
    "scenarie-cap_2024": "1.000.000",
    **{f"scenarie-weight_{number}": "1" for number in range(1, 14)},
}
SCENARIO = {
    "title": "Fra et program",
    "purpose": "Til drøftelse",
    "at": "2024-01-01",
    "caps": [{"year": 2024, "kr": 1_000_000}],
}

STEPS = [
    Step(
        "put_category",
        to("recommendations:category", part, category="blue", reason="en grund"),
        lambda ask, annex: ask.put(
            f"/parts/{part(annex).pk}/category", {"category": "blue", "reason": "en grund"}
        ),
    ),
    Step(
        "confirm_still_right",
        to("recommendations:confirm", part),
        lambda ask, annex: ask.post(f"/parts/{part(annex).pk}/still-right"),
    ),
    Step(
        "put_link",
        to("budgets:link", link, svar="confirmed"),
        lambda ask, annex: ask.put(f"/links/{link(annex).pk}", {"state": "confirmed"}),
    ),
    Step(
        "put_planned_note",
        to(
            "decisions:short_form",
            n9,
            **{"kort-costs": "2024: 2.000", "kort-price_base": "2024 p/l", "kort-source": "prøve"},
        ),
        lambda ask, annex: ask.put(
            f"/annexes/{annex.pk}/notes/N9",
            {"costs": [{"year": 2024, "kr": 1000}], "price_base": 2024, "source": "prøve"},
        ),
    ),
    Step(
        "take_figures",
        to("decisions:take", n13),
        lambda ask, annex: ask.post(f"/annexes/{annex.pk}/notes/N13/take"),
    ),
    Step(
        "post_outcomes",
        lambda client, annex: client.post(
            reverse("decisions:outcome", args=[planned("N9").pk]),
            {**OUTCOME_ON_SCREEN, "udfald-seen": Outcome.objects.latest("pk").pk},
        ),
        lambda ask, annex: ask.post(f"/annexes/{annex.pk}/notes/N9/outcomes", OUTCOME),
    ),
    Step(
        "undo_outcomes",
        to("decisions:undo", n9),
        lambda ask, annex: ask.post(f"/annexes/{annex.pk}/notes/N9/outcomes/undo"),
    ),
    Step("put_part_facts", correct_on_screen, correct_by_program),
    Step(
        "undo_part_facts",
        to("recommendations:undo_edit", part),
        lambda ask, annex: ask.post(f"/parts/{part(annex).pk}/facts/undo"),
    ),
    Step(
        "post_approach",
        to("recommendations:add_approach", outside, **APPROACH),
        lambda ask, annex: ask.post(f"/parts/{outside(annex).pk}/approaches", APPROACH),
    ),
    Step(
        "put_approach",
        to("recommendations:approach", approach, **{**FOLLOWED, "subject": "Noget andet"}),
        lambda ask, annex: ask.put(f"/approaches/{approach(annex).pk}", FOLLOWED),
    ),
    Step(
        "delete_approach",
        to("recommendations:remove_approach", approach),
        lambda ask, annex: ask.delete(f"/approaches/{approach(annex).pk}"),
    ),
    Step(
        "post_handover",
        to("recommendations:hand_over", part, **HANDOVER, expires_on=str(in_days(9))),
        lambda ask, annex: ask.post(
            f"/parts/{part(annex).pk}/handovers", {**HANDOVER, "expires_on": str(in_days(9))}
        ),
    ),
    Step(
        "renew_handover",
        to("recommendations:renew_link", handover, expires_on=str(in_days(8))),
        lambda ask, annex: ask.post(
            f"/handovers/{handover(annex).pk}/renew", {"expires_on": str(in_days(9))}
        ),
    ),
    Step(
        "revoke_handover",
        to("recommendations:revoke_link", handover),
        lambda ask, annex: ask.post(f"/handovers/{handover(annex).pk}/revoke"),
    ),
    Step(
        "post_meeting",
        to("steering:add_meeting", body, on=str(in_days(20))),
        lambda ask, annex: ask.post(f"/bodies/{body(annex).pk}/meetings", {"on": str(in_days(5))}),
    ),
    Step(
        "post_due",
        to("steering:add_due", meeting, part="3a", asked="Et overblik"),
        lambda ask, annex: ask.post(
            f"/meetings/{meeting(annex).pk}/dues",
            {"part": part(annex).pk, "asked": "Et overblik"},
        ),
    ),
    Step(
        "post_scenario",
        lambda client, annex: client.post(reverse("scenarios:new"), SCENARIO_ON_SCREEN),
        lambda ask, annex: ask.post(f"/annexes/{annex.pk}/scenarios", SCENARIO),
    ),
    Step(
        "remove_scenario",
        to("scenarios:delete", scenario),
        lambda ask, annex: ask.delete(f"/scenarios/{scenario(annex).pk}"),
    ),
]
