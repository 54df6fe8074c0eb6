"""The page of reach: three figures kept apart, slices, what is hidden, and what it costs."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from brobygger.web.accounts.models import Role
from brobygger.web.reach.figures.figures import read_reach
from brobygger.web.reach.models import Tally, TargetPopulation
from web.actors.pages import cost, text_of
from web.reach.log_rows import a_course, a_rich_log, an_activity, an_initiative, held, weekly

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
LONG_AGO = timedelta(days=200)


def test_three_figures_stand_apart_with_light_method_and_source(signed_in: Browser) -> None:
    row = an_initiative()
    day = timezone.localdate() - LONG_AGO
    weekly(an_activity(row, "Spisning", theme="Netværk"), day, [(20, 20), (30, 12), (25, 8)])
    assert row.place is not None
    TargetPopulation.objects.create(place=row.place, year=2026, people=100, source="byens tal")
    text = text_of(signed_in(Role.STEERING), "reach:figures")
    assert "Forskellige mennesker 40 " in text
    assert "Deltagelser 75 " in text
    assert "Andel af målgruppen 40 % af 100 i målgruppen, 2026 (byens tal)" in text
    assert "god: næsten alle er talt med" in text
    assert "Alle er spurgt, om det var første gang." in text
    assert "størrelsen af den gruppe, der kan nås".capitalize() in text


def test_no_share_is_printed_where_heads_outside_the_group_are_unknown(
    signed_in: Browser,
) -> None:
    row = an_initiative()
    day = timezone.localdate() - LONG_AGO
    held(an_activity(row, "Spisning"), day, (20, 20), outside=None)
    assert row.place is not None
    TargetPopulation.objects.create(place=row.place, year=2026, people=100, source="byens tal")
    text = text_of(signed_in(), "reach:figures")
    assert "Andel af målgruppen vises ikke" in text
    assert "100 i målgruppen" not in text


def test_heads_outside_the_group_are_taken_off(signed_in: Browser) -> None:
    row = an_initiative()
    held(an_activity(row, "Spisning"), timezone.localdate() - LONG_AGO, (20, None), outside=8)
    assert "Forskellige mennesker 12 " in text_of(signed_in(), "reach:figures")


def test_a_session_without_numbers_is_told_and_not_nought(signed_in: Browser) -> None:
    row = an_initiative()
    day = timezone.localdate() - LONG_AGO
    weekly(an_activity(row, "Spisning"), day, [(20, 20), None])
    text = text_of(signed_in(), "reach:figures")
    assert "Forskellige mennesker mindst 20 " in text
    assert "Deltagelser ikke oplyst" in text
    assert "1 gang mangler tal endnu." in text


def test_courses_for_professionals_are_told_apart(signed_in: Browser) -> None:
    row = an_initiative()
    day = timezone.localdate() - LONG_AGO
    held(an_activity(row, "Spisning"), day, (20, 20))
    a_course(row, day, 14, ("Klub Nord", "Skolen"))
    text = text_of(signed_in(), "reach:figures")
    assert "Forskellige mennesker 20 " in text
    assert "2 organisationer, 14 deltagelser, 2 halve dage" in text


def test_a_period_and_a_breakdown_are_chosen(signed_in: Browser) -> None:
    row = an_initiative()
    a_rich_log(row)
    client = signed_in()
    assert "Opdelt efter aktør" in text_of(client, "reach:figures", query="?efter=aktoer")
    year = timezone.localdate().year
    text = text_of(client, "reach:figures", query=f"?periode={year}-1&efter=maaned")
    assert f"1. halvår {year}" in text
    assert f"december {year - 1}" not in text[text.index("Opdelt efter måned") :]
    for query in ("?periode=9999", "?indsats=99999", "?indsats=x", "?efter=alder"):
        assert client.get(reverse("reach:figures") + query).status_code == 200


def test_what_does_not_add_up_is_told_to_those_who_may_put_it_right(signed_in: Browser) -> None:
    row = an_initiative()
    day = timezone.localdate() - LONG_AGO
    weekly(an_activity(row, "Spisning"), day, [(20, 20), (10, 12)])
    said = f"Den {day + timedelta(days=7):%d-%m-%Y} er flere talt som nye"
    assert said in text_of(signed_in(Role.PROJECT), "reach:figures")
    assert said not in text_of(signed_in(Role.STEERING), "reach:figures")


def test_an_empty_page_teaches(signed_in: Browser) -> None:
    assert "Ingen indsatser endnu" in text_of(signed_in(), "reach:figures")
    an_initiative()
    assert "Ingen bliver registreret." in text_of(signed_in(), "reach:figures")


def test_the_page_costs_the_same_however_long_the_log_is(signed_in: Browser) -> None:
    row = an_initiative()
    held(an_activity(row, "Spisning"), timezone.localdate() - LONG_AGO, (20, 20))
    client, page = signed_in(), reverse("reach:figures")
    few = cost(client, page)
    a_rich_log(row)
    a_rich_log(an_initiative("En anden"))
    assert cost(client, page) == few <= 12
    for name, args in (("initiatives:initiative", [row.pk]), ("overview", [])):
        assert cost(client, reverse(name, args=args)) <= 12


def test_the_log_of_many_initiatives_is_one_question() -> None:
    rows = [an_initiative(f"Indsats {at}") for at in range(3)]
    for row in rows:
        a_rich_log(row)
    with CaptureQueriesContext(connection) as seen:
        read_reach([row.pk for row in rows])
    assert len(seen) == 1


def test_other_pages_show_the_same_three_figures(signed_in: Browser) -> None:
    row = an_initiative()
    held(an_activity(row, "Spisning"), timezone.localdate() - LONG_AGO, (20, 20))
    text = text_of(signed_in(Role.STEERING), "initiatives:initiative", row.pk)
    assert "Forskellige mennesker: 20" in text
    assert "20 personer" in text_of(signed_in(Role.STEERING), "overview").replace("  ", " ")
    Tally.objects.update(heads=3, first_timers=3)
    assert "Ingen tal endnu" in text_of(signed_in(Role.STEERING), "initiatives:initiative", row.pk)
