"""The whole city: worked out by night, read by the page, and nothing small in it."""

import stat
import sys
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from brobygger.domain.figures.disclosure import rounded
from brobygger.domain.figures.interval import Interval
from brobygger.domain.reach.city import city_view
from brobygger.domain.reach.edition import ALL_TIME, TOTAL
from brobygger.engines.memory import CityInMemory, InMemory
from brobygger.web.accounts.models import Role, User
from brobygger.web.activities.models import Activity, Session
from brobygger.web.areas.models import Place
from brobygger.web.initiatives.models import Initiative
from brobygger.web.jobs.models import Job, State
from brobygger.web.jobs.steps import ask_for_regular
from brobygger.web.jobs.worker import Worker
from brobygger.web.reach import city_files as files
from brobygger.web.reach.city.counting import KIND, count_city
from brobygger.web.reach.city.kept import read_city
from brobygger.web.reach.city.steps import ask_for_city, take_out
from brobygger.web.reach.city.tidy import facts_of
from brobygger.web.reach.codes.deciding import destroy_going_keys
from brobygger.web.reach.figures.codes import codes_of
from brobygger.web.reach.models import CardKey, CheckIn, CityFigures, CodeSheet, TargetPopulation
from brobygger.web.ui.faults import Refused
from web.actors.pages import text_of
from web.api.conftest import Caller, caller
from web.reach.log_rows import an_activity, an_initiative, held

__all__ = ["caller"]

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
People = Callable[..., User]

EMPTY_WORDS = "Ingen tal for hele byen endnu"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Settings) -> Path:
    """The city's files and the keys lie here."""
    settings.CITY_FILES, settings.CARD_KEYS = tmp_path / "city", tmp_path / "keys"
    return tmp_path / "city"


def month_ago(days: int = 0) -> date:
    """A day of a month that is over."""
    return timezone.localdate().replace(day=1) - timedelta(days=40 - days)


def a_log(title: str, *heads: int, area: str = "", **of: Any) -> tuple[Initiative, list[Session]]:
    """An initiative with a session for each count, everybody new at the first alone."""
    row = an_initiative(title)
    activity = an_activity(row, f"Cafe {title}", theme=of.get("theme", "Sorg"))
    if area:
        activity.place = Place.objects.get_or_create(code=area, defaults={"title": area})[0]
        activity.save()
    found = []
    for at, many in enumerate(heads):
        found.append(held(activity, month_ago(at), (many, 0 if at else many)))
    return row, found


def with_codes(row: Initiative, sessions: Sequence[Session], rng: Random, of: int = 30) -> CardKey:
    """Codes of some of so many people at each session."""
    key = CardKey.objects.create(initiative=row)
    tokens = [rng.randbytes(16) for _ in range(of)]
    for session in sessions:
        CodeSheet.objects.create(session=session)
        here = rng.sample(tokens, min(of, session.tally.heads or 0))
        CheckIn.objects.bulk_create(CheckIn(session=session, token=one, key=key) for one in here)
    return key


def page(client: Client, query: str = "") -> str:
    """The page as text."""
    return text_of(client, "city:figures", query=query)


def test_before_the_first_night_the_page_says_what_comes(signed_in: Browser) -> None:
    assert EMPTY_WORDS in page(signed_in())
    count_city()
    assert EMPTY_WORDS in page(signed_in(role=Role.STEERING))


def test_initiatives_are_told_together_by_area_and_theme(signed_in: Browser) -> None:
    one, _ = a_log("Nord", 40, 30, theme="Sorg")
    a_log("Syd", 25, theme="Gæld")
    assert one.place is not None
    TargetPopulation.objects.create(place=one.place, year=2025, people=640, source="Byens tal")
    count_city()
    city = read_city()
    assert city is not None
    assert city.rows[ALL_TIME, TOTAL, ""].people.interval == Interval(40, 65)
    assert city.rows[ALL_TIME, TOTAL, ""].participations.interval == Interval(95, 95)
    found = page(signed_in())
    assert "40–65" in found
    assert "6–11" in found  # of the 640 in the area
    assert "2 indsatser" in found
    by_theme = page(signed_in(), "?efter=tema")
    assert "Sorg" in by_theme
    assert "Gæld" in by_theme
    assert "Ingen indsats bruger kortkoder" in found


def test_a_small_number_is_told_nowhere(signed_in: Browser, caller: Callable[..., Caller]) -> None:
    a_log("Nord", 40, 30)
    row, _ = a_log("Syd", 60)
    held(an_activity(row, "Samtale", theme="Vold"), month_ago(3), (3, 3))
    count_city()
    city = read_city()
    assert city is not None
    ends = [end for one in facts_of(city) for end in (one.low, one.high) if end is not None]
    assert ends
    assert not [end for end in ends if 0 < end < 5]
    facts = caller().get("/reach/city").json()["facts"]
    assert not [one for one in facts if one["low"] and 0 < one["low"] < 5]


def test_codes_of_all_initiatives_are_counted_as_the_plain_way_counts_them() -> None:
    rng = Random(1)
    for title, area in (("Nord", "E1"), ("Syd", "E2")):
        row, sessions = a_log(title, 28, 24, 20, area=area)
        with_codes(row, sessions, rng)
    count_city()
    city = read_city()
    assert city is not None
    assert city.row.codes == CityFigures.Codes.COUNTED
    last = timezone.localdate().replace(day=1) - timedelta(days=1)
    plain = city_view(CityInMemory(files._sessions(), files._checkins()), period=(date.min, last))
    assert city.codes == {name: rounded(figure) for name, figure in plain.cells.items()}
    assert len(city.codes) > 8


def test_the_page_leads_down_from_the_city_to_a_month(signed_in: Browser) -> None:
    row, sessions = a_log("Nord", 28, 24, 20)
    with_codes(row, sessions, Random(1))
    count_city()
    client = signed_in()
    assert "Eksempelhaven" in page(client)
    place = row.place_id
    theme = Activity.objects.get(initiative=row).theme_id
    assert "Sorg" in page(client, f"?koder=p{place}")
    assert "ingen målgruppe valgt" in page(client, f"?koder=p{place},t{theme}")
    assert str(month_ago().year) in page(client, f"?koder=p{place},t{theme},-")
    assert "Eksempelhaven" in page(client, "?koder=p999,x")


def test_the_files_are_the_owners_alone_and_whole(folder: Path) -> None:
    row, sessions = a_log("Nord", 28)
    with_codes(row, sessions, Random(1))
    folder.mkdir()
    (folder / ".checkins.parquet.1").write_bytes(b"half")
    count_city()
    assert {path.name for path in folder.iterdir()} == {"sessions.parquet", "checkins.parquet"}
    modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert (modes, stat.S_IMODE(folder.stat().st_mode)) == ({0o600}, 0o700)


def test_files_go_with_a_key_and_with_the_last_code(folder: Path) -> None:
    row, sessions = a_log("Nord", 28)
    key = with_codes(row, sessions, Random(1))
    count_city()
    CardKey.objects.filter(pk=key.pk).update(state=CardKey.State.GOING)
    destroy_going_keys()
    assert list(folder.iterdir()) == []
    count_city()
    assert len(list(folder.iterdir())) == 2
    CheckIn.objects.all().delete()
    count_city()
    assert list(folder.iterdir()) == []


def test_without_the_extra_it_says_so_calmly(
    signed_in: Browser, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    row, sessions = a_log("Nord", 28)
    with_codes(row, sessions, Random(1))
    monkeypatch.setitem(sys.modules, "duckdb", None)
    count_city()
    found = page(signed_in())
    assert "byens tælling er ikke installeret" in found
    assert "Forskellige mennesker" in found
    assert list(folder.iterdir()) == []


def test_a_code_more_does_not_move_a_figure_from_one_night_to_the_next() -> None:
    """What moved by less than the threshold is hidden: the step would be those few."""
    row, sessions = a_log("Nord", 28, 24)
    key = with_codes(row, sessions, Random(1), of=40)
    count_city()
    CheckIn.objects.create(session=sessions[0], token=bytes(16), key=key)
    count_city()
    city = read_city()
    assert city is not None
    assert city.codes["*", "*", "*", "*"].interval is None
    assert CityFigures.objects.exclude(behind=[]).count() == 1


def test_the_night_asks_for_it_and_the_worker_does_it(signed_in: Browser) -> None:
    a_log("Nord", 28)
    ask_for_regular()
    client = signed_in()
    assert "Regn ud nu" not in page(client)
    Worker().work_once()
    while Worker().work_once():
        pass
    assert Job.objects.get(kind=KIND).state == State.DONE
    assert "Regn ud nu" in page(client)
    assert client.post(reverse("city:now")).status_code == 302
    assert Job.objects.filter(kind=KIND, state=State.QUEUED).count() == 1


def test_who_may_ask_and_take_out(a_user: People, signed_in: Browser) -> None:
    with pytest.raises(PermissionDenied):
        ask_for_city(a_user(role=Role.STEERING))
    with pytest.raises(PermissionDenied):
        take_out(a_user(role=Role.PROJECT))
    with pytest.raises(Refused):
        take_out(a_user(role=Role.CASE_OFFICER))
    assert "Hent tallene" not in page(signed_in(role=Role.STEERING))


def test_a_file_has_source_unit_and_status(signed_in: Browser) -> None:
    row, sessions = a_log("Nord", 28, 24)
    with_codes(row, sessions, Random(1))
    count_city()
    client = signed_in()
    answer = client.post(reverse("city:export"), {"kind": "csv"})
    heads, *lines = answer.content.decode("utf-8-sig").splitlines()
    assert {"enhed", "fra", "periode", "mindst", "højst", "status"} <= set(heads.split(";"))
    assert any("kortkoder, talt over hele byen" in line for line in lines)
    assert any("indsatsernes udgivne tal" in line for line in lines)
    assert client.post(reverse("city:export"), {"kind": "xlsx"}).content[:2] == b"PK"
    city = read_city()
    assert city is not None
    ids = [one.id for one in facts_of(city)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("seed", range(5))
def test_the_database_numbers_codes_as_the_plain_way_counts_them(seed: int) -> None:
    """No token leaves the database: the counts are those of the tokens all the same."""
    rng = Random(seed)
    row, sessions = a_log("Nord", *(rng.randint(5, 30) for _ in range(6)))
    with_codes(row, sessions, rng, of=12)
    log = [(str(one.pk), bytes(token)) for one in sessions for token in tokens_of(one)]
    plain = InMemory(log)
    held_ = [one for one in files._sessions() if one.id in {name for name, _ in log}]
    counting = codes_of(row.pk).counting
    for inside in ({one.id for one in held_}, {held_[0].id, held_[-1].id}, set[str]()):
        assert counting.count(held_, inside) == plain.count(held_, inside)


def tokens_of(session: Session) -> list[bytes]:
    """What was given there."""
    return [bytes(one.token) for one in CheckIn.objects.filter(session=session)]
