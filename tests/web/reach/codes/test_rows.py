"""A check-in is its session, its token and its key: no clock, no number, no order of coming."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import DateField, DateTimeField, TimeField

from brobygger.web.activities.models import Activity, Session
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.models import CardKey, CheckIn, CodeSheet


@pytest.fixture
def key(initiative: Initiative) -> CardKey:
    """The initiative's first key, by name."""
    return CardKey.objects.create(initiative=initiative)


def test_a_check_in_holds_three_things() -> None:
    """Session, token, key. A fourth column needs a new decision."""
    columns = {field.column for field in CheckIn._meta.concrete_fields if field.column}
    assert columns == {"session_id", "token", "key_id"}


@pytest.mark.parametrize("model", [CheckIn, CodeSheet])
def test_nothing_beside_a_token_tells_the_time(model: Any) -> None:
    """Neither day nor hour: the session has its day, and nobody came at another."""
    clocks = (DateField, DateTimeField, TimeField)
    assert not [one.name for one in model._meta.get_fields() if isinstance(one, clocks)]


def test_a_code_counts_once_a_session(
    cafe: Activity, a_session: Callable[..., Session], key: CardKey
) -> None:
    """The pair is the row's key."""
    session, other = a_session(cafe), a_session(cafe, 7)
    CheckIn.objects.create(session=session, token=b"\x00" * 16, key=key)
    CheckIn.objects.create(session=other, token=b"\x00" * 16, key=key)
    with pytest.raises(IntegrityError), transaction.atomic():
        CheckIn.objects.create(session=session, token=b"\x00" * 16, key=key)
    assert bytes(CheckIn.objects.get(session=session).token) == b"\x00" * 16


def test_a_session_takes_its_codes_with_it(
    cafe: Activity, a_session: Callable[..., Session], key: CardKey
) -> None:
    """A session that is deleted leaves no token behind."""
    session = a_session(cafe)
    CheckIn.objects.create(session=session, token=b"\x01" * 16, key=key)
    CodeSheet.objects.create(session=session, lost=1)
    session.delete()
    assert not CheckIn.objects.exists()
    assert not CodeSheet.objects.exists()


def test_one_key_of_an_initiative_is_in_use(initiative: Initiative, key: CardKey) -> None:
    """A second one needs the first to be going."""
    with pytest.raises(IntegrityError), transaction.atomic():
        CardKey.objects.create(initiative=initiative, epoch=2)
    CardKey.objects.filter(pk=key.pk).update(state=CardKey.State.GOING)
    CardKey.objects.create(initiative=initiative, epoch=2)
