"""A list from a spreadsheet: chosen, its columns said, previewed, taken in, undone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext_noop

from brobygger.domain.documents.sheet import ListField
from brobygger.web.accounts.models import Role, User
from brobygger.web.documents.lists import steps
from brobygger.web.documents.lists.kinds import SKIP, ListKind, Loaded, Row, Verdict
from brobygger.web.documents.lists.models import ListLoad
from brobygger.web.jobs.models import Job
from brobygger.web.ui.faults import Fault, Refused

pytestmark = pytest.mark.django_db

TAKEN: list[Row] = []
BACK: list[Any] = []


def _check(rows: Sequence[Row], settings: Mapping[str, Any]) -> list[Verdict]:
    return [
        Verdict(row.line, row.cells["name"], "new", choices=(("new", "ny"), (SKIP, "spring over")))
        if row.cells["name"]
        else Verdict(row.line, "", "left_out", "mangler navn")
        for row in rows
    ]


def _accept(rows: Sequence[Row], settings: Mapping[str, Any], user: Any) -> Loaded:
    taken = [row for row in rows if row.choice != SKIP]
    if any(row.cells["name"] == "forbudt" for row in taken):
        raise Refused([Fault("Linjen kan ikke tages ind.")])
    TAKEN.extend(taken)
    return Loaded(len(taken), f"{len(taken)} rækker er taget ind.", "", [r.line for r in taken])


def _take_back(made: Any, user: Any) -> None:
    BACK.append(made)


KIND = ListKind(
    "proeve",
    "Indlæs prøve",
    "En prøve.",
    "accounts.work_with_papers",
    (
        ListField("name", gettext_noop("Navn"), is_required=True),
        ListField("sector", gettext_noop("Slags")),
    ),
    _check,
    _accept,
    _take_back,
    "overview",
)
WORDS = "Navn;Sektor\nKlub 1;Forening\n;Skole\nKlub 3;Forening\n"


@pytest.fixture(autouse=True)
def _a_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    TAKEN.clear()
    BACK.clear()
    config = apps.get_app_config("jobs")
    monkeypatch.setattr(config, "list_kinds", {"proeve": f"{__name__}.KIND"}, raising=False)


def choose(client: Client, words: str = WORDS, name: str = "liste.csv") -> Any:
    """Choose a file on the page."""
    file = SimpleUploadedFile(name, words.encode(), "text/csv")
    return client.post(reverse("lists:start", args=["proeve"]), {"file": file}, follow=True)


def test_a_file_is_taken_in_by_three_pages(signed_in: Callable[..., Client]) -> None:
    """File, columns, preview; a row left out by choice and one that cannot be taken stay out."""
    client = signed_in()
    page = choose(client)
    assert "liste.csv har 3 rækker" in page.content.decode()
    load = ListLoad.objects.get()
    address = reverse("lists:columns", args=["proeve", load.pk])
    page = client.post(address, {"heads_at": "1", "name": "0", "sector": "1"}, follow=True)
    assert "kan ikke tages med" in page.content.decode()
    assert "Tag 2 rækker ind" in page.content.decode()
    page = client.post(page.redirect_chain[-1][0], {"valg-4": SKIP}, follow=True)
    assert "1 rækker er taget ind." in page.content.decode()
    assert [row.cells["name"] for row in TAKEN] == ["Klub 1"]
    load.refresh_from_db()
    assert (load.state, load.sheet, load.made) == ("accepted", {}, [2])


def test_it_can_be_undone_once(signed_in: Callable[..., Client]) -> None:
    """The button stands beside what was loaded; a second press does nothing."""
    client = signed_in()
    choose(client)
    load = ListLoad.objects.get()
    client.post(reverse("lists:preview", args=["proeve", load.pk]))
    address = reverse("lists:take_back", args=["proeve", load.pk])
    assert "Fortryd" in client.get(reverse("lists:start", args=["proeve"])).content.decode()
    client.post(address)
    client.post(address)
    assert BACK == [[2, 4]]
    load.refresh_from_db()
    assert load.state == "undone"


def test_a_person_number_refuses_the_whole_file(signed_in: Callable[..., Client]) -> None:
    """Nothing is kept, and the digits are not repeated."""
    page = choose(signed_in(), "Navn;Nr\nKlub;010203-1234\n").content.decode()
    assert "LIST-006" in page
    assert "010203" not in page
    assert not ListLoad.objects.exists()
    page = choose(signed_in(), WORDS, "010203-1234.csv").content.decode()
    assert "010203" not in page
    assert not ListLoad.objects.exists()


def test_a_doubtful_number_is_emptied_and_told(signed_in: Callable[..., Client]) -> None:
    """A production-unit number may look like one: the field is empty, and the page says so."""
    page = choose(signed_in(), "Navn;Nr\nKlub;0102031235\n").content.decode()
    assert "LIST-007" in page
    assert "0102031235" not in page
    assert "0102031235" not in str(ListLoad.objects.get().sheet)


def test_heads_further_down_are_proposed_anew(signed_in: Callable[..., Client]) -> None:
    """Choosing another line for the heads changes the columns."""
    client = signed_in()
    choose(client, "Noget;andet\nNavn;Slags\nKlub 1;Forening\n")
    load = ListLoad.objects.get()
    assert (load.heads_at, load.columns) == (2, {"name": 0, "sector": 1})
    client.post(reverse("lists:columns", args=["proeve", load.pk]), {"heads_at": "1"})
    load.refresh_from_db()
    assert (load.heads_at, load.columns, load.row_count) == (1, {}, 2)


def test_a_needed_column_must_be_chosen_and_none_serves_twice(
    signed_in: Callable[..., Client],
) -> None:
    """Both are said at the field."""
    client = signed_in()
    choose(client, "a;b\nKlub 1;Forening\n")
    load = ListLoad.objects.get()
    address = reverse("lists:columns", args=["proeve", load.pk])
    preview = reverse("lists:preview", args=["proeve", load.pk])
    assert client.get(preview).url == address  # type: ignore[attr-defined]
    page = client.post(address, {"heads_at": "1", "name": "", "sector": ""})
    assert "Der er noget, du skal rette" in page.content.decode()
    page = client.post(address, {"heads_at": "1", "name": "0", "sector": "0"})
    assert "Kolonnen er allerede brugt til »Navn«." in page.content.decode()


def test_what_the_step_refuses_is_said_and_the_file_stays(
    signed_in: Callable[..., Client],
) -> None:
    """All or none, and nothing typed is lost."""
    client = signed_in()
    choose(client, "Navn\nKlub 1\nforbudt\n")
    load = ListLoad.objects.get()
    page = client.post(reverse("lists:preview", args=["proeve", load.pk]))
    assert "Linjen kan ikke tages ind." in page.content.decode()
    load.refresh_from_db()
    assert (load.state, TAKEN) == ("open", [])


def test_a_double_press_takes_in_once(a_user: Callable[..., User]) -> None:
    """The second one says what the first did."""
    user = a_user()
    load = steps.begin(KIND, WORDS.encode(), "a.csv", {}, user)
    first = steps.accept(KIND, load, {}, {}, user)
    second = steps.accept(KIND, load, {}, {}, user)
    assert (len(TAKEN), second.count, second.words) == (2, 0, first.words)


def test_only_the_one_who_chose_the_file_sees_it(
    signed_in: Callable[..., Client], a_user: Callable[..., User]
) -> None:
    """Another case officer is told that there is no such page; a reader may not at all."""
    load = steps.begin(KIND, WORDS.encode(), "a.csv", {}, a_user(username="anden"))
    address = reverse("lists:preview", args=["proeve", load.pk])
    assert signed_in().get(address).status_code == 404
    assert signed_in(Role.STEERING).get(address).status_code == 403
    start = reverse("lists:start", args=["proeve"])
    assert signed_in(Role.STEERING).get(start).status_code == 403
    assert signed_in().get(reverse("lists:start", args=["andet"])).status_code == 404


def test_a_forgotten_file_is_gone(signed_in: Callable[..., Client]) -> None:
    """By the button at once, and by itself after a week."""
    client = signed_in()
    choose(client)
    load = ListLoad.objects.get()
    client.post(reverse("lists:drop", args=["proeve", load.pk]))
    assert not ListLoad.objects.exists()


def test_bad_files_are_told_on_the_page(signed_in: Callable[..., Client]) -> None:
    """With their code, and no row is kept."""
    page = choose(signed_in(), "").content.decode()
    assert "LIST-001" in page
    page = choose(signed_in(), "%PDF-1.7").content.decode()
    assert "LIST-002" in page
    assert not ListLoad.objects.exists()
    assert not Job.objects.exists()


def test_the_pages_are_english_in_english(signed_in: Callable[..., Client]) -> None:
    """No Danish is left over."""
    client = signed_in()
    client.post(reverse("set_language"), {"language": "en"})
    assert "Choose the file" in client.get(reverse("lists:start", args=["proeve"])).content.decode()


def test_a_kind_may_open_files_of_its_own(a_user: Callable[..., User]) -> None:
    """What it does not know goes the usual way."""
    seen: list[str] = []

    def reads(data: bytes, title: str) -> None:
        seen.append(title)

    kind = replace(KIND, reads=reads)
    load = steps.begin(kind, WORDS.encode(), "a.csv", {}, a_user())
    assert (seen, load.row_count) == (["a.csv"], 3)
