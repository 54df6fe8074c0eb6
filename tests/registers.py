"""A migrated register without rows: made once a run, and copied to whoever needs one.

Migrating takes ten seconds and copying none. The tests' own database in memory begins as a copy,
and so does that of each test which starts the program in processes of its own. On PostgreSQL it
is made once a process, and only for the latter: Django migrates the tests' own there.
"""

import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg

Connect = Callable[[], Any]
"""Opens a plain connection to a register, beside Django."""

Own = tuple[str, Connect]
"""The address of a register, as ``DATABASE_URL`` has it, and how it is looked into."""

OwnRegister = Callable[[Path], AbstractContextManager[Own]]
"""Gives a register in a folder, for as long as a test holds it."""


def migrate(url: str, home: Path) -> None:
    """Make the tables, as an installation does."""
    command = [sys.executable, "-m", "django", "migrate", "-v0", "--skip-checks"]
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "brobygger.web.entry.settings",
        "DATABASE_URL": url,
        "BROBYGGER_HOME": str(home),
    }
    subprocess.run(command, env=environment, check=True)


def migrated_file(folder: Path) -> Path:
    """The SQLite file in the folder of the run; whoever comes first makes it, others wait."""
    file = folder / "migrated.sqlite3"
    with (folder / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            fresh = folder / "migrating.sqlite3"
            migrate(f"sqlite:///{fresh}", folder)
            fresh.rename(file)
    return file


@contextmanager
def in_memory(file: Path) -> Iterator[None]:
    """Put the tables where Django looks for its tests' database; it finds nothing to migrate."""
    name = "file:memorydb_default?mode=memory&cache=shared"
    # A database in memory lives as long as somebody holds it open.
    with closing(sqlite3.connect(name, uri=True)) as kept, closing(sqlite3.connect(file)) as made:
        made.backup(kept)
        yield


@contextmanager
def copies_of_file(file: Path) -> Iterator[OwnRegister]:
    """Registers that are copies of the SQLite file."""

    @contextmanager
    def own(folder: Path) -> Iterator[Own]:
        copy = Path(shutil.copy(file, folder / "db.sqlite3"))
        yield f"sqlite:///{copy}", lambda: sqlite3.connect(copy, timeout=10)

    yield own


@contextmanager
def copies_on_server(server: str, home: Path) -> Iterator[OwnRegister]:
    """Registers that are copies of a database made here first; all are dropped in the end."""
    start = server.rpartition("/")[0]
    names: list[str] = []

    def create(source: str) -> str:
        names.append(f"test_own_{os.getpid()}_{len(names)}")
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {names[-1]} TEMPLATE {source}")
        return f"{start}/{names[-1]}"

    @contextmanager
    def own(_folder: Path) -> Iterator[Own]:
        url = create(names[0])
        yield url, lambda: psycopg.connect(url)

    def drop(name: str) -> None:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    first = create("template1")
    try:
        migrate(first, home)
        yield own
    finally:
        for name in names:
            drop(name)
