"""Codes at a session: once each, refused in words, in no order, and gone with the numbers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from brobygger.domain.activities.card_code import ALPHABET, printed
from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.models import Activity, GuestLink, Session
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.deciding import renew_key
from brobygger.web.reach.codes.given import SoFar, count_without, give_code, so_far, take_code_back
from brobygger.web.reach.models import CheckIn, CodeSheet, Tally
from brobygger.web.reach.register.steps import Written, correct_tally, undo_tally, write_tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Refused
from canary import dump
from web.reach.conftest import facts

from .conftest import some_codes

pytestmark = pytest.mark.django_db


def test_a_code_counts_once_a_session(tally: Tally, writer: Writer) -> None:
    one, other = some_codes(2)
    assert give_code(tally, one, writer).is_new
    assert not give_code(tally, printed(one).lower(), writer).is_new
    given = give_code(tally, other, writer)
    assert (given.is_new, given.so_far) == (True, SoFar(12, 2))
    assert given.so_far.left == 10


def test_every_slip_of_the_hand_is_refused_and_not_repeated(tally: Tally, writer: Writer) -> None:
    """A wrong character at each place, and each two neighbours swapped."""
    code = some_codes(1, seed=4)[0]
    wrong = [code[:at] + ALPHABET[ALPHABET.index(code[at]) - 1] + code[at + 1 :] for at in range(8)]
    wrong += [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for at in range(7)
        if code[at] != code[at + 1]
    ]
    for each in wrong:
        with pytest.raises(Refused) as told:
            give_code(tally, each, writer)
        assert each not in str(told.value)
        assert told.value.faults[0].field == "code"
    assert len(wrong) > 12
    assert not CheckIn.objects.exists()


def test_nobody_can_tell_who_came_first(tally: Tally, writer: Writer) -> None:
    """Rows lie in the order of their tokens, and all of one session were written at once."""
    codes = some_codes(9)
    for code in codes:
        give_code(tally, code, writer)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT token FROM reach_checkin ORDER BY rowid")
        else:
            cursor.execute("SELECT token FROM reach_checkin ORDER BY ctid")
        stored = [bytes(token) for (token,) in cursor.fetchall()]
        assert stored == sorted(stored)
        if connection.vendor == "postgresql":
            cursor.execute("SELECT count(DISTINCT xmin::text || cmin::text) FROM reach_checkin")
            assert cursor.fetchone() == (1,)
    assert len(stored) == 9


def test_the_log_of_events_has_no_clock_for_a_code(tally: Tally, writer: Writer) -> None:
    """One event a session and writer: an event a code would put the time beside a token."""
    for code in some_codes(5):
        give_code(tally, code, writer)
    count_without(tally, "lost", 1, writer)
    (event,) = AuditEvent.objects.filter(verb__startswith="codes")
    assert event.facts == {"alias": "Cafe", "on": tally.session.on.isoformat()}


def test_heads_without_a_code_say_why(tally: Tally, writer: Writer) -> None:
    count_without(tally, "declined", 1, writer)
    count_without(tally, "declined", 1, writer)
    count_without(tally, "unknown", 1, writer)
    assert count_without(tally, "declined", -1, writer) == SoFar(12, 0, 1, 0, 1)
    with pytest.raises(Refused, match="trække fra"):
        count_without(tally, "lost", -1, writer)
    assert so_far(tally) == SoFar(12, 0, 1, 0, 1)


def test_no_more_than_were_there(
    on: Initiative, cafe: Activity, tallied: Callable[..., Tally], writer: Writer
) -> None:
    tally = tallied(cafe, 2)
    one, other, third = some_codes(3)
    give_code(tally, one, writer)
    count_without(tally, "lost", 1, writer)
    for step in (
        lambda: give_code(tally, other, writer),
        lambda: count_without(tally, "lost", 1, writer),
    ):
        with pytest.raises(Refused, match="Alle, der var med, er talt"):
            step()
    assert not give_code(tally, one, writer).is_new
    correct_tally(tally, facts(cafe, 3), writer)
    assert give_code(tally, other, writer).so_far == SoFar(3, 2, 0, 1, 0)
    with pytest.raises(Refused):
        give_code(tally, third, writer)


def test_a_code_at_the_wrong_session_is_taken_back(tally: Tally, writer: Writer) -> None:
    one, other = some_codes(2)
    give_code(tally, one, writer)
    with pytest.raises(Refused, match="ikke givet her"):
        take_code_back(tally, other, writer)
    assert take_code_back(tally, one, writer).so_far == SoFar(12)
    assert not CheckIn.objects.exists()


def test_each_change_of_codes_marks_the_figures_as_old(tally: Tally, writer: Writer) -> None:
    one, other = some_codes(2)
    marks = []
    for step in (
        lambda: give_code(tally, one, writer),
        lambda: give_code(tally, other, writer),
        lambda: take_code_back(tally, other, writer),
        lambda: count_without(tally, "lost", 1, writer),
    ):
        step()
        marks.append(CodeSheet.objects.get(session=tally.session).mark)
    assert len(set(marks)) == 4
    give_code(tally, one, writer)
    assert CodeSheet.objects.get(session=tally.session).mark == marks[-1]


def test_corrected_numbers_keep_their_codes_and_undone_ones_do_not(
    on: Initiative, cafe: Activity, writer: Writer
) -> None:
    written = write_tally(facts(cafe, 12), writer)
    give_code(written.tally, some_codes(1)[0], writer)
    correct_tally(written.tally, facts(cafe, 11), writer)
    assert so_far(Tally.objects.get()).codes == 1
    undo_tally(written, writer)
    assert not CheckIn.objects.exists()
    assert not CodeSheet.objects.exists()
    assert not Session.objects.exists()


def test_undone_numbers_of_a_planned_session_take_the_codes_too(
    on: Initiative, cafe: Activity, a_session: Callable[..., Session], writer: Writer
) -> None:
    session = a_session(cafe)
    tally = write_tally(facts(cafe, 12, session=session.pk), writer).tally
    give_code(tally, some_codes(1)[0], writer)
    undo_tally(Written(tally, "planned"), writer)
    assert Session.objects.get() == session
    assert not CheckIn.objects.exists()
    with pytest.raises(Refused, match="taget tilbage"):
        give_code(tally, some_codes(1)[0], writer)


def test_a_session_has_codes_of_one_key(
    on: Initiative, tally: Tally, writer: Writer, admin: User
) -> None:
    one, other = some_codes(2)
    give_code(tally, one, writer)
    renew_key(on, admin)
    for step in (give_code, take_code_back):
        with pytest.raises(Refused, match="Nøglen er skiftet"):
            step(tally, other, writer)
    assert count_without(tally, "unknown", 1, writer).unknown == 1


def test_a_partner_gives_codes_for_its_own_numbers_alone(
    on: Initiative,
    cafe: Activity,
    a_link: Callable[..., GuestLink],
    an_activity: Callable[..., Activity],
    tallied: Callable[..., Tally],
) -> None:
    link = a_link(cafe)
    own = write_tally(facts(cafe, 8), Writer(link=link)).tally
    give_code(own, some_codes(1)[0], Writer(link=link))
    assert AuditEvent.objects.get(verb="codes.given").facts["actor_title"] == "Birkeskolen"
    theirs = tallied(an_activity("Andet"), 8)
    with pytest.raises(PermissionDenied):
        give_code(theirs, some_codes(1)[0], Writer(link=link))
    link.expires_on = own.logged_on.replace(year=2020)
    link.save()
    with pytest.raises(PermissionDenied):
        give_code(own, some_codes(1)[0], Writer(link=link))


@pytest.mark.parametrize("role", [Role.STEERING, Role.EVALUATOR, Role.BUDGET])
def test_readers_give_no_codes(role: str, tally: Tally, a_user: Callable[..., User]) -> None:
    with pytest.raises(PermissionDenied):
        give_code(tally, some_codes(1)[0], Writer(user=a_user(role=role)))


def test_no_code_is_in_the_database(tally: Tally, writer: Writer) -> None:
    """Neither as it is typed, nor as it is printed, nor as its bytes."""
    codes = some_codes(10)
    for code in codes:
        give_code(tally, code, writer)
    held = dump()
    for code in codes:
        for form in (code, printed(code), code.lower(), code.encode().hex()):
            assert form not in held


def test_without_the_key_file_a_token_says_nothing(
    tally: Tally, writer: Writer, folder: Any
) -> None:
    """Whoever has the database and every code there is still lacks 256 random bits: no token is
    the hash of its code under anything that stands in the database.
    """
    import hashlib
    import hmac

    code = some_codes(1)[0]
    give_code(tally, code, writer)
    (token,) = (bytes(one) for one in CheckIn.objects.values_list("token", flat=True))
    (file,) = folder.glob("*.key")
    said = f"card|{code}".encode()
    assert token == hmac.digest(file.read_bytes(), said, "sha256")[:16]
    assert file.read_bytes().hex() not in dump()
    names = [bytes(16), file.stem.encode(), bytes.fromhex(file.stem), b"1", b""]
    guesses = {hmac.digest(name, said, "sha256")[:16] for name in names}
    guesses |= {hashlib.sha256(said).digest()[:16], hashlib.sha256(code.encode()).digest()[:16]}
    assert token not in guesses
