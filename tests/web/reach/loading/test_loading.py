"""Numbers of past sessions from a spreadsheet: judged row by row, taken in once, undone."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from brobygger.web.accounts.models import Role
from brobygger.web.activities.models import Activity, Session
from brobygger.web.actors.models import Actor
from brobygger.web.audit.models import AuditEvent
from brobygger.web.documents.lists.kinds import Row, Verdict
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.reach.loading.judging import check
from brobygger.web.reach.models import Tally
from web.actors.pages import words_of

pytestmark = pytest.mark.django_db
HEADS = "Dato;Aktivitet;Antal;Første gang;Spurgt;Nr;Aktører\n"


def lay_in(client: Client, *rows: str) -> str:
    """Choose a file with these rows; the address of its preview."""
    file = SimpleUploadedFile("tal.csv", (HEADS + "\n".join(rows)).encode())
    answer = client.post(reverse("lists:start", args=["tal"]), {"file": file})
    assert answer.status_code == 302, words_of(answer.content)
    return reverse("lists:preview", args=["tal", ListLoad.objects.latest("pk").pk])


def judged(**cells: str) -> Verdict:
    """The verdict of one row."""
    return check([Row(2, {"on": "01-06-2026", "activity": "Cafe", **cells})], {})[0]


def test_past_sessions_are_taken_in_and_undone(
    cafe: Activity, signed_in: Callable[..., Client]
) -> None:
    actor = Actor.objects.create(title="Birkeskolen", folded="birkeskolen")
    planned = Session.objects.create(activity=cafe, on=date(2026, 6, 8))
    client = signed_in(Role.PROJECT)
    preview = lay_in(
        client,
        "01-06-2026;cafe;14;3;;;birkeskolen, Ukendt",
        "08-06-2026;Cafe;;;;;",
        "15-06-2026;Cafe;0;0;;;",
    )
    said = words_of(client.get(preview).content)
    assert "Kendes ikke og udelades (aktører): Ukendt." in said
    assert said.count("det udvider intervallet") == 2
    page = client.post(preview, follow=True)
    assert "Tal for 3 gange er gemt." in words_of(page.content)
    rows = Tally.objects.order_by("session__on")
    assert [(row.heads, row.first_timers) for row in rows] == [(14, 3), (None, None), (0, 0)]
    assert list(rows[0].session.actors.all()) == [actor]
    assert {row.session.state for row in rows} == {"held"}
    [event] = AuditEvent.objects.filter(verb__startswith="tally.")
    assert (event.verb, event.facts) == ("tally.imported", {"made": 3})
    load = ListLoad.objects.latest("pk")
    client.post(reverse("lists:take_back", args=["tal", load.pk]))
    assert not Tally.objects.exists()
    planned.refresh_from_db()
    assert (planned.state, Session.objects.count()) == ("planned", 1)


def test_what_was_corrected_since_is_not_undone(
    cafe: Activity, signed_in: Callable[..., Client]
) -> None:
    client = signed_in()
    client.post(lay_in(client, "01-06-2026;Cafe;14;3;;;"))
    client.post(reverse("register:correct", args=[Tally.objects.get().pk]), {"heads": "15"})
    client.post(reverse("lists:take_back", args=["tal", ListLoad.objects.latest("pk").pk]))
    assert Tally.objects.get().heads == 15


@pytest.mark.parametrize(
    ("cells", "outcome", "words"),
    [
        ({"heads": "14", "first_timers": "3"}, "new", ""),
        ({"heads": "", "first_timers": ""}, "new", "Antallet er ikke oplyst"),
        ({"heads": "14", "first_timers": "15"}, "left_out", "flere end de 14"),
        ({"heads": "tolv"}, "left_out", "ikke et helt tal: antal"),
        ({"on": "foråret"}, "left_out", "Dagen kan ikke læses"),
        ({"on": "01-06-2199"}, "left_out", "ikke kommet endnu"),
        ({"activity": "Bingo"}, "left_out", "Ingen aktivitet hedder sådan"),
        ({"actors": "010190-1234"}, "left_out", "personnummer"),
        ({"heads": "1.034", "first_timers": "3"}, "new", "1034 personer: er det rigtigt?"),
    ],
)
def test_each_row_is_judged(
    cells: dict[str, str], outcome: str, words: str, cafe: Activity
) -> None:
    verdict = judged(**cells)
    assert (verdict.outcome, words in verdict.words) == (outcome, True), verdict


def test_doubts_are_chosen_by_a_person(
    cafe: Activity, an_activity: Callable[..., Activity]
) -> None:
    assert [value for value, _words in judged(heads="900").choices] == ["skip", "take"]
    other = an_activity("Klub", title="Cafe")
    choices = [value for value, _words in judged(heads="9").choices]
    assert choices == [f"activity-{cafe.pk}", f"activity-{other.pk}", "skip"]


def test_twice_in_the_file_and_there_already(cafe: Activity, tallied: Any) -> None:
    tallied(cafe, on=date(2026, 6, 1))
    cells = {"on": "02-06-2026", "activity": "Cafe", "heads": "5"}
    rows = [
        Row(2, {**cells, "on": "01-06-2026"}),
        Row(3, cells),
        Row(4, cells),
        Row(5, {**cells, "order": "2"}),
    ]
    verdicts = check(rows, {})
    assert [one.outcome for one in verdicts] == ["same", "new", "left_out", "new"]
    assert "linje 3" in verdicts[2].words
