"""What the network shows on pages of others: an initiative's, an organisation's, and the log."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.web.actors.models import BridgeProposal, Wave
from brobygger.web.actors.network.answers import waves_counted
from brobygger.web.actors.network.asked import source_of, wave_words
from brobygger.web.actors.network.codes import actor_code
from brobygger.web.actors.network.figures import answers_words, responses_words
from brobygger.web.actors.network.networks import wave_read
from brobygger.web.actors.network.permissions import SEE
from brobygger.web.actors.network.waves import has_baseline
from brobygger.web.areas.permissions import WORK
from brobygger.web.audit.subjects import About, Asked
from brobygger.web.initiatives.models import Initiative
from brobygger.web.ui.panels import Panel

LINK = "actors"


def on_initiative(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """The newest wave of an initiative: how many have answered, and whether there is a baseline."""
    waves = waves_counted(subject.pk)
    facts: dict[str, Any] = {
        "initiative": subject,
        "wave": None,
        "may_work": request.user.has_perm(WORK),
    }
    url = reverse("network:figures")
    if waves:
        newest = waves[0]
        facts |= {
            "wave": newest.wave,
            "title": wave_words(newest.wave),
            "answers": responses_words(newest.answered, newest.asked),
            "no_baseline": not any(row.wave.number == 0 and row.wave.closed_on for row in waves),
        }
        url += f"?boelge={newest.wave.pk}"
    words = ngettext("bølge om samarbejde", "bølger om samarbejde", len(waves))
    yield Panel(
        LINK, str(len(waves)), words, url, body="actors/network/on_initiative.html", facts=facts
    )


def on_actor(request: HttpRequest, subject: Any) -> Iterator[Panel]:
    """Whom an organisation works with by the newest wave that is closed: for those who may see."""
    if not request.user.has_perm(SEE):
        return
    rows = Wave.objects.filter(invitations__actor=subject, closed_on__isnull=False)
    wave = rows.select_related("initiative").order_by("-opened_on", "-number", "-pk").first()
    if wave is None:
        return
    reading = wave_read(wave)
    if reading.net.detail == "none":
        return
    others = reading.net.neighbours[actor_code(subject.pk)]
    names = sorted((reading.name(code) for code in others), key=str.casefold)
    facts = {
        "ties": ", ".join(names),
        "bridges": ", ".join(_bridges(wave, subject.pk)),
        "source": source_of(wave, "mean"),
        "answers": answers_words(reading.net),
    }
    yield Panel(
        LINK,
        str(len(names)),
        ngettext("bånd", "bånd", len(names)),
        f"{reverse('network:map')}?boelge={wave.pk}#{actor_code(subject.pk)}",
        body="actors/network/on_actor.html",
        facts=facts,
    )


def _bridges(wave: Wave, actor: int) -> Iterator[str]:
    """The other ends of what is still proposed or agreed for an organisation."""
    wanted = (BridgeProposal.State.PROPOSED, BridgeProposal.State.AGREED)
    rows = wave.bridges.filter(state__in=wanted).select_related("one", "other")
    for row in rows.order_by("-score", "one_id", "other_id"):
        if actor in (row.one_id, row.other_id):
            yield row.other.title if row.one_id == actor else row.one.title


def before_start(initiative: Initiative) -> Iterable[str]:
    """What the network asks for before the first activity of an initiative."""
    if not has_baseline(initiative):
        yield _("bølge 0 er ikke afsluttet, så ændringer i samarbejdet får ingen baseline")


def waves_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these waves; that they were asked is open to everybody who signs in."""
    page = reverse("network:figures")

    def about(pk: int, number: int, initiative: str) -> About:
        words = _("Bølge %(n)s i %(initiative)s") % {"n": number, "initiative": initiative}
        return About(words, f"{page}?boelge={pk}")

    rows = Wave.objects.filter(pk__in=numbers)
    return Asked(rows, ("number", "initiative__title"), about)


def bridges_told(user: Any, numbers: Collection[str]) -> Asked:
    """What the log calls these proposals: nothing, to those who may not see the network."""
    page = reverse("network:bridges")

    def about(pk: int, wave: int, one: str, other: str) -> About:
        return About(f"{one} – {other}", f"{page}?boelge={wave}#bro-{pk}")

    rows = BridgeProposal.objects.filter(pk__in=numbers if user.has_perm(SEE) else ())
    return Asked(rows, ("wave_id", "one__title", "other__title"), about)
