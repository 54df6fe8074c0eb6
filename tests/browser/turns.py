"""The server's requests and the test's own worker, one at a time.

In the browser tests they share one connection to a database in memory. In service each has its
own, to a file or to PostgreSQL, and the database lets them take turns; here this does.
"""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from brobygger.web.jobs.worker import Worker

TURN = threading.Lock()

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class InTurn:
    """A server's application that answers one request at a time, to its last byte."""

    def __init__(self, answer: Application) -> None:
        self.answer = answer

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        with TURN:
            answer = self.answer(environ, start_response)
            try:
                return list(answer)
            finally:
                getattr(answer, "close", lambda: None)()


def serve_in_turn(server: Any) -> None:
    """Let a live server answer so; asked twice it is done once."""
    http = server.thread.httpd
    if not isinstance(http.get_app(), InTurn):
        http.set_app(InTurn(http.get_app()))


def wait_until_answered(seconds: float = 20.0) -> None:
    """Let the server finish what a closed browser still asked it for.

    A request that outlives its test would meet the next test's settings, and a database that is
    being emptied beneath it.
    """
    until = time.monotonic() + seconds
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(max(0.0, until - time.monotonic()))
            assert not thread.is_alive(), f"a request was not answered within {seconds:.0f} s"


def work() -> None:
    """What the worker does beside the server, job by job."""
    worker = Worker()
    while True:
        with TURN:
            if not worker.work_once():
                return
