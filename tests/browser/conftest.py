"""Real pages in the distribution's Chromium: policy in force, console silent, axe content."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Error, Page
from pytest_django import Settings

from browser.turns import serve_in_turn, wait_until_answered

# Playwright's plain interface runs an event loop in this thread; the database is not used in it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SIZES = {"wide": (1280, 900), "narrow": (390, 844)}

# The first two levels of WCAG 2.0 and 2.1, and what axe knows beyond them.
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder opens a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def _settings(settings: Settings, tmp_path: Path, _keys: Path) -> None:
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.DEMO = True
    settings.CARD_CODES = True
    settings.CARD_KEYS = _keys


@pytest.fixture(scope="session")
def _keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the keys of the demo's card codes lie, for as long as its data are copied back."""
    return tmp_path_factory.mktemp("card_keys")


@pytest.fixture(scope="session")
def _loaded() -> Iterator[sqlite3.Connection]:
    """Where the demo's data are kept from one test to the next, once they have been loaded."""
    kept = sqlite3.connect(":memory:", check_same_thread=False)
    yield kept
    kept.close()


@pytest.fixture
def demo(transactional_db: None, _settings: None, _loaded: sqlite3.Connection) -> None:
    """The demo's data, and an administrator; loaded once, then copied back page by page."""
    from django.db import connection

    connection.ensure_connection()
    # The worker's heartbeat writes over a connection of its own. In memory SQLite locks whole
    # tables between connections, at once and without waiting; a file, as in service, does not.
    connection.connection.execute("PRAGMA read_uncommitted = 1")
    if _loaded.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):
        _load_demo()
        connection.connection.backup(_loaded)
    else:
        _loaded.backup(connection.connection)


def _load_demo() -> None:
    from django.apps import apps
    from django.utils.module_loading import import_string

    from brobygger.web.accounts.demo import PASSWORD
    from brobygger.web.accounts.models import User
    from browser.turns import work

    for config in apps.get_app_configs():
        dotted = getattr(config, "demo", "")
        if dotted:
            import_string(dotted)()
    work()
    User.objects.create_superuser("admin", PASSWORD, display_name="Demo Administrator")


class Screen:
    """A reader's browser: opens pages, and remembers every complaint of the console."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("console", self._listen)
        self.page.on("pageerror", self._fault)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _fault(self, fault: Error) -> None:
        self.complaints.append(f"{self.page.url}: {fault}")

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.address + path)
        return self.page

    def sign_in(self, who: str) -> Page:
        """Come in as one of the demo's people; the browser keeps a cookie, no form is filled."""
        from django.conf import settings
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.sessions.backends.db import SessionStore

        from brobygger.web.accounts.models import User

        user = User.objects.get(username=who)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "brobygger.web.accounts.backend.SignIn"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        self.context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": str(session.session_key),
                    "url": self.address,
                }
            ]
        )
        return self.page

    def sign_out(self) -> None:
        """Be a stranger again."""
        self.context.clear_cookies()

    def violations(self) -> list[str]:
        """What axe finds on the page as it stands now."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[dict[str, Any]] = self.page.evaluate(
            """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]})
                 .then(done => done.violations)""",
            AXE_RULES,
        )
        return [
            f"{self.page.url}: {one['id']} ({one['help']}): "
            + "; ".join(str(node["html"])[:160] for node in one["nodes"][:4])
            for one in found
        ]

    def resize(self, size: str) -> None:
        """Make the window as large as one of the two that pages are looked at in."""
        width, height = SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})

    def overflow(self) -> list[str]:
        """The page is wider than the window: one would have to push it sideways to read."""
        wide, window = self.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        return [f"{self.page.url}: {wide} px wide in {window}"] if wide > window else []

    def unfinished_cards(self) -> list[str]:
        """On a phone a row is a card: a label without a value, or a card without its last line."""
        found = self.page.evaluate(
            """() => {
              const shown = one => one.getClientRects().length > 0;
              const says = one => one.innerText.trim() || one.querySelector("svg, input, img");
              const cells = [...document.querySelectorAll(".bb-grid [data-title]")];
              const rows = [...document.querySelectorAll(".bb-grid tbody tr")];
              const open = row => getComputedStyle(row).borderBottomWidth === "0px";
              return [
                ...cells.filter(one => shown(one) && !says(one)).map(one => one.dataset.title),
                ...rows.filter(row => shown(row) && open(row)).map(() => "no line below"),
              ];
            }"""
        )
        return [f"{self.page.url}: {one}" for one in found]

    def keep(self, name: str) -> None:
        """Save a picture for a person to look at, where ``BROBYGGER_PICTURES`` names a folder."""
        size = self.page.viewport_size or {"width": 0}
        file = name.replace("/", "_").replace(":", ".").replace("?", "_")
        self.picture(f"{file}-{size['width']}.png", whole=True)

    def picture(self, file: str, *, whole: bool = False) -> None:
        """The window, or the whole page, as a file of that folder.

        The caret stays: to hide it, the tool would put a style into the page, against the policy.
        """
        folder = os.environ.get("BROBYGGER_PICTURES")
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / file, full_page=whole, caret="initial")


@pytest.fixture
def a_screen(
    demo: None, live_server: Any, new_context: Callable[..., BrowserContext]
) -> Iterator[Callable[..., Screen]]:
    """Make a browser window; every test fails on any complaint of the console."""
    serve_in_turn(live_server)
    screens: list[Screen] = []

    def make(size: str = "wide", who: str = "", **options: Any) -> Screen:
        width, height = SIZES[size]
        context = new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(15_000)
        screen = Screen(context, live_server.url)
        screens.append(screen)
        if who:
            screen.sign_in(who)
        return screen

    yield make
    for screen in screens:
        screen.context.close()
    wait_until_answered()
    assert [complaint for screen in screens for complaint in screen.complaints] == []
