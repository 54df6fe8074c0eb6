"""Which network a page is asked for: the wave, the rule of a pair's level, roster or efforts."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.actors.roster import Rule
from brobygger.web.actors.models import Wave
from brobygger.web.actors.network.networks import (
    Reading,
    efforts_read,
    sessions_read,
    wave_read,
)
from brobygger.web.ui.numbers import day

RULES: dict[Rule, str | Promise] = {
    "mean": gettext_lazy("middel af de to svar"),
    "either": gettext_lazy("det højeste af de to svar"),
    "both": gettext_lazy("det laveste af de to svar"),
}
"""What counts as the level of a pair that both sides answered about."""

EFFORTS, SESSIONS = "tiltag", "gange"
"""The networks of efforts that are run together and of sessions held together, in the address."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what it does not name is the newest wave and the usual rule."""

    waves: tuple[Wave, ...]
    wave: Wave | None
    rule: Rule = "mean"
    net: str = ""

    @property
    def is_efforts(self) -> bool:
        """Who runs efforts together."""
        return self.net == EFFORTS

    @property
    def is_sessions(self) -> bool:
        """Who has held sessions together."""
        return self.net == SESSIONS

    @property
    def is_register(self) -> bool:
        """What is done together, not what they say of each other."""
        return bool(self.net)

    def query(self, **changes: Any) -> str:
        """The address of the same with something else."""
        facts: dict[str, Any] = {
            "boelge": self.wave.pk if self.wave else None,
            "regel": None if self.rule == "mean" else self.rule,
            "net": self.net,
        }
        facts.update(changes)
        return "?" + urlencode({name: value for name, value in facts.items() if value})

    @cached_property
    def before(self) -> Wave | None:
        """The wave before this one of the same initiative."""
        if self.wave is None:
            return None
        earlier = [
            row
            for row in self.waves
            if row.initiative_id == self.wave.initiative_id and row.number < self.wave.number
        ]
        return max(earlier, key=lambda row: row.number, default=None)

    @property
    def has_baseline(self) -> bool:
        """The initiative of this wave has a wave 0 that is closed."""
        return self.wave is not None and any(
            row.number == 0 and row.closed_on is not None
            for row in self.waves
            if row.initiative_id == self.wave.initiative_id
        )

    def read(self, *, in_full: bool = False) -> Reading | None:
        """The network that is asked for; None where there is no wave yet."""
        if self.is_efforts:
            return efforts_read(self.wave, in_full=in_full)
        if self.is_sessions:
            return sessions_read(in_full=in_full)
        return wave_read(self.wave, self.rule, in_full=in_full) if self.wave else None

    @property
    def source(self) -> str:
        """Where the figures come from, and of which period they speak."""
        if self.is_efforts:
            return _(
                "Kilde: tiltag, der findes i registret %(day)s. Ét fælles tiltag er et bånd."
            ) % {"day": day(timezone.localdate())}
        if self.is_sessions:
            return _(
                "Kilde: gange, der er holdt til og med %(day)s. To fælles gange er et bånd."
            ) % {"day": day(timezone.localdate())}
        return source_of(self.wave, self.rule) if self.wave else ""


def asked_of(request: HttpRequest) -> Asked:
    """Read the address."""
    rows = Wave.objects.select_related("initiative").order_by("-opened_on", "-number", "-pk")
    waves = tuple(rows)
    chosen = request.GET.get("boelge", "")
    wave = next((row for row in waves if str(row.pk) == chosen), waves[0] if waves else None)
    rule: Rule = next((name for name in RULES if name == request.GET.get("regel")), "mean")
    net = request.GET.get("net", "")
    return Asked(waves, wave, rule, net if net in (EFFORTS, SESSIONS) else "")


def wave_words(wave: Wave) -> str:
    """What a wave is called on its own."""
    words = _("Bølge %(n)s") % {"n": wave.number}
    return f"{words}, {wave.title}" if wave.title else words


def source_of(wave: Wave, rule: Rule) -> str:
    """The wave, its period, and the rule, as a line below figures."""
    end = wave.closed_on or wave.closes_on
    facts = {
        "wave": wave_words(wave),
        "initiative": wave.initiative.title,
        "start": day(wave.opened_on),
        "end": day(end),
        "rule": RULES[rule],
    }
    if wave.closed_on is None:
        words = _(
            "Kilde: %(wave)s i %(initiative)s, åben %(start)s til %(end)s (foreløbige tal)."
            " Parrets trin er %(rule)s."
        )
    else:
        words = _(
            "Kilde: %(wave)s i %(initiative)s, %(start)s til %(end)s. Parrets trin er %(rule)s."
        )
    return words % facts
