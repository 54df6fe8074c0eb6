"""Card codes in the screens and over the API: the same steps, the same roles."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from random import Random
from tempfile import mkdtemp
from typing import Any

from django.test import Client, override_settings
from django.urls import reverse

from brobygger.domain.activities.card_code import issue_card_codes
from brobygger.web.accounts.models import Role, User
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import DecisionFacts, put_decision
from brobygger.web.reach.codes.given import give_code
from brobygger.web.reach.models import Tally
from brobygger.web.reach.writers import Writer
from brobygger.web.recommendations.models import Annex
from web.api.both_ways import Step
from web.api.conftest import Caller
from web.reach.log_rows import an_activity, held

WORKERS = frozenset({Role.CASE_OFFICER, Role.PROJECT, Role.ADMINISTRATOR})
DECIDERS = frozenset({Role.ADMINISTRATOR})
CODES = issue_card_codes(4, Random(7).randrange)
ASSESSED = "Analysen ligger i byens arkiv, og restrisikoen er lav."
SAID = {"body": "Styregruppen", "assessment": ASSESSED, "kept_months": 6}

allowed = override_settings(CARD_CODES=True, CARD_KEYS=mkdtemp())


def fill_cards(user: User) -> None:
    """Two initiatives without a decision and two with one; a session where codes were given."""
    with allowed:
        for title in ("uden 1", "uden 2", "med 1", "med 2"):
            row = Initiative.objects.create(title=f"Kort {title}", state=Initiative.State.STARTED)
            if title.startswith("med"):
                facts: dict[str, Any] = {"decided_on": date(2026, 1, 5), **SAID}
                put_decision(row, DecisionFacts(**facts), user)
        last = Initiative.objects.get(title="Kort med 2")
        held(an_activity(last, "Kortcafé"), date(2026, 1, 6), (20, 20))
        for code in CODES[:2]:
            give_code(_tally(), code, Writer(user=user))


def _tally() -> Tally:
    return Tally.objects.select_related("session__activity").get(
        session__activity__title="Kortcafé"
    )


def _of(title: str) -> int:
    return int(Initiative.objects.get(title=f"Kort {title}").pk)


def _when_allowed(send: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(send)
    def sent(by: Any, annex: Annex) -> Any:
        with allowed:
            return send(by, annex)

    return sent


def _screen(name: str, title: str = "", **said: Any) -> Callable[..., Any]:
    @_when_allowed
    def send(client: Client, annex: Annex) -> Any:
        return client.post(reverse(name, args=[_of(title) if title else _tally().pk]), said)

    return send


def _program(address: str, title: str = "", **said: Any) -> Callable[..., Any]:
    @_when_allowed
    def send(ask: Caller, annex: Annex) -> Any:
        return ask.post(address.format(_of(title) if title else _tally().pk), said or None)

    return send


CARD_STEPS = [
    Step(
        "post_card_decision",
        _screen("reach:codes", "uden 1", decided_on="05-01-2026", **SAID),
        _program("/initiatives/{}/card-decision", "uden 2", decided_on="2026-01-05", **SAID),
        DECIDERS,
    ),
    Step(
        "post_card_decision_end",
        _screen("reach:end_codes", "med 1"),
        _program("/initiatives/{}/card-decision/end", "med 2"),
        WORKERS,
    ),
    Step(
        "post_card_key",
        _screen("reach:renew_key", "med 1"),
        _program("/initiatives/{}/card-key", "med 1"),
        DECIDERS,
    ),
    Step(
        "post_code",
        _screen("register:codes", do="give", code=CODES[2]),
        _program("/tallies/{}/codes", code=CODES[3]),
        WORKERS,
    ),
    Step(
        "post_code_back",
        _screen("register:codes", do="back", code=CODES[0]),
        _program("/tallies/{}/codes/taken-back", code=CODES[1]),
        WORKERS,
    ),
    Step(
        "post_without_code",
        _screen("register:codes", do="lost"),
        _program("/tallies/{}/without-code", reason="declined"),
        WORKERS,
    ),
]
