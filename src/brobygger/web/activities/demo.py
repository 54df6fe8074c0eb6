"""The demo's activities: invented ones over the last year, two trials, and help with no numbers.

Every number is 00 00 00 00, which nobody has, so that a demo can never be dialled by mistake.
"""

from datetime import date, timedelta

from django.utils import timezone

from brobygger.domain.activities.series import Series, days_of
from brobygger.web.accounts.models import User
from brobygger.web.activities import groups, sessions, steps
from brobygger.web.activities.demo_rows import (
    ACTIVITIES,
    GROUPS,
    HELP,
    TRIALS,
    Invented,
    InventedTrial,
)
from brobygger.web.activities.facts import ActivityFacts
from brobygger.web.activities.models import Activity, HeadGroup, HelpContact, Session, Trial
from brobygger.web.activities.trials.facts import TrialFacts, VersionFacts
from brobygger.web.activities.trials.steps import begin_trial
from brobygger.web.activities.worry.steps import HelpFacts, save_contact
from brobygger.web.actors.models import Actor
from brobygger.web.documents.demo import WHO
from brobygger.web.initiatives.models import Initiative, TargetGroup, Theme

SOURCE = "Kortlægningen (opdigtet), side 14"
NOBODY = "00 00 00 00"


def load() -> None:
    """Enter them once; what a person has done since is left alone."""
    user = User.objects.get(username=WHO)
    if not HeadGroup.objects.exists():
        for title in GROUPS:
            groups.save_group(title, user)
    initiative = Initiative.objects.exclude(place=None).order_by("pk").first()
    if initiative is None or Activity.objects.exists():
        return
    today = timezone.localdate()
    trials = {one.title: _trial(one, initiative, today, user) for one in TRIALS}
    for one in ACTIVITIES:
        _activity(one, initiative, trials, today, user)
    for kind, title, hours, advice, months in HELP:
        checked = today - timedelta(days=30 * months)
        facts = HelpFacts(
            kind=kind,
            title=title,
            number=NOBODY,
            hours=hours,
            advice=advice,
            checked_on=checked,
        )
        if not HelpContact.objects.filter(initiative=initiative, title=title).exists():
            save_contact(initiative, facts, user)


def _trial(one: InventedTrial, initiative: Initiative, today: date, user: User) -> Trial:
    facts = TrialFacts(
        title=one.title,
        theme=_number(Theme, one.theme),
        actors=_actors(one.actors),
        source=SOURCE,
    )
    soon = today + timedelta(days=30)
    version = VersionFacts(what=one.what, expected=one.expected, look_on=soon)
    trial = begin_trial(initiative, facts, version, user)
    if one.is_due:
        trial.look_on = today - timedelta(days=3)
        trial.save()
        trial.versions.update(since=today - timedelta(days=90), look_on=trial.look_on)
    return trial


def _activity(
    one: Invented, initiative: Initiative, trials: dict[str, Trial], today: date, user: User
) -> None:
    trial = trials.get(one.trial)
    first = today - timedelta(days=360)
    facts = ActivityFacts(
        initiative=initiative.pk,
        title=one.title,
        alias=one.alias,
        kind=one.kind,
        is_closed=one.is_closed,
        theme=_number(Theme, one.theme),
        target_group=_number(TargetGroup, one.group),
        place=initiative.place_id,
        venue=one.venue,
        actors=_actors(one.actors),
        trial=trial.pk if trial else None,
        plan=one.plan,
        starts_on=first,
        ends_on=today + timedelta(days=90),
    )
    row = steps.add_activity(facts, user)
    last = today + timedelta(days=60)
    days = days_of(Series(first, last, one.weekday, one.every, frozenset({7, 28, 29, 30, 42, 52})))
    for session in sessions.plan_series(row, days, None, user):
        if session.on < today - timedelta(days=6):
            _hold(session, user)


def _hold(session: Session, user: User) -> None:
    if session.on.day == 13:
        sessions.cancel(session, user)
    else:
        sessions.hold(session, user)


def _actors(titles: tuple[str, ...]) -> tuple[int, ...]:
    rows = Actor.objects.filter(title__in=titles, is_archived=False)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def _number(model: type[Theme] | type[TargetGroup], title: str) -> int | None:
    return model._default_manager.filter(title=title).values_list("pk", flat=True).first()
