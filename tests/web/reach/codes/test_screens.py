"""The pages of card codes: off by default, in plain words, and no code in what they give back."""

import io
import logging
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.views.debug import SafeExceptionReporterFilter
from pytest_django import Settings

from brobygger.domain.activities.card_code import normalise_code, printed
from brobygger.engines.pdf import read_pdf
from brobygger.web.accounts.models import Role
from brobygger.web.activities.guests import token_of
from brobygger.web.activities.models import Activity, GuestLink
from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.words import sentence
from brobygger.web.entry.logs import Line
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.given import so_far
from brobygger.web.reach.codes.screens import give
from brobygger.web.reach.models import CardDecision, CardKey, CheckIn, Tally
from brobygger.web.reach.register.steps import write_tally
from brobygger.web.reach.writers import Writer
from canary import dump
from pdf_standard import check
from web.actors.pages import text_of, words_of
from web.reach.conftest import facts

from .conftest import ASSESSED, some_codes

pytestmark = pytest.mark.django_db
Browser = Callable[..., Client]
SHORT = {"accept": "application/json"}
TYPED = {
    "decided_on": "02-03-2026",
    "body": "Styregruppen",
    "assessment": ASSESSED,
    "kept_months": "6",
}


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """All that is logged, in the form of the program's own log, down to the least."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line())
    loggers = [logging.getLogger(name) for name in (None, "django", "django.request")]
    levels = [one.level for one in loggers]
    for one in loggers:
        one.setLevel(logging.DEBUG)
        one.addHandler(handler)
    yield stream
    for one, level in zip(loggers, levels, strict=True):
        one.removeHandler(handler)
        one.setLevel(level)


def test_off_by_default_and_said_so(initiative: Initiative, signed_in: Browser) -> None:
    page = text_of(signed_in(), "reach:codes", initiative.pk)
    assert "slået fra i hele installationen" in page
    assert "Registrér beslutningen" not in page


def test_a_worker_reads_what_it_means_and_an_administrator_decides(
    initiative: Initiative, folder: Any, signed_in: Browser
) -> None:
    url = reverse("reach:codes", args=[initiative.pk])
    page = text_of(signed_in(Role.PROJECT), "reach:codes", initiative.pk)
    assert "pseudonyme personoplysninger" in page
    assert "Det gør en administrator" in page
    assert signed_in(Role.PROJECT).post(url, TYPED).status_code == 403
    admin = signed_in(Role.ADMINISTRATOR)
    assert "Skriv, hvad konsekvensanalysen" in words_of(
        admin.post(url, {**TYPED, "assessment": "Fin."}).content
    )
    assert admin.post(url, TYPED).status_code == 302
    page = text_of(admin, "reach:codes", initiative.pk)
    assert "slået til" in page
    assert "Styregruppen, 02-03-2026" in page
    assert ASSESSED in page
    event = AuditEvent.objects.get(verb="cards.decided")
    assert sentence(event) == (
        "slog kortkoder til i »Prøveindsatsen« efter beslutning af Styregruppen den 02-03-2026"
    )
    assert admin.post(reverse("reach:end_codes", args=[initiative.pk])).status_code == 302
    assert CardDecision.objects.get().ended_on


def test_cards_are_neutral_different_and_forgotten(
    on: Initiative, signed_in: Browser, lines: io.StringIO
) -> None:
    client, url = signed_in(Role.PROJECT), reverse("reach:cards", args=[on.pk])
    before = dump()
    answer = client.post(url, {"count": "23"})
    assert answer["Content-Disposition"] == 'attachment; filename="kort.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert check(answer.content) == []
    document = read_pdf(answer.content, "kort.pdf")
    assert document.page_count == 3
    codes = [normalise_code(word) for word in document.text.split()]
    assert len(set(codes)) == 23, "codes and not a word besides"
    again = read_pdf(client.post(url, {"count": "23"}).content, "kort.pdf").text.split()
    assert not {normalise_code(word) for word in again} & set(codes)
    held = dump()
    for code in codes:
        assert code not in held
        assert printed(code) not in held
        assert code not in lines.getvalue()
    assert len(held.splitlines()) == len(before.splitlines()) + 2, "two events, and nothing else"
    event = AuditEvent.objects.filter(verb="cards.printed").first()
    assert event
    assert event.facts == {"title": on.title, "count": 23}
    assert sentence(event) == "trykte 23 kort til »Prøveindsatsen«"


@pytest.mark.parametrize("count", ["0", "301", "", "ti"])
def test_no_cards_for_a_number_that_is_none(count: str, on: Initiative, signed_in: Browser) -> None:
    url = reverse("reach:cards", args=[on.pk])
    answer = signed_in(Role.PROJECT).post(url, {"count": count})
    assert answer.status_code == 200
    assert "Der er noget, du skal rette" in words_of(answer.content)
    assert not AuditEvent.objects.filter(verb="cards.printed").exists()


def test_a_key_that_is_lost_is_said_with_its_remedy(
    on: Initiative, folder: Any, signed_in: Browser
) -> None:
    next(folder.glob("*.key")).unlink()
    page = text_of(signed_in(Role.ADMINISTRATOR), "reach:codes", on.pk)
    assert "Læg nøglefilen tilbage" in page
    assert "Skift nøglen nu" in page
    url = reverse("reach:renew_key", args=[on.pk])
    assert signed_in(Role.PROJECT).post(url).status_code == 403
    assert signed_in(Role.ADMINISTRATOR).post(url).status_code == 302
    assert CardKey.objects.get(state="in_use").epoch == 2
    assert "Læg nøglefilen" not in text_of(signed_in(Role.ADMINISTRATOR), "reach:codes", on.pk)


def test_codes_are_given_one_after_another_without_script(tally: Tally, signed_in: Browser) -> None:
    client, url = signed_in(Role.PROJECT), reverse("register:codes", args=[tally.pk])
    one, _other = some_codes(2)
    assert client.post(url, {"do": "give", "code": printed(one)})["Location"] == f"{url}?svar=ny"
    assert "Koden er givet. " in text_of(client, "register:codes", tally.pk, query="?svar=ny")
    assert client.post(url, {"do": "give", "code": one})["Location"] == f"{url}?svar=igen"
    page = text_of(client, "register:codes", tally.pk, query="?svar=igen")
    assert "Den tæller én gang" in page
    assert "1 af 12 er talt" in page
    assert "1 kode, 0 uden kode" in page
    client.post(url, {"do": "declined"})
    client.post(url, {"do": "lost"})
    client.post(url, {"do": "lost", "less": "1"})
    assert (so_far(tally).declined, so_far(tally).lost) == (1, 0)
    assert client.post(url, {"do": "back", "code": one})["Location"] == f"{url}?svar=ud"
    assert so_far(tally).codes == 0
    assert "Skriv koden fra kortet" in words_of(client.post(url, {"do": "give"}).content)


def test_the_script_gets_words_and_counts_and_no_code(tally: Tally, signed_in: Browser) -> None:
    client, url = signed_in(Role.PROJECT), reverse("register:codes", args=[tally.pk])
    code = some_codes(1)[0]
    answer = client.post(url, {"do": "give", "code": code}, headers=SHORT)
    assert answer.json() == {
        "saved": True,
        "again": False,
        "words": "Koden er givet.",
        "told": "1 af 12 er talt",
        "split": "1 kode, 0 uden kode",
        "counts": {"declined": 0, "lost": 0, "unknown": 0},
    }
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    answer = client.post(url, {"do": "give", "code": wrong}, headers=SHORT)
    assert not answer.json()["saved"]
    assert wrong not in answer.content.decode()


def test_the_camera_is_allowed_there_and_nowhere_else(tally: Tally, signed_in: Browser) -> None:
    client = signed_in(Role.PROJECT)
    page = client.get(reverse("register:codes", args=[tally.pk]))
    assert "camera=(self)" in page["Permissions-Policy"]
    assert "no-store" in page["Cache-Control"]
    assert "camera=()" in client.get(reverse("register:start"))["Permissions-Policy"]


@pytest.fixture
def link(on: Initiative, cafe: Activity, a_link: Callable[..., GuestLink]) -> GuestLink:
    """A partner's link."""
    return a_link(cafe)


def test_a_partner_gives_codes_by_its_link(
    link: GuestLink, cafe: Activity, an_activity: Callable[..., Activity], tallied: Any
) -> None:
    client = Client()
    own = write_tally(facts(cafe, 8), Writer(link=link)).tally
    token = token_of(link)
    url = reverse("guest:codes", args=[token, own.pk])
    assert f"{url}" in client.get(reverse("guest:correct", args=[token, own.pk])).content.decode()
    code = some_codes(1)[0]
    assert client.post(url, {"do": "give", "code": code})["Location"] == f"{url}?svar=ny"
    page = client.get(url)
    assert "1 af 8 er talt" in words_of(page.content)
    assert "Samtaler om vold" not in page.content.decode()
    assert "camera=(self)" in page["Permissions-Policy"]
    theirs = tallied(an_activity("Andet"), 8)
    assert client.get(reverse("guest:codes", args=[token, theirs.pk])).status_code == 404


def test_pages_that_do_not_use_codes_do_not_speak_of_them(
    settings: Settings, tally: Tally, signed_in: Browser
) -> None:
    url = reverse("register:codes", args=[tally.pk])
    page = signed_in().get(reverse("register:correct", args=[tally.pk])).content.decode()
    assert url in page
    settings.CARD_CODES = False
    page = signed_in().get(reverse("register:correct", args=[tally.pk])).content.decode()
    assert url not in page
    answer = signed_in().post(url, {"do": "give", "code": some_codes(1)[0]})
    assert "Kortkoder er slået fra i denne installation." in words_of(answer.content)
    assert not CheckIn.objects.exists()


def test_no_code_reaches_a_log_an_event_an_address_or_an_error_page(
    tally: Tally,
    link: GuestLink,
    folder: Any,
    *,
    signed_in: Browser,
    lines: io.StringIO,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Given, given again, misspelt, refused, and in the middle of a fault of ours."""
    codes = some_codes(6)
    url = reverse("register:codes", args=[tally.pk])
    client = signed_in(Role.PROJECT)
    client.raise_request_exception = False
    seen = ""
    wrong = codes[0][::-1]
    for code in (codes[0], codes[0], wrong, codes[1]):
        for headers in (None, SHORT):
            answer = client.post(url, {"do": "give", "code": code}, headers=headers)
            seen += answer.content.decode() + repr(answer.headers)
    for do in ("back", "give"):
        answer = client.post(url, {"do": do, "code": codes[2] * 6})
        seen += answer.content.decode()

    def broken(*args: Any) -> None:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as patched:
        patched.setattr("brobygger.web.reach.codes.given.put_tokens", broken)
        answer = client.post(url, {"do": "give", "code": codes[3]})
        assert answer.status_code == 500
        seen += answer.content.decode()
    next(folder.glob("*.key")).unlink()
    seen += client.post(url, {"do": "give", "code": codes[4]}).content.decode()
    assert "a fault of ours" in lines.getvalue()
    held = dump()
    for code in (*codes, wrong):
        for form in (code, printed(code), code.lower()):
            assert form not in seen
            assert form not in lines.getvalue()
            assert form not in held


def test_djangos_own_report_of_a_fault_hides_the_code(
    tally: Tally, writer: Writer, rf: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should somebody send reports by mail one day: neither the body nor the variables have it."""
    code = some_codes(1)[0]
    request = rf.post("/", {"code": code, "do": "give"})
    request.user = writer.user

    def broken(*args: Any) -> None:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("brobygger.web.reach.codes.given.put_tokens", broken)
    with pytest.raises(RuntimeError) as fault:
        give(request, tally.pk)
    report = SafeExceptionReporterFilter()
    monkeypatch.setattr(report, "is_active", lambda request: True)
    assert report.get_post_parameters(request)["code"] != code
    frames = [frame for frame, _line in traceback.walk_tb(fault.tb)]
    ours = [one for one in frames if one.f_globals["__name__"].endswith("codes.given")]
    shown = "".join(repr(report.get_traceback_frame_variables(request, one)) for one in ours)
    assert shown
    assert code not in shown
