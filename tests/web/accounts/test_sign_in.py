"""Who comes in, who stays out, and who may do what."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from brobygger.web.accounts import demo
from brobygger.web.accounts.models import Role, User

OPEN = {
    "log-ind/",
    "log-ind/lukket/",
    "log-ud/",
    "tilgaengelighed/",
    "sundhed/live",
    "sundhed/klar",
    "sprog/",
    "kalender/<str:secret>.ics",
    "aktiviteter/kalender/<str:token>.ics",
    "svar/<str:token>/",
    "samarbejde/<str:token>/",
    "bidrag/<str:token>/",
    "registrer/uden-net.js",
    "bidrag/<str:token>/uden-net/",
    "bidrag/<str:token>/fortryd/",
    "bidrag/<str:token>/ret/<int:pk>/",
    "bidrag/<str:token>/koder/<int:pk>/",
}


@pytest.fixture(autouse=True)
def _no_attempts(db: None) -> None:
    cache.clear()


def sign_in(client: Client, name: str, password: str) -> int:
    return client.post("/log-ind/", {"login": name, "password": password}).status_code


def test_the_right_password_opens_the_overview(a_user: Callable[..., User]) -> None:
    a_user()
    answer = Client().post(
        "/log-ind/", {"login": "u-sagsbehandler", "password": "a long password"}, follow=True
    )
    assert answer.redirect_chain == [("/", 302)]
    assert "Overblik" in answer.content.decode()


def test_one_comes_back_to_the_page_one_wanted(a_user: Callable[..., User]) -> None:
    a_user()
    client = Client()
    assert client.get("/hjaelp/").headers["Location"] == "/log-ind/?next=/hjaelp/"
    answer = client.post(
        "/log-ind/?next=/hjaelp/", {"login": "u-sagsbehandler", "password": "a long password"}
    )
    assert answer.headers["Location"] == "/hjaelp/"


def test_a_wrong_password_says_so_without_saying_which_was_wrong(
    a_user: Callable[..., User],
) -> None:
    a_user()
    wrong = Client().post("/log-ind/", {"login": "u-sagsbehandler", "password": "no"})
    nobody = Client().post("/log-ind/", {"login": "findes-ikke", "password": "no"})
    errors = [page.context["form"].non_field_errors() for page in (wrong, nobody)]
    assert errors[0]
    assert errors[0] == errors[1]


def test_a_closed_account_stays_out(a_user: Callable[..., User]) -> None:
    user = a_user()
    user.is_active = False
    user.save()
    client = Client()
    wish = {"login": "u-sagsbehandler", "password": "a long password"}
    page = client.post("/log-ind/", wish, follow=True).content.decode()
    assert "Kontoen er lukket" in page
    assert client.get("/").status_code == 302


def test_guessing_is_stopped(a_user: Callable[..., User]) -> None:
    a_user()
    for _ in range(6):
        sign_in(Client(), "u-sagsbehandler", "guess")
    client = Client()
    sign_in(client, "u-sagsbehandler", "a long password")
    assert client.get("/").status_code == 302


def test_a_machine_that_never_stops_is_told_to_wait_in_danish(db: None) -> None:
    client = Client()
    for number in range(30):
        assert sign_in(client, f"guess-{number}", "guess") == 200
    answer = client.post("/log-ind/", {"login": "guess", "password": "guess"})
    assert answer.status_code == 429
    assert "Prøv igen om et minut." in answer.content.decode()


def test_signing_out_needs_a_button(signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    client.get("/log-ud/")
    assert client.get("/").status_code == 200
    client.post("/log-ud/")
    assert client.get("/").status_code == 302


def test_a_password_is_changed(signed_in: Callable[..., Client]) -> None:
    client = signed_in()
    short = {"oldpassword": "a long password", "password1": "short", "password2": "short"}
    assert client.post("/konto/adgangskode/", short).status_code == 200
    good = "tre ord og lidt til"
    wish = {"oldpassword": "a long password", "password1": good, "password2": good}
    assert client.post("/konto/adgangskode/", wish).status_code == 302
    assert User.objects.get(username="u-sagsbehandler").check_password(good)


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password", "account_email"])
def test_nothing_else_of_the_sign_in_package_is_reachable(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def patterns(of: URLResolver | None = None, before: str = "") -> list[str]:
    found = []
    for one in (of or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            found.append(before + str(one.pattern))
        else:
            found += patterns(one, before + str(one.pattern))
    return found


def test_every_other_address_asks_who_you_are(db: None) -> None:
    """Filled with plain values, every address sends a stranger to the sign-in page."""
    import re

    strangers = Client()
    # Programs sign in by a token and not on a page: tests/web/api/test_tokens.py
    addresses = [one for one in patterns() if one not in OPEN and not re.match(r"\^?api/", one)]
    assert len(addresses) > 8
    for one in addresses:
        filled = re.sub(r"<int:\w+>", "1", re.sub(r"<(str:|slug:|path:)?\w+>", "x", one))
        filled = re.sub(r"<uuid:\w+>", "00000000-0000-0000-0000-000000000001", filled)
        answer = strangers.get(f"/{filled}")
        assert (answer.status_code, answer.headers["Location"][:9]) == (302, "/log-ind/"), one


def test_roles_and_what_they_may(a_user: Callable[..., User]) -> None:
    allowed = {
        role: {
            name
            for name in ("work_with_papers", "work_with_money", "export", "administer")
            if a_user(role).has_perm(f"accounts.{name}")
        }
        for role in Role.values
    }
    everything = {"work_with_papers", "work_with_money", "export", "administer"}
    assert allowed == {
        Role.CASE_OFFICER: {"work_with_papers", "export"},
        Role.BUDGET: {"work_with_papers", "work_with_money", "export"},
        Role.PROJECT: set(),
        Role.STEERING: {"export"},
        Role.EVALUATOR: {"export"},
        Role.ADMINISTRATOR: everything,
    }


def test_a_closed_account_may_nothing(a_user: Callable[..., User]) -> None:
    user = a_user(Role.ADMINISTRATOR)
    user.is_active = False
    assert not user.has_perm("accounts.administer")


def test_an_unknown_role_is_refused_by_the_database(a_user: Callable[..., User]) -> None:
    a_user()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.update(role="chef")


def test_the_demo_shows_its_people_and_nobody_else_does(db: None, settings: Settings) -> None:
    settings.DEMO = True
    demo.load()
    demo.load()
    assert User.objects.count() == 4
    page = Client().get("/log-ind/").content.decode()
    assert page.count("brobygger-demo") >= 4
    for account in demo.ACCOUNTS:
        client = Client()
        assert sign_in(client, account.username, demo.PASSWORD) == 302
        assert client.get("/").status_code == 200
    settings.DEMO = False
    assert "brobygger-demo" not in Client().get("/log-ind/").content.decode()


def test_demo_accounts_are_never_made_outside_the_demo(db: None) -> None:
    with pytest.raises(ImproperlyConfigured):
        demo.load()
    assert not User.objects.exists()


# A session that runs out in the middle of the work -------------------------------------------

PLACE = "http://testserver/dokumenter/4/gennemgang/?v=77"


def test_an_exchange_leads_to_the_sign_in_page_and_back_to_the_row(db: None) -> None:
    answer = Client().post(
        "/dokumenter/4/vaerdier/77/",
        headers={"HX-Request": "true", "HX-Current-URL": PLACE, "HX-Target": "v77"},
    )
    wanted = "/log-ind/?next=/dokumenter/4/gennemgang/%3Fv%3D77%23v77"
    assert (answer.status_code, answer["HX-Redirect"]) == (204, wanted)


def test_a_button_leads_back_to_its_page_and_not_to_its_own_address(
    a_user: Callable[..., User],
) -> None:
    a_user()
    client = Client()
    answer = client.post("/dokumenter/4/gennemgang/fortryd/", headers={"Referer": PLACE})
    address = answer["Location"]
    assert address == "/log-ind/?next=/dokumenter/4/gennemgang/%3Fv%3D77"
    form = {"login": "u-sagsbehandler", "password": "a long password"}
    form["next"] = "/dokumenter/4/gennemgang/?v=77"
    assert client.post(address, form)["Location"] == form["next"]


@pytest.mark.parametrize("place", ["https://et-andet-sted.example/x", "javascript:alert(1)", ""])
def test_nobody_is_led_to_another_site(place: str, db: None) -> None:
    answer = Client().post("/dokumenter/laeg-ind/", headers={"Referer": place})
    assert answer["Location"] == "/log-ind/?next=/"
