"""Fifty phones at the same moment, each sending twice: nothing is lost, nothing is saved twice.

A real server with its processes and threads, on a database of its own: SQLite, or PostgreSQL when
the suite runs on it.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from registers import OwnRegister

PHONES, RIVALS = 50, 10
"""Phones that each write of their own session, and phones that all write of the same one."""

TRIES = 8
"""A phone keeps what is not answered and sends it again; this many times here."""

CANARY = "Kanariefugl Testesen"

FILL = f"""
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from brobygger.web.activities.guests import token_of
from brobygger.web.activities.models import Activity, GuestLink
from brobygger.web.actors.models import Actor
from brobygger.web.initiatives.models import Initiative
of = Initiative.objects.create(title="Prøve", state="started")
for at in range({PHONES} + 1):
    row = Activity.objects.create(initiative=of, title=f"Prøve {{at}}", alias=f"Hold {{at}}")
    for other in range({RIVALS} if at == {PHONES} else 1):
        actor = Actor.objects.create(title=f"A {{at}} {{other}}", folded=f"a {{at}} {{other}}")
        end = timezone.localdate() + timedelta(days=9)
        print(token_of(GuestLink.objects.create(activity=row, actor=actor, expires_on=end)))
"""

ASK = """
import django; django.setup()
import json
from brobygger.web.reach.models import Tally
rows = Tally.objects.order_by("heads").values_list("heads", "first_timers", "session__state")
print(json.dumps(list(rows)))
"""


@dataclass
class Server:
    """The program as it is served, and where its words go."""

    environment: dict[str, str]
    port: int
    words: Path

    def python(self, code: str) -> str:
        """What a piece of code prints beside the server."""
        run = subprocess.run(
            [sys.executable, "-c", code],
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return run.stdout

    def send(self, token: str, **typed: Any) -> dict[str, Any] | None:
        """What the server answers to a phone; None where it does not."""
        secret = "a" * 32
        given = {"day": "today", "csrfmiddlewaretoken": secret, **typed}
        heads = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept": "application/json",
            "Cookie": f"csrftoken={secret}",
        }
        try:
            with closing(HTTPConnection("127.0.0.1", self.port, timeout=60)) as connection:
                connection.request("POST", f"/bidrag/{token}/", urlencode(given), heads)
                answer = connection.getresponse()
                text = answer.read()
        except OSError:
            return None
        if answer.status >= 500:
            return None
        assert answer.status == 200, text
        said: dict[str, Any] = json.loads(text)
        return said


@pytest.fixture
def server(tmp_path: Path, own_register: OwnRegister) -> Iterator[Server]:
    """Started on an empty database, stopped afterwards."""
    with own_register(tmp_path) as (url, _connect):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "brobygger.web.entry.settings",
            "DATABASE_URL": url,
            "BROBYGGER_HOME": str(tmp_path),
            "DEMO": "0",
        }
        words = tmp_path / "words"
        with words.open("w") as into:
            serve = [sys.executable, "-m", "brobygger.web", "serve", "--port", str(port)]
            process = subprocess.Popen(serve, env=environment, stdout=into, stderr=into)
            try:
                here = Server(environment, port, words)
                until = time.monotonic() + 60
                while not _answers(port):
                    assert time.monotonic() < until, words.read_text()
                    time.sleep(0.2)
                yield here
            finally:
                process.terminate()
                process.wait(60)


def _answers(port: int) -> bool:
    try:
        with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/sundhed/live")
            return connection.getresponse().status == 200
    except OSError:
        return False


def test_fifty_phones_at_once_lose_nothing(server: Server) -> None:
    tokens = server.python(FILL).split()
    assert len(tokens) == PHONES + RIVALS
    together = Barrier(PHONES + RIVALS)

    def phone(at: int) -> list[dict[str, Any]]:
        """Its numbers, sent until they are answered, and then once more."""
        heads = 100 + min(at, PHONES)
        typed = {"heads": heads, "first_timers": heads - 100, "sent_key": str(uuid4())}
        together.wait()
        answers: list[dict[str, Any]] = []
        for _try in range(TRIES):
            said = server.send(tokens[at], **typed)
            answers += [said] if said else []
            if len(answers) == 2:
                break
        return answers

    with ThreadPoolExecutor(PHONES + RIVALS) as pool:
        answers = list(pool.map(phone, range(PHONES + RIVALS)))
    assert {len(each) for each in answers} == {2}
    assert all(one["saved"] for each in answers[:PHONES] for one in each)
    won = [all(one["saved"] for one in each) for each in answers[PHONES:]]
    lost = [not any(one["saved"] for one in each) for each in answers[PHONES:]]
    assert (sum(won), sum(lost)) == (1, RIVALS - 1)
    told = {one["words"] for each in answers[PHONES:] for one in each if not one["saved"]}
    assert told == {"Der står allerede tal for den dag. Er de forkerte, så ret dem."}
    rows = json.loads(server.python(ASK))
    assert rows == [[100 + at, at, "held"] for at in range(PHONES + 1)]
    doubt = server.send(tokens[0], heads=7, line=f"Ring til hendes søn {CANARY}", order=2)
    assert doubt
    assert not doubt["saved"]
    assert CANARY not in server.words.read_text(encoding="utf-8")
    assert "Traceback" not in server.words.read_text(encoding="utf-8")
