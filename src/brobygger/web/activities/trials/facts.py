"""Efforts on trial as people enter them: the trial, what is tried from now on, what was seen."""

from dataclasses import dataclass
from datetime import date

from brobygger.web.activities.models import Trial, TrialVersion

Numbers = tuple[int, ...]
"""Numbers of rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialFacts:
    """What it is called, under which theme, with whom, and where the idea comes from."""

    title: str
    theme: int | None = None
    effort: int | None = None
    actors: Numbers = ()
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """What is tried, what is expected and when one looks: a line each."""

    what: str
    expected: str
    look_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LookFacts:
    """The three questions on the day. ``look_on`` is the next day on which one looks.

    ``what`` and ``expected`` are said where it is adjusted: they are the next version.
    """

    happened: str
    outcome: str
    changed: str = ""
    look_on: date | None = None
    what: str = ""
    expected: str = ""


VERSION_WORDS = ("what", "expected")
LOOK_WORDS = ("happened", "changed", *VERSION_WORDS)
"""Free text, where a name is asked about once, on screen and of a program."""


def facts_of(trial: Trial) -> TrialFacts:
    """A trial as it stands (one query)."""
    return TrialFacts(
        title=trial.title,
        theme=trial.theme_id,
        effort=trial.effort_id,
        actors=tuple(sorted(row.pk for row in trial.actors.all())),
        source=trial.source,
    )


def latest_of(trial: Trial) -> TrialVersion:
    """What is tried now (one query)."""
    return trial.versions.order_by("-number")[0]
