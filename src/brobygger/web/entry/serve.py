"""Server and job worker as two children of one process that keeps them alive.

One process to start and one to stop: SIGTERM and SIGINT stop both politely; a child that dies is
started again, after a pause that grows while it keeps dying.
"""

import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from types import FrameType
from urllib.error import URLError
from urllib.request import urlopen

_WORKERS, _THREADS = 2, 4  # measured best on two cores (see the decision record on the stack)
_LONGEST_PAUSE = 30.0
_PATIENCE = 25.0


@dataclass
class Child:
    """A process that must be running."""

    name: str
    command: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    deaths: int = 0
    not_before: float = field(default=0.0)

    def keep_alive(self) -> None:
        """Start it if it is not running; a death within a minute makes the next pause longer."""
        now = time.monotonic()
        if self.process is not None and self.process.poll() is None:
            return
        if self.process is not None:
            self.deaths = self.deaths + 1 if now - self.started < 60 else 1
            self.not_before = now + min(_LONGEST_PAUSE, 0.5 * 2 ** (self.deaths - 1))
            print(f"{self.name} stopped ({self.process.returncode}); starting again", flush=True)
            self.process = None
        if now >= self.not_before:
            # A session of its own: Ctrl+C reaches only us, and we stop the children in order.
            # What it has to tell stands on the error stream. HiGHS prints lines of its own with
            # printf, whatever its options say (see `cli/quiet.py`), to standard output.
            self.process = subprocess.Popen(
                self.command, start_new_session=True, stdout=subprocess.DEVNULL
            )
            self.started = now

    def stop(self, patience: float) -> None:
        """Ask it to stop; insist when it does not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def serve(host: str, port: int) -> int:
    """Run until asked to stop; 1 when the port is taken."""
    if not _is_free(host, port):
        print(f"Port {port} is in use. Choose another: PORT=8080 make demo", file=sys.stderr)
        return 1
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    children = [
        Child("server", _gunicorn(host, port)),
        Child("worker", [sys.executable, "-m", "brobygger.web", "work"]),
    ]
    threading.Thread(target=_greet, args=(host, port, stopping), daemon=True).start()
    try:
        while not stopping.is_set():
            for child in children:
                child.keep_alive()
            stopping.wait(0.2)
    finally:
        for child in children:
            child.stop(_PATIENCE)
    return 0


def _gunicorn(host: str, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "brobygger.web.entry.wsgi:application"),
        *("--bind", f"{host}:{port}", "--worker-class", "gthread"),
        *("--workers", str(_WORKERS), "--threads", str(_THREADS)),
        *("--timeout", "60", "--graceful-timeout", "20", "--log-level", "warning"),
        *("--no-control-socket", "--logger-class", "brobygger.web.entry.server_log.ServerLog"),
    ]


def _is_free(host: str, port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _greet(host: str, port: int, stopping: threading.Event) -> None:
    """Print the address when the server really answers."""
    near = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    while not stopping.wait(0.1):
        try:
            with urlopen(f"http://{near}:{port}/sundhed/klar", timeout=2) as answer:
                if answer.status == 200:
                    break
        except (URLError, OSError):
            continue
    else:
        return
    print(f"\n  Brobygger: http://{near}:{port}/\n", flush=True)
    _print_accounts()
    print("  Stop: Ctrl+C\n", flush=True)


def _print_accounts() -> None:
    import django

    django.setup()
    from django.conf import settings

    from brobygger.web.accounts.demo import ACCOUNTS, PASSWORD

    if not settings.DEMO:
        return
    for account in ACCOUNTS:
        print(f"  {account.username:<15} {PASSWORD}   {account.task}")
    print(flush=True)
