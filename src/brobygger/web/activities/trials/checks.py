"""What a trial, its versions and its looks must be: each fault at its field."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from brobygger.web.activities.checks import actor_faults, year_faults
from brobygger.web.activities.models import Trial, TrialLook, TrialVersion
from brobygger.web.activities.trials.facts import LookFacts, TrialFacts, VersionFacts
from brobygger.web.actors.checks import text_faults, unknown
from brobygger.web.actors.models import Effort
from brobygger.web.initiatives.models import Theme
from brobygger.web.ui.faults import Fault

Outcome = TrialLook.Outcome


def trial_faults(
    facts: TrialFacts, initiative: int, before: Iterable[int] = (), pk: int | None = None
) -> Iterator[Fault]:
    """``before`` are actors that it has already, even if they ceased."""
    yield from text_faults(Trial, title=facts.title, source=facts.source)
    if not facts.title:
        yield Fault(_("Skriv, hvad I prøver af."), field="title")
    same = Trial.objects.filter(initiative=initiative, title__iexact=facts.title)
    if same.exclude(pk=pk or 0).exists():
        words = _("Indsatsen har allerede en afprøvning, der hedder sådan.")
        yield Fault(words, field="title")
    yield from unknown(Theme, () if facts.theme is None else (facts.theme,), "theme")
    yield from unknown(Effort, () if facts.effort is None else (facts.effort,), "effort")
    yield from actor_faults(facts.actors, before)


def version_faults(facts: VersionFacts, today: date) -> Iterator[Fault]:
    """A line each; one looks on a day that has not come."""
    yield from text_faults(TrialVersion, what=facts.what, expected=facts.expected)
    if not facts.what:
        yield Fault(_("Skriv på én linje, hvad I prøver."), field="what")
    if not facts.expected:
        yield Fault(_("Skriv på én linje, hvad I forventer, der sker."), field="expected")
    yield from day_faults(facts.look_on, today)


def day_faults(day: date | None, today: date) -> Iterator[Fault]:
    """The next day on which one looks."""
    if day is None:
        yield Fault(_("Skriv, hvornår I ser efter næste gang."), field="look_on")
    elif day <= today:
        yield Fault(_("Vælg en dag, der kommer."), field="look_on")
    else:
        yield from year_faults(day, "look_on")


def look_faults(facts: LookFacts, today: date) -> Iterator[Fault]:
    """What happened is always said; what comes of it decides what else."""
    yield from text_faults(TrialLook, happened=facts.happened, changed=facts.changed)
    if not facts.happened:
        yield Fault(_("Skriv på et par linjer, hvad der skete."), field="happened")
    if facts.outcome not in Outcome.values:
        yield Fault(_("Vælg, hvad der nu skal ske."), field="outcome")
    if facts.outcome == Outcome.ADJUST:
        if not facts.changed:
            yield Fault(_("Skriv, hvad I ændrer."), field="changed")
        said = VersionFacts(
            what=facts.what, expected=facts.expected, look_on=facts.look_on or date.max
        )
        yield from (one for one in version_faults(said, today) if one.field != "look_on")
    if facts.outcome in (Outcome.ADJUST, Outcome.CONTINUE):
        yield from day_faults(facts.look_on, today)
