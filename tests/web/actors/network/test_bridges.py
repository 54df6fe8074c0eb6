"""Bridges: proposed with reasons, decided with a trace, followed up by the next wave."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from brobygger.domain.actors.bridging.reason import Reason
from brobygger.messages.actors import REASON_WORDS
from brobygger.web.accounts.models import Role, User
from brobygger.web.actors.models import Actor, BridgeProposal, Effort, Wave
from brobygger.web.actors.network import bridges
from brobygger.web.actors.network.bridge_words import cards_of
from brobygger.web.actors.network.networks import wave_read
from brobygger.web.audit.models import AuditEvent
from brobygger.web.jobs.models import Job
from brobygger.web.jobs.worker import Worker
from brobygger.web.ui.faults import Refused

pytestmark = pytest.mark.django_db

State = BridgeProposal.State
WEIGHTS = dict.fromkeys(bridges.WEIGHT_NAMES, "0.5")


@pytest.fixture
def proposed(wave: Wave, a_user: Callable[..., User]) -> list[BridgeProposal]:
    """What the fours of the wave propose."""
    assert bridges.propose(wave, a_user()) == 5
    return list(wave.bridges.order_by("-score", "one_id", "other_id"))


def listing(client: Client, wave: Wave) -> str:
    """The page of a wave's bridges."""
    answer = client.get(reverse("network:bridges"), {"boelge": wave.pk})
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_each_card_says_why_how_sure_and_when(
    proposed: list[BridgeProposal], wave: Wave, signed_in: Callable[..., Client]
) -> None:
    page = listing(signed_in(), wave)
    assert page.count('class="nw-card"') == 5
    for words in ("intet forbinder de to i dag", "fælles tema: Netværk for mødre", "Anledning",
                  "høj: begge har svaret", "samme område: Prøvekvarteret"):  # fmt: skip
        assert words in page


def test_no_organisation_gets_more_than_two(proposed: list[BridgeProposal]) -> None:
    ends = [pk for row in proposed for pk in (row.one_id, row.other_id)]
    assert max(map(ends.count, ends)) <= 2
    assert all(row.one_id < row.other_id for row in proposed)


def test_every_reason_there_is_has_words_on_the_card(wave: Wave) -> None:
    """Days and groups are named, and the number of steps stays a number."""
    one, other = Actor.objects.order_by("pk")[:2]
    theme, group = one.themes.get(), one.target_groups.get()
    params: dict[str, dict[str, tuple[str, ...]]] = {
        "no_path": {},
        "far_apart": {"steps": ("4",)},
        "isolate": {"actors": (f"a{one.pk}",)},
        "crosses": {"sectors": (f"s{one.sector_id}", f"s{other.sector_id}")},
        "theme": {"themes": (f"t{theme.pk}",)},
        "target_group": {"target_groups": (f"g{group.pk}",)},
        "area": {"areas": (f"p{one.places.get().pk}",)},
        "reaches_group": {"actor": (f"a{one.pk}",), "target_groups": (f"g{group.pk}",)},
        "reaches_day": {"actor": (f"a{one.pk}",), "days": ("d1", "d3")},
    }
    assert set(params) == set(REASON_WORDS)
    reasons = [Reason(code, given) for code, given in params.items()]  # type: ignore[arg-type]
    row = BridgeProposal.objects.create(
        wave=wave, one=one, other=other, score=1, confidence="low",
        reasons=[{"code": each.code, "params": each.params} for each in reasons],
    )  # fmt: skip
    [card] = cards_of([row])
    assert card.reasons == (
        "intet forbinder de to i dag",
        "der er 4 led mellem de to i dag",
        "samarbejder ikke med nogen i dag: Aktør 000",
        "forbinder to sektorer: Sektor 0, Sektor 1",
        "fælles tema: Netværk for mødre",
        "fælles målgruppe: mødre",
        "samme område: Prøvekvarteret",
        "Aktør 000 når en målgruppe, den anden ikke når: mødre",
        "Aktør 000 har åbent, når den anden ikke har: mandag, onsdag",
    )


def test_the_occasion_is_an_effort_to_come_a_day_or_the_next_talk(
    proposed: list[BridgeProposal],
) -> None:
    first, second, third = proposed[:3]
    Actor.objects.all().update(weekdays=[])
    for row in (second.one, second.other):
        row.weekdays = [2, 4]
        row.save()
    effort = Effort.objects.create(
        title="Sommerlejr", standing="planned", level="group", starts_on="2099-06-01"
    )
    effort.actors.add(first.one_id)
    rows = BridgeProposal.objects.select_related("one", "other").order_by("pk")
    said = {card.bridge.pk: card.occasion for card in cards_of(list(rows))}
    assert said[first.pk] == "når »Sommerlejr« begynder 01-06-2099"
    assert "tirsdag, torsdag" in said[second.pk] or "Sommerlejr" in said[second.pk]
    assert said[third.pk]


def test_a_decision_is_kept_logged_and_can_be_undone(
    proposed: list[BridgeProposal], wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client, row = signed_in(), proposed[0]
    for decision, state in (
        ("agree", State.AGREED), ("finish", State.DONE), ("undo", State.PROPOSED)
    ):  # fmt: skip
        answer = client.post(reverse("network:decide", args=[row.pk]), {"decision": decision})
        assert answer.status_code == 302
        row.refresh_from_db()
        assert row.state == state
    assert row.decided_by is None
    verbs = AuditEvent.objects.filter(verb__startswith="bridge.").order_by("pk")
    assert [event.verb for event in verbs] == ["bridge.agreed", "bridge.done", "bridge.undone"]


def test_no_is_said_with_a_reason(
    proposed: list[BridgeProposal], wave: Wave, signed_in: Callable[..., Client]
) -> None:
    client, row = signed_in(), proposed[0]
    url = reverse("network:decide", args=[row.pk])
    page = client.post(url, {"decision": "reject", "reason": " "}, follow=True).content.decode()
    assert "Skriv, hvorfor" in page
    page = client.post(
        url, {"decision": "reject", "reason": "Kender 010190-1234"}, follow=True
    ).content.decode()
    assert "personnummer" in page
    row.refresh_from_db()
    assert row.state == State.PROPOSED
    client.post(url, {"decision": "reject", "reason": "De flytter"})
    row.refresh_from_db()
    assert (row.state, row.reason) == (State.REJECTED, "De flytter")
    assert client.post(url, {"decision": "vrøvl"}).status_code == 400


def test_new_proposals_leave_what_is_decided_and_do_not_repeat_it(
    proposed: list[BridgeProposal], wave: Wave, a_user: Callable[..., User]
) -> None:
    bridges.agree(proposed[0], a_user())
    bridges.reject(proposed[1], "De flytter", a_user())
    bridges.propose(wave, a_user())
    states = dict(wave.bridges.values_list("pk", "state"))
    assert states[proposed[0].pk] == State.AGREED
    assert states[proposed[1].pk] == State.REJECTED
    assert len({(row.one_id, row.other_id) for row in wave.bridges.all()}) == len(states)


def test_the_next_wave_says_what_became_of_each(
    *,
    proposed: list[BridgeProposal],
    wave: Wave,
    closed: Callable[[Wave], Wave],
    opened: Callable[..., Wave],
    answered: Any,
    half_a_year_ago: Callable[[Wave], None],
    signed_in: Callable[..., Client],
    a_user: Callable[..., User],
) -> None:
    """One agreed bridge becomes a tie; a rejected one is not proposed again."""
    bridges.agree(proposed[0], a_user())
    bridges.reject(proposed[1], "De flytter", a_user())
    half_a_year_ago(closed(wave))
    second = opened()
    ids = [row.actor_id for row in second.invitations.order_by("actor__title")]
    met = {proposed[0].one_id, proposed[0].other_id}
    answered(
        second, 12,
        lambda one, other: 2 if {ids[one], ids[other]} == met else 3 * (one // 4 == other // 4),
    )  # fmt: skip
    net = wave_read(second).net
    assert bridges.became_of(proposed[0], net) == "tie"
    assert bridges.became_of(proposed[2], net) == "no tie"
    bridges.propose(second, a_user())
    turned_down = (proposed[1].one_id, proposed[1].other_id)
    assert turned_down not in set(second.bridges.values_list("one_id", "other_id"))
    page = listing(signed_in(), second)
    assert "Hvad blev der af forslagene fra Bølge 0" in page
    assert "De to arbejder sammen nu." in page
    assert wave.bridges.count() == 5


def test_weights_can_be_changed_and_are_kept(wave: Wave, signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    url = reverse("network:propose", args=[wave.pk])
    assert client.post(url, WEIGHTS | {"load": "0.25"}).status_code == 302
    wave.refresh_from_db()
    assert bridges.weights_of(wave).load == 0.25
    assert client.post(url, WEIGHTS | {"closer": "1.5"}).status_code == 200
    nothing = dict.fromkeys(bridges.WEIGHT_NAMES, "0")
    assert "Mindst én vægt" in client.post(url, nothing).content.decode()


def test_nobody_on_pause_and_none_of_the_own_people_are_proposed(
    wave: Wave, a_user: Callable[..., User]
) -> None:
    resting = Actor.objects.order_by("title")[0]
    Actor.objects.filter(pk=resting.pk).update(is_paused=True)
    own = wave.invitations.order_by("actor__title")[1]
    wave.invitations.filter(pk=own.pk).update(is_staff=True)
    bridges.propose(wave, a_user())
    ends = {pk for row in wave.bridges.all() for pk in (row.one_id, row.other_id)}
    assert ends
    assert not ends & {resting.pk, own.actor_id}


def test_a_large_network_is_done_in_the_background(
    wave: Wave, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridges, "AT_ONCE_UP_TO", 10)
    client = signed_in()
    client.post(reverse("network:propose", args=[wave.pk]), WEIGHTS)
    assert wave.bridges.count() == 0
    assert "bb-job" in listing(client, wave)
    while Worker().work_once():
        pass
    job = Job.objects.get(kind="network.bridges")
    assert (job.state, job.result) == ("done", {"bridges": 5})
    assert wave.bridges.count() == 5


def test_too_few_answers_propose_nothing_and_say_why(
    actors: Callable[..., list[Actor]],
    opened: Callable[..., Wave],
    answered: Any,
    signed_in: Callable[..., Client],
) -> None:
    actors(12)
    made = opened()
    answered(made, 6)
    page = signed_in().post(
        reverse("network:propose", args=[made.pk]), WEIGHTS, follow=True
    ).content.decode()  # fmt: skip
    assert "intet nyt at foreslå" in page


@pytest.mark.parametrize("role", [Role.STEERING, Role.EVALUATOR, Role.BUDGET])
def test_only_those_who_see_the_network_and_work_in_the_areas_decide(
    role: str, proposed: list[BridgeProposal], wave: Wave, a_user: Callable[..., User]
) -> None:
    user, row = a_user(role), proposed[0]
    for step in (
        lambda: bridges.agree(row, user),
        lambda: bridges.finish(row, user),
        lambda: bridges.reject(row, "Nej", user),
        lambda: bridges.undo(row, user),
        lambda: bridges.propose(wave, user),
        lambda: bridges.keep_weights(wave, {"closer": 1}, user),
    ):
        with pytest.raises(PermissionDenied):
            step()


def test_the_same_answers_give_the_same_bridges(wave: Wave) -> None:
    assert bridges.bridges_in(wave) == bridges.bridges_in(wave)


def test_weights_outside_0_to_1_are_refused(wave: Wave, a_user: Callable[..., User]) -> None:
    with pytest.raises(Refused):
        bridges.keep_weights(wave, {"closer": 2}, a_user())


def test_a_reader_hears_of_no_pair_among_the_latest_changes(
    proposed: list[BridgeProposal],
    a_user: Callable[..., User],
    signed_in: Callable[..., Client],
) -> None:
    """That two lack a tie comes from their answers; the evaluator, who may see it, is told."""
    bridges.agree(proposed[0], a_user())
    said = f"aftalte kontakt mellem {proposed[0].one} og {proposed[0].other}"
    assert said in signed_in(Role.EVALUATOR).get(reverse("overview")).content.decode()
    assert said not in signed_in(Role.STEERING).get(reverse("overview")).content.decode()
