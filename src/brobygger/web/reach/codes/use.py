"""Whether an initiative uses card codes now, and what stands in the way."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from brobygger.web.reach.codes.keys import has_key
from brobygger.web.reach.models import CardDecision, CardKey, ClosedReach
from brobygger.web.ui.faults import Fault
from brobygger.web.ui.together import Ask, rows_together


@dataclass(frozen=True, slots=True)
class CardUse:
    """What holds for an initiative's card codes.

    ``is_allowed`` is the installation's own word. ``decision`` is the one in force, ``key`` the one
    in use; ``keys`` are all there ever were.
    """

    initiative: int
    is_allowed: bool
    is_closed: bool
    decision: CardDecision | None
    decisions: tuple[CardDecision, ...]
    keys: tuple[CardKey, ...]

    @property
    def key(self) -> CardKey | None:
        """The key in use."""
        return next((one for one in self.keys if one.state == CardKey.State.IN_USE), None)

    @property
    def is_on(self) -> bool:
        """Codes may be printed and given."""
        return self.is_allowed and not self.is_closed and self.decision is not None

    @property
    def lacks_file(self) -> bool:
        """The key should be there and is not."""
        return self.key is not None and not has_key(self.key)


def use_of(initiative: int) -> CardUse:
    """What holds for an initiative (one question)."""
    decisions, keys, closed = rows_together(
        CardDecision.objects.filter(initiative=initiative),
        CardKey.objects.filter(initiative=initiative),
        ClosedReach.objects.filter(initiative=initiative).defer("gone"),
    )
    standing = next((one for one in decisions if one.ended_on is None), None)
    return CardUse(
        initiative, settings.CARD_CODES, bool(closed), standing, tuple(decisions), tuple(keys)
    )


def is_on(initiative: int) -> bool:
    """Whether codes may be given; an installation without them asks the database nothing."""
    return bool(settings.CARD_CODES) and use_of(initiative).is_on


def in_force(initiative: int) -> Ask:
    """What a page that has its own question asks with it: is there a decision in force?"""
    return CardDecision.objects.filter(initiative=initiative, ended_on=None), ("pk",)


def off_faults(use: CardUse) -> Iterator[Fault]:
    """Why no code is printed or given."""
    if use.is_closed:
        yield Fault(_("Indsatsens tal er slettet for altid, så der kan ikke gives koder."))
    elif not use.is_allowed:
        yield Fault(_("Kortkoder er slået fra i denne installation."))
    elif use.decision is None:
        yield Fault(_("Kortkoder er slået fra i indsatsen. De kræver en registreret beslutning."))
    elif use.key is None or use.lacks_file:
        yield Fault(missing_words())


def missing_words() -> str:
    """The key's file is not there, and what can be done about it."""
    return _(
        "Nøglen til kortkoderne ligger ikke på maskinen, så der kan ikke gives koder. Tallene for"
        " gangen er gemt. Læg nøglefilen tilbage, hvis den findes, eller bed en administrator om"
        " at skifte nøgle på siden om kortkoder."
    )
