"""An initiative with a recorded decision, its key in a folder of the test, and numbers written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pytest_django import Settings

from brobygger.domain.activities.card_code import issue_card_codes
from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.models import Activity
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import DecisionFacts, decide
from brobygger.web.reach.models import CardKey, Tally

ASSESSED = "Analysen ligger i byens arkiv. Restrisikoen er lav, og borgerne er spurgt."


def decision(**more: Any) -> DecisionFacts:
    """A decision as it is typed."""
    usual: dict[str, Any] = {
        "decided_on": date(2026, 3, 2),
        "body": "Styregruppen",
        "assessment": ASSESSED,
        "kept_months": 6,
    }
    return DecisionFacts(**usual | more)


def some_codes(count: int, seed: int = 1) -> list[str]:
    """Codes, the same every time."""
    return issue_card_codes(count, Random(seed).randrange)


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    """Card codes are allowed, and their keys lie here."""
    settings.CARD_CODES = True
    settings.CARD_KEYS = tmp_path / "keys"
    return tmp_path / "keys"


@pytest.fixture
def admin(a_user: Callable[..., User]) -> User:
    """Who records decisions."""
    return a_user(role=Role.ADMINISTRATOR)


@pytest.fixture
def on(initiative: Initiative, folder: Path, admin: User) -> Initiative:
    """The initiative uses card codes."""
    decide(initiative, decision(), admin)
    return initiative


@pytest.fixture
def key(on: Initiative) -> CardKey:
    """Its key, by name."""
    return CardKey.objects.get(initiative=on)


@pytest.fixture
def tally(on: Initiative, cafe: Activity, tallied: Callable[..., Tally]) -> Tally:
    """Twelve came to the café today."""
    return tallied(cafe, 12)
