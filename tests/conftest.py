"""What every test may use: how often a law is tried, the shared papers, Debian's Chromium."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from counts import PROVE
from registers import OwnRegister, copies_of_file, copies_on_server, in_memory, migrated_file

# Playwright keeps an event loop alive in the thread of the tests, and Django then refuses the
# database. The tests themselves are synchronous, so there is nothing to be protected from.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# One run of `make test` must say the same on every machine, so the small profile is
# deterministic. `make prove` draws anew from a printed seed and keeps looking for longer.
_calm = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "small", max_examples=50, deadline=None, derandomize=True, suppress_health_check=_calm
)
settings.register_profile(
    "full", max_examples=2_000, deadline=None, print_blob=True, suppress_health_check=_calm
)
settings.load_profile("full" if PROVE else "small")


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Note how many examples a law was tried on, for the page that `make prove` writes.

    A law that counts its own cases says so itself: ``record_property("examples", count)``.
    """
    said = getattr(item, "hypothesis_statistics", "")
    if tried := sum(int(number) for number in re.findall(r"(\d+) passing", said)):
        item.user_properties.append(("examples", tried))


@pytest.fixture
def seed_of_run(request: pytest.FixtureRequest) -> int:
    """Where the seeds of a law without Hypothesis begin: 0, and drawn anew by `make prove`."""
    return int(request.config.getoption("--hypothesis-seed") or 0) if PROVE else 0


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers beside the repository; tests of them skip where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the real papers are not on this machine (no folder ../shared)")
    return SHARED


@pytest.fixture(scope="session")
def folder_of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of one run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, folder_of_run: Path
) -> Iterator[None]:
    """The tests' database in memory is not migrated by each process but copied."""
    if _on_postgresql():
        yield
        return
    with in_memory(migrated_file(folder_of_run)):
        yield


@pytest.fixture(scope="session")
def own_register(folder_of_run: Path) -> Iterator[OwnRegister]:
    """A migrated register for processes of a test's own: ``with own_register(tmp_path) as ...``."""
    if _on_postgresql():
        with copies_on_server(os.environ["DATABASE_URL"], folder_of_run) as own:
            yield own
    else:
        with copies_of_file(migrated_file(folder_of_run)) as own:
            yield own


def _on_postgresql() -> bool:
    from django.conf import settings

    return str(settings.DATABASES["default"]["ENGINE"]).endswith("postgresql")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Start the distribution's Chromium, quietly: no browser is ever downloaded."""
    chromium = os.environ.get("BROBYGGER_CHROMIUM")
    if not chromium:
        # A failure and not a skip: a browser test that did not run proves nothing.
        pytest.fail("BROBYGGER_CHROMIUM names no browser: run the tests with `make test`")
    return {
        "executable_path": chromium,
        "args": [
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args() -> dict[str, object]:
    """A Danish reader, and the page's own security policy in force."""
    return {"locale": "da-DK", "timezone_id": "Europe/Copenhagen", "bypass_csp": False}
