"""Meetings on screen: list, one meeting, the recommendation it concerns, the calendar."""

import io
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from brobygger import wiring
from brobygger.web.accounts.models import Role, User
from brobygger.web.recommendations.models import Annex, Part
from brobygger.web.steering import steps
from brobygger.web.steering.forms import MeetingForm
from brobygger.web.steering.models import Body, Due, Meeting

pytestmark = pytest.mark.django_db

SignedIn = Callable[..., Client]


def text_of(client: Client, name: str, *args: Any) -> str:
    """A page's words without its tags, blanks made one."""
    page = client.get(reverse(name, args=args)).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def cost(client: Client, path: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


def test_an_empty_page_says_what_comes_and_who_may_begin(signed_in: SignedIn) -> None:
    assert "Tilføj en gruppe" in text_of(signed_in(), "steering:list")
    text = text_of(signed_in(Role.STEERING), "steering:list")
    assert "Ingen møder endnu" in text
    assert "Tilføj en gruppe" not in text


def test_a_meeting_is_entered_from_nothing_and_owed_a_part(
    accept: Callable[..., Annex], signed_in: SignedIn
) -> None:
    accept()
    client = signed_in()
    page = client.post(
        reverse("steering:add_body"), {"title": "Ekspertgruppen", "kind": "expert_group"}
    )
    body = Body.objects.get()
    meetings = reverse("steering:add_meeting", args=[body.pk])
    assert page["Location"] == meetings
    client.post(meetings, {"half_year": "2. halvår 2027", "subject": "Årsmøde"})
    meeting = Meeting.objects.get()
    assert (meeting.on, meeting.is_day_known) == (date(2027, 12, 31), False)
    client.post(
        reverse("steering:add_due", args=[meeting.pk]), {"part": "6B", "asked": "Et overblik"}
    )
    text = text_of(client, "steering:meeting", meeting.pk)
    for words in (
        "Ekspertgruppen · 2. halvår 2027",
        "Dagen er ikke fastsat. Fristen regnes til 31-12-2027.",
        "0 af 1 er leveret",
        "Del 6b: kortlægning af kontaktflader Ikke leveret endnu Bedt om Et overblik",
    ):
        assert words in text


def test_delivery_is_marked_corrected_and_undone(due: Due, signed_in: SignedIn) -> None:
    client = signed_in()
    page = reverse("steering:meeting", args=[due.meeting_id])
    assert "Mangler" in text_of(client, "steering:meeting", due.meeting_id)
    delivery = reverse("steering:delivery", args=[due.pk])
    given = {"delivered_on": "04-11-2024", "delivered": "Overblikket", "paper": "2024-0012345"}
    assert client.post(delivery, given)["Location"] == page
    text = text_of(client, "steering:meeting", due.meeting_id)
    assert "1 af 1 er leveret" in text
    assert "Overblikket 04-11-2024 · 2024-0012345" in text
    assert "Overblikket" in client.get(delivery).content.decode()
    client.post(reverse("steering:take_back", args=[due.pk]))
    assert "0 af 1 er leveret" in text_of(client, "steering:meeting", due.meeting_id)
    client.post(reverse("steering:remove_due", args=[due.pk]))
    assert "ikke bedt om noget" in text_of(client, "steering:meeting", due.meeting_id)


def test_what_cannot_be_deleted_says_why(due: Due, signed_in: SignedIn) -> None:
    client = signed_in()
    change = reverse("steering:change_meeting", args=[due.meeting_id])
    page = client.post(change, {"remove": "1"}, follow=True).content.decode()
    assert "Flyt eller fjern først" in page
    body = reverse("steering:body", args=[due.meeting.body_id])
    assert "Slet først møderne" in client.post(body, {"remove": "1"}, follow=True).content.decode()
    client.post(reverse("steering:remove_due", args=[due.pk]))
    client.post(change, {"remove": "1"})
    client.post(body, {"remove": "1"})
    assert not Body.objects.exists()


def test_changing_keeps_what_is_not_touched(
    meeting: Callable[..., Meeting], signed_in: SignedIn
) -> None:
    row = meeting(subject="Årsmøde", source="Bilaget")
    client = signed_in()
    path = reverse("steering:change_meeting", args=[row.pk])
    page = client.get(path).content.decode()
    assert 'value="2. halvår 2024"' in page
    client.post(path, {"on": "15-11-2024", "subject": "Årsmøde", "source": "Bilaget"})
    row.refresh_from_db()
    assert (row.on, row.is_day_known, row.subject) == (date(2024, 11, 15), True, "Årsmøde")
    assert 'value="15-11-2024"' in client.get(path).content.decode()
    client.post(reverse("steering:body", args=[row.body_id]), {"title": "G", "kind": "committee"})
    assert Body.objects.get().title == "G"


def test_a_half_year_that_is_shown_in_english_is_still_understood(
    meeting: Callable[..., Meeting], signed_in: SignedIn
) -> None:
    row = meeting()
    client = signed_in()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    path = reverse("steering:change_meeting", args=[row.pk])
    stands = client.get(path).context["form"]["half_year"].value()
    assert client.post(path, {"half_year": stands, "subject": "Ny"}).status_code == 302
    row.refresh_from_db()
    assert (row.on, row.is_day_known, row.subject) == (date(2024, 12, 31), False, "Ny")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "on"),
        ({"on": "15-11-2024", "half_year": "2. halvår 2024"}, "half_year"),
        ({"half_year": "til jul"}, "half_year"),
        ({"on": "32-13-2024"}, "on"),
        ({"on": "15-11-2024", "source": "010190-1234"}, "source"),
    ],
)
def test_a_meeting_has_a_day_or_a_half_year(given: dict[str, str], field: str) -> None:
    form = MeetingForm(given)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert "1234" not in str(form.errors)


@pytest.mark.parametrize(
    ("code", "words"), [("99z", "ingen del med koden 99z"), ("6b", "Flere bilag har en del 6b")]
)
def test_a_part_that_is_not_one_part_is_said(
    code: str,
    words: str,
    accept: Callable[..., Annex],
    meeting: Callable[..., Meeting],
    signed_in: SignedIn,
) -> None:
    accept()
    accept()
    Annex.objects.update(superseded_by=None)
    page = signed_in().post(
        reverse("steering:add_due", args=[meeting().pk]), {"part": code, "asked": "Noget"}
    )
    assert words in page.content.decode()
    assert not Due.objects.exists()


# On the recommendation


def test_the_recommendation_says_to_which_meeting_its_part_is_due(
    due: Due, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    client = signed_in(Role.STEERING)
    page = due.part.recommendation_id
    text = text_of(client, "recommendations:recommendation", page)
    assert "Del 6b til Ekspertgruppen fristen var 2. halvår 2024, ikke leveret" in text
    facts = steps.DeliveryFacts(delivered_on=date(2024, 11, 4), delivered="Sendt")
    steps.deliver(due, facts, a_user())
    assert "leveret 04-11-2024" in text_of(client, "recommendations:recommendation", page)
    assert "Frister til møder" not in text_of(
        client, "recommendations:recommendation", Part.objects.get(code="1a").recommendation_id
    )


# The day in force on the pages of the recommendations


def moved_to_2025(due: Due, user: User) -> None:
    """The meeting that part 6b is due to is on 06-02-2025; the paper says 31-12-2024."""
    steps.change_meeting(due.meeting, steps.MeetingFacts(on=date(2025, 2, 6)), user)


def row_of_six(client: Client, query: str = "") -> str:
    """What the list says of recommendation 6, its blanks made one."""
    page = client.get(reverse("recommendations:list") + query).content.decode()
    row = page[page.index('<th scope="row" class="bb-cell--number" data-title="Nr.">6<') :]
    return " ".join(re.sub(r"<[^>]+>", " ", row[: row.index("</tr>")]).split())


@pytest.mark.parametrize("query", ["", "?vis=udskrift"])
def test_the_list_says_the_day_in_force_and_the_papers_beside_it(
    query: str, due: Due, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    client = signed_in(Role.STEERING)
    assert row_of_six(client, query).endswith("2. halvår 2024")
    moved_to_2025(due, a_user())
    assert row_of_six(client, query).endswith("06-02-2025 papiret siger 31-12-2024")
    facts = steps.DeliveryFacts(delivered_on=date(2024, 11, 4), delivered="Sendt")
    steps.deliver(due, facts, a_user())
    assert row_of_six(client, query).endswith("leveret 04-11-2024 papiret siger 31-12-2024")


def test_the_card_says_the_day_in_force_and_the_papers_beside_it(
    due: Due, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    moved_to_2025(due, a_user())
    text = text_of(signed_in(), "recommendations:recommendation", due.part.recommendation_id)
    assert "Frist 06-02-2025 papiret siger 31-12-2024" in text


def test_a_file_of_the_list_has_both_days_as_dates(
    due: Due, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    moved_to_2025(due, a_user())
    answer: Any = signed_in().get(reverse("recommendations:list") + "?format=xlsx")
    sheet: Any = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    heads, *rows = list[list[Any]]([cell.value for cell in row] for row in sheet.iter_rows())
    six = dict(zip(heads, rows[5], strict=True))
    assert (six["Nr."], six["Frist"].date(), six["Papiret siger"].date()) == (
        6,
        date(2025, 2, 6),
        date(2024, 12, 31),
    )
    assert {row[heads.index("Papiret siger")] for row in rows if row != rows[5]} == {None}


def test_the_printed_annex_keeps_the_papers_day(
    due: Due, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    """It is read back into the same register; the meeting's day is no fact of the paper."""
    moved_to_2025(due, a_user())
    annex = due.part.recommendation.annex
    printed = reverse("recommendations:annex_file", args=[annex.pk, "pdf"])
    read: Any = wiring.read_document(signed_in().get(printed).content, "bilag.pdf").values
    [six_b] = [part for each in read.recommendations for part in each.parts if part.id == "6b"]
    assert six_b.due.value == date(2024, 12, 31)
    book = reverse("recommendations:annex_file", args=[annex.pk, "xlsx"])
    sheet = openpyxl.load_workbook(io.BytesIO(signed_in().get(book).content))["Bilag"]
    heads, *rows = list[list[Any]](
        [cell.value for cell in row] for row in sheet.iter_rows(min_row=5)
    )
    assert heads[3] == "Del"
    assert {row[heads.index("Frist")].date() for row in rows if row[3] == "6b"} == {
        date(2024, 12, 31)
    }


def test_a_part_is_hung_on_a_coming_meeting_from_there(
    accept: Callable[..., Annex],
    meeting: Callable[..., Meeting],
    part: Callable[..., Part],
    signed_in: SignedIn,
) -> None:
    accept()
    past = meeting()
    row = meeting(timezone.localdate() + timedelta(days=9), True)
    client = signed_in()
    page = part("3a").recommendation_id
    text = text_of(client, "recommendations:recommendation", page)
    assert "Ingen del skal være klar til et møde" in text
    given = {"part": part("3a").pk, "meeting": row.pk, "asked": "Status"}
    path = reverse("steering:hang", args=[page])
    assert client.post(path, {**given, "meeting": past.pk}).status_code == 200
    assert client.post(path, {**given, "part": part("4a").pk}).status_code == 200
    assert not Due.objects.exists()
    assert client.post(path, given).status_code == 302
    assert Due.objects.get().part == part("3a")


# In the calendar


def test_the_calendar_shows_meetings_and_the_meetings_day_for_what_is_due(
    due: Due, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    client = signed_in()
    text = text_of(client, "calendar:year", 2024)
    assert "2. halvår 2024 Møde: Ekspertgruppen" in text
    assert "2. halvår 2024 Del 6b skal være klar til Ekspertgruppen" in text
    assert "Frist for del 6b" not in text
    steps.change_meeting(due.meeting, steps.MeetingFacts(on=date(2025, 2, 6)), a_user())
    assert "6b" not in text_of(client, "calendar:year", 2024)
    text = text_of(client, "calendar:year", 2025)
    assert "6. Del 6b skal være klar til Ekspertgruppen" in text
    facts = steps.DeliveryFacts(delivered_on=date(2025, 1, 4), delivered="Sendt")
    steps.deliver(due, facts, a_user())
    assert "Del 6b er leveret til Ekspertgruppen" in text_of(client, "calendar:year", 2025)


def test_a_subscribed_calendar_has_the_meetings_too(
    meeting: Callable[..., Meeting], signed_in: SignedIn
) -> None:
    meeting(timezone.localdate() + timedelta(days=30), True, subject="Noget internt")
    client = signed_in()
    page = client.post(reverse("calendar:subscription"), {"new": "1"}).content.decode()
    found = re.search(r'value="http://testserver(/kalender/[^"]+\.ics)"', page)
    assert found
    feed = Client().get(found[1]).content.decode()
    assert "Møde: Ekspertgruppen" in feed
    assert "Noget internt" not in feed


# Price and permission


@pytest.mark.parametrize("name", ["steering:list", "steering:meeting"])
def test_pages_cost_at_most_twelve_queries_whatever_the_rows(
    name: str,
    due: Due,
    part: Callable[..., Part],
    meeting: Callable[..., Meeting],
    signed_in: SignedIn,
) -> None:
    client = signed_in()
    path = reverse(name, args=[due.meeting_id] if name == "steering:meeting" else [])
    few = cost(client, path)
    for number in range(1, 20):
        meeting(date(2024, 1, number), True)
        Due.objects.create(part=part("3a"), meeting=due.meeting, asked=f"Nr. {number}")
    assert few == cost(client, path) <= 12


def test_the_list_tells_what_is_missing_and_is_filtered(
    due: Due, meeting: Callable[..., Meeting], signed_in: SignedIn
) -> None:
    meeting(date(2024, 1, 9), True)
    client = signed_in()
    page = client.get(reverse("steering:list"))
    table = page.context["table"]
    assert [table.mark(row) for row in table.page] == ["red", "grey"]
    assert "0 af 1" in page.content.decode()
    page = client.get(reverse("steering:list") + "?mangler=ja")
    assert [row.pk for row in page.context["table"].page] == [due.meeting_id]
    answer: Any = client.get(reverse("steering:list") + "?format=csv")
    assert "2. halvår 2024" in answer.content.decode("utf-8-sig")


@pytest.mark.parametrize("role", Role.values)
def test_everybody_reads_and_those_who_work_with_papers_edit(
    role: str, due: Due, signed_in: SignedIn, a_user: Callable[..., User]
) -> None:
    client = signed_in(role)
    may = a_user(role).has_perm("accounts.work_with_papers")
    for name, args in (("steering:list", []), ("steering:meeting", [due.meeting_id])):
        page = client.get(reverse(name, args=args))
        assert page.status_code == 200
        assert bool(re.search(r"/moeder/(hvem/\d+|\d+/ret)/", page.content.decode())) is may
    body, row = due.meeting.body_id, due.meeting_id
    for name, pk in (
        ("steering:body", body),
        ("steering:add_meeting", body),
        ("steering:change_meeting", row),
        ("steering:delivery", due.pk),
    ):
        assert client.get(reverse(name, args=[pk])).status_code == (200 if may else 403)
    assert client.get(reverse("steering:add_body")).status_code == (200 if may else 403)
    for name, pk in (
        ("steering:add_due", row),
        ("steering:hang", due.part.recommendation_id),
        ("steering:take_back", due.pk),
        ("steering:remove_due", due.pk),
    ):
        assert (client.post(reverse(name, args=[pk])).status_code == 403) is not may
