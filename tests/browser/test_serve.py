"""The two commands of ``make demo`` as real processes: made ready, served, killed, stopped."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, expect


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children(of: int) -> dict[str, int]:
    """The two processes of the server: name -> id."""
    found = {}
    for process in Path("/proc").iterdir():
        try:
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
            command = (process / "cmdline").read_text()
        except (OSError, IndexError):
            continue
        if parent == str(of):
            found["server" if "gunicorn" in command else "worker"] = int(process.name)
    return found


def until(wish: Callable[[], bool], seconds: float = 40) -> None:
    end = time.monotonic() + seconds
    while not wish():
        if time.monotonic() > end:
            pytest.fail("waited in vain")
        time.sleep(0.1)


def answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/sundhed/klar", timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


Served = tuple[subprocess.Popen[str], str]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    home = tmp_path
    port = a_free_port()
    environment = {**os.environ, "BROBYGGER_HOME": str(home), "PORT": str(port)}
    for name in ("DEMO", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"):
        environment.pop(name, None)
    web = [sys.executable, "-m", "brobygger.web"]
    for _ in range(2):  # the second time nothing may be in the way
        subprocess.run([*web, "demo"], env=environment, check=True)
    process = subprocess.Popen([*web, "serve"], env=environment, stdout=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    try:
        until(lambda: answers(address))
        yield process, address
    finally:
        process.terminate()
        process.wait(40)
        if process.stdout:
            process.stdout.close()


def the_collected_files_are_served_by_their_fingerprints(
    served: Served, new_context: Callable[..., BrowserContext]
) -> None:
    """Style, script, fonts and icons, through the storage and the server of real service."""
    _, address = served
    page = new_context().new_page()
    complaints: list[str] = []
    answered: dict[str, int] = {}
    page.on("console", lambda said: complaints.append(said.text))
    page.on("response", lambda answer: answered.update({answer.url: answer.status}))
    page.goto(f"{address}/")
    page.get_by_role("button", name="Sagsbehandler").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overblik")
    assert complaints == []
    assert set(answered.values()) <= {200, 302, 304}
    assert any(".woff2" in url for url in answered)
    styles = [url for url in answered if url.split("?")[0].endswith(".css")]
    assert len(styles) >= 2
    assert all(len(url.rsplit("/", 1)[1].split(".")) == 3 for url in styles)


def a_killed_child_is_started_again(served: Served) -> None:
    process, address = served
    until(lambda: set(children(process.pid)) == {"server", "worker"})
    for name in ("worker", "server"):
        old = children(process.pid)[name]
        os.kill(old, signal.SIGKILL)
        until(lambda name=name, old=old: children(process.pid).get(name, old) != old)  # type: ignore[misc]
    until(lambda: answers(address))


def a_taken_port_is_named_in_one_line(served: Served) -> None:
    _, address = served
    port = address.rsplit(":", 1)[1]
    second = subprocess.run(
        [sys.executable, "-m", "brobygger.web", "serve", "--port", port],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert second.returncode == 1
    assert second.stderr == f"Port {port} is in use. Choose another: PORT=8080 make demo\n"


def it_prints_the_way_in_and_stops_when_asked(served: Served) -> None:
    process, address = served
    assert process.stdout is not None
    # It answers before it says so: wait for the greeting, which ends with how to stop it.
    said = ""
    while "Stop: Ctrl+C" not in said:
        line = process.stdout.readline()
        assert line, said
        said += line
    born = children(process.pid)
    process.terminate()
    process.wait(40)
    assert process.returncode == 0
    assert f"Brobygger: {address}/" in said
    for account in ("sagsbehandler", "budget", "projekt", "styregruppe"):
        assert account in said
    assert not any(Path(f"/proc/{number}").exists() for number in born.values())


def test_the_demo_is_served_survives_a_kill_and_stops(
    served: Served, new_context: Callable[..., BrowserContext]
) -> None:
    """One server for all of it: making one ready takes longer than everything that it is asked."""
    the_collected_files_are_served_by_their_fingerprints(served, new_context)
    # Before the kill: until a killed server is back its port is nobody's.
    a_taken_port_is_named_in_one_line(served)
    a_killed_child_is_started_again(served)
    it_prints_the_way_in_and_stops_when_asked(served)
