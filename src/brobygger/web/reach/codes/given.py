"""Codes given at a session whose numbers stand, and heads without one by reason.

A code is a word in this process for as long as its token is made. It is in no row, no event, no
address, no message and no answer. The log of events tells once a session that somebody began,
because an event for each code would put a time of day beside it.
"""

from dataclasses import dataclass
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from brobygger.domain.activities.card_code import CodeError, CodeReason, KeyDestroyed, make_token
from brobygger.web.audit.steps import events_of, record
from brobygger.web.reach.check_ins import put_tokens, touch
from brobygger.web.reach.codes.keys import KeyMissing, read_key
from brobygger.web.reach.codes.use import missing_words, off_faults, use_of
from brobygger.web.reach.models import CardKey, CheckIn, CodeSheet, Tally
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Fault, Refused, refuse
from brobygger.web.ui.together import values_together

Reason = Literal["declined", "lost", "unknown"]
REASONS: tuple[Reason, ...] = ("declined", "lost", "unknown")


@dataclass(frozen=True, slots=True)
class SoFar:
    """What was given at a session: codes, and heads without one by reason; ``heads`` of them all,
    None where nobody counted.
    """

    heads: int | None
    codes: int = 0
    declined: int = 0
    lost: int = 0
    unknown: int = 0

    @property
    def without(self) -> int:
        """Heads without a code."""
        return self.declined + self.lost + self.unknown

    @property
    def left(self) -> int | None:
        """Heads that nothing is known of yet; below nought where there are too many."""
        return None if self.heads is None else self.heads - self.codes - self.without


@dataclass(frozen=True, slots=True)
class Given:
    """A code was taken; not ``is_new`` where it stood there already and counts once."""

    is_new: bool
    so_far: SoFar


def so_far(tally: Tally) -> SoFar:
    """How it stands (one question)."""
    codes, sheets = values_together(
        (CheckIn.objects.filter(session=tally.session_id), ("session_id",)),
        (CodeSheet.objects.filter(session=tally.session_id), REASONS),
    )
    return SoFar(tally.heads, len(codes), *(sheets[0] if sheets else ()))


@sensitive_variables("code", "token", "key", "there")
@transaction.atomic
def give_code(tally: Tally, code: str, writer: Writer) -> Given:
    """A card was shown. Raises Refused, with words that never repeat the code."""
    row, key = _opened(tally, writer)
    there = _tokens(row)
    _refuse_another_key(row, key)
    token = _token(code, key)
    if token in there:
        return Given(False, so_far(row))
    _refuse_too_many(row)
    put_tokens(row.session, {*there, token}, key)
    _tell_once(row, writer)
    return Given(True, so_far(row))


@sensitive_variables("code", "token", "key", "there")
@transaction.atomic
def take_code_back(tally: Tally, code: str, writer: Writer) -> Given:
    """A code was given at the wrong session: the card is shown once more, and it is gone."""
    row, key = _opened(tally, writer)
    there = _tokens(row)
    _refuse_another_key(row, key)
    token = _token(code, key)
    if token not in there:
        refuse([Fault(_("Den kode er ikke givet her."), field="code")])
    put_tokens(row.session, there - {token}, key)
    _tell_once(row, writer)
    return Given(False, so_far(row))


@transaction.atomic
def count_without(tally: Tally, reason: Reason, by: int, writer: Writer) -> SoFar:
    """One head more (or fewer) gave no code for this reason. Raises Refused."""
    row, _key = _opened(tally, writer)
    sheet = touch(row.session)
    if by > 0:
        _refuse_too_many(row)
    elif getattr(sheet, reason) < 1:
        refuse([Fault(_("Der er ingen at trække fra."))])
    CodeSheet.objects.filter(pk=sheet.pk).update(**{reason: F(reason) + (1 if by > 0 else -1)})
    _tell_once(row, writer)
    return so_far(row)


def _opened(tally: Tally, writer: Writer) -> tuple[Tally, CardKey]:
    """The numbers and the key in use, its row held: codes of an initiative are given in turn."""
    writer.require(tally.session.activity_id)
    if not writer.may_correct(tally):
        raise PermissionDenied
    initiative = tally.session.activity.initiative_id
    held = CardKey.objects.select_for_update()
    key = held.filter(initiative=initiative, state=CardKey.State.IN_USE).first()
    refuse(off_faults(use_of(initiative)))
    if key is None:
        raise Refused([Fault(missing_words())])
    rows = Tally.objects.select_for_update(of=("self",)).select_related("session__activity")
    row = rows.filter(pk=tally.pk).first()
    if row is None:
        words = _("Tallene for gangen er taget tilbage. Skriv dem igen først.")
        raise Refused([Fault(words)])
    return row, key


def _tokens(tally: Tally) -> set[bytes]:
    found = CheckIn.objects.filter(session=tally.session_id).values_list("token", flat=True)
    return {bytes(token) for token in found}


def _refuse_another_key(tally: Tally, key: CardKey) -> None:
    """A session's codes are all of one key: else the same person might be there twice."""
    if CheckIn.objects.filter(session=tally.session_id).exclude(key=key).exists():
        words = _(
            "Nøglen er skiftet, siden de andre koder blev givet den dag, så der kan ikke gives"
            " flere. Tæl resten med som »ved ikke«."
        )
        refuse([Fault(words, field="code")])


def _refuse_too_many(tally: Tally) -> None:
    left = so_far(tally).left
    if left is not None and left < 1:
        words = _("Alle, der var med, er talt. Var der flere, så ret antallet først.")
        refuse([Fault(words, field="code")])


@sensitive_variables("code")
def _token(code: str, key: CardKey) -> bytes:
    try:
        return make_token(code, read_key(key))
    except CodeError as wrong:
        raise Refused([Fault(code_words(wrong.reason), field="code")]) from None
    except (KeyMissing, KeyDestroyed):
        raise Refused([Fault(missing_words())]) from None


def code_words(reason: CodeReason) -> str:
    """What is wrong with what was typed, without repeating it."""
    if reason == "length":
        return _("En kode er otte tegn.")
    if reason == "character":
        return _(
            "Et af tegnene findes ikke i en kode. Der er kun tal og bogstaver uden I, L, O, U."
        )
    return _("Et tegn er forkert, eller to er byttet om. Se på kortet, og skriv koden igen.")


def _tell_once(tally: Tally, writer: Writer) -> None:
    verb, user = "codes.given", writer.user
    if events_of(tally).filter(verb=verb, actor=user).exists():
        return
    session = tally.session
    named: dict[str, Any] = {"alias": session.activity.alias, "on": session.on.isoformat()}
    if writer.link is not None:
        named["actor_title"] = writer.link.actor.title
    record(user, verb, tally, **named)
