"""An initiative's numbers are deleted for good: looked at first, typed, and with a receipt."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from brobygger.web.accounts.models import Role, User
from brobygger.web.audit.models import AuditEvent
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.figures.closing import (
    close_initiative_reach,
    retention_words,
)
from brobygger.web.reach.figures.figures import read_reach
from brobygger.web.reach.figures.releasing import release
from brobygger.web.reach.models import (
    ClosedReach,
    GroupHeads,
    ReceivingService,
    Referral,
    Release,
    Tally,
    TallyChange,
)
from brobygger.web.reach.referrals.steps import save_referrals
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.reach.register.steps import write_tally
from brobygger.web.reach.retention import delete_on
from brobygger.web.reach.writers import Writer
from brobygger.web.ui.faults import Refused
from web.actors.pages import text_of
from web.reach.log_rows import a_rich_log, an_initiative

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
People = Callable[..., User]


@pytest.fixture
def initiative() -> Initiative:
    """An initiative that is over, with a year of numbers."""
    row = an_initiative(state=Initiative.State.CLOSED)
    a_rich_log(row)
    TallyChange.objects.create(tally=Tally.objects.earliest("pk"), changed_on=date(2026, 1, 1))
    return row


def test_the_numbers_go_and_the_figures_stand(initiative: Initiative, a_user: People) -> None:
    user = a_user()
    release(initiative, Release.Way.FILE, user)
    before = read_reach([initiative.pk])[initiative.pk]
    closed = close_initiative_reach(initiative, " indsats i eksempelhaven ", user)
    assert closed.gone["tallies"] > 100
    for model in (Tally, GroupHeads, TallyChange, Referral):
        assert not model.objects.exists()
    after = read_reach([initiative.pk])[initiative.pk]
    assert after.closed_on == closed.closed_on
    told = {name for name in before.edition.rows if name in after.edition.rows}
    assert len(told) > 20
    assert {name: before.edition.rows[name] for name in told if name[0] == "2025"} == {
        name: after.edition.rows[name] for name in told if name[0] == "2025"
    }
    assert after.name(next(v for _p, d, v in told if d == "theme")) in {
        "Netværk i opgangen", "Skole og job", "Sundhed",
    }  # fmt: skip
    assert not Release.objects.exclude(behind={}).exists()
    assert AuditEvent.objects.filter(verb="reach.closed").count() == 1


def test_no_numbers_are_written_for_what_is_closed(initiative: Initiative, a_user: People) -> None:
    user, today = a_user(), timezone.localdate()
    session = Tally.objects.select_related("session").latest("pk").session
    close_initiative_reach(initiative, initiative.title, user)
    facts = TallyFacts(activity=session.activity_id, on=session.on, session=session.pk, heads=9)
    with pytest.raises(Refused, match="slettet for altid"):
        write_tally(facts, Writer(user=user))
    service = ReceivingService.objects.earliest("pk")
    with pytest.raises(Refused, match="slettet for altid"):
        save_referrals(initiative, today.year, {(service.pk, 1): 9}, today, user)


def test_it_is_done_once_by_those_who_work_and_with_the_name_typed(
    initiative: Initiative, a_user: People
) -> None:
    with pytest.raises(PermissionDenied):
        close_initiative_reach(initiative, initiative.title, a_user(Role.STEERING))
    with pytest.raises(Refused, match="Skriv indsatsens navn"):
        close_initiative_reach(initiative, "noget andet", a_user())
    assert Tally.objects.exists()
    close_initiative_reach(initiative, initiative.title, a_user())
    with pytest.raises(Refused, match="slettet allerede"):
        close_initiative_reach(initiative, initiative.title, a_user())


def test_an_initiative_that_runs_is_not_closed(a_user: People) -> None:
    row = an_initiative()
    with pytest.raises(Refused, match="Afslut indsatsen først"):
        close_initiative_reach(row, row.title, a_user())


def test_one_looks_first_and_gets_a_receipt(initiative: Initiative, signed_in: Browser) -> None:
    client = signed_in()
    text = text_of(client, "reach:close", initiative.pk)
    assert "Det slettes, og det kan ikke fortrydes" in text
    assert f"tal for gange: {Tally.objects.count()} rækker" in text
    page = reverse("reach:close", args=[initiative.pk])
    assert "Skriv indsatsens navn" in client.post(page, {"typed": "x"}).content.decode()
    assert client.post(page, {"typed": initiative.title}).status_code == 302
    assert "Tallene bag rækkevidden er slettet" in text_of(client, "reach:close", initiative.pk)
    answer = client.get(reverse("reach:receipt", args=[initiative.pk]))
    assert answer.content.startswith(b"%PDF")
    assert "Tallene bag blev slettet" in text_of(client, "reach:figures")
    taken = client.post(reverse("reach:export", args=[initiative.pk]), {"kind": "csv"})
    assert taken.status_code == 200
    assert Release.objects.count() == 1
    assert ClosedReach.objects.get().release == Release.objects.get()


def test_the_day_of_deletion_is_told_from_the_first_day(settings: Settings) -> None:
    row = an_initiative(ends_on=date(2027, 2, 28))
    assert delete_on(row) == date(2028, 2, 28)
    settings.REACH_KEPT_MONTHS, settings.REACH_KEPT_SOURCE = 6, "byens slettepolitik"
    assert delete_on(row) == date(2027, 8, 28)
    words = retention_words(row, None)
    assert words == (
        "Tallene bag skal være slettet 28-08-2027, 6 måneder efter indsatsens slutdato"
        " (byens slettepolitik)."
    )
    row.ends_on = None
    assert "som ikke er skrevet endnu" in retention_words(row, None)
    assert "01-01-2028" in retention_words(row, date(2028, 1, 1))
    row.ends_on = date(2027, 8, 31) + timedelta(days=0)
    assert delete_on(row) == date(2028, 2, 29)
