"""Reads papers as jobs of Spark, for an archive beyond one machine.

A folder must lie where every machine of the cluster finds it under the same path; a store has an
address, and the cluster has the connector for it. First all files are hashed there, then those that
are wanted are read; each paper in a process of its own, as here.
"""

import time
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import BinaryIO

from brobygger import wiring
from brobygger.cli import archive_paper
from brobygger.cli.archive_folder import Closed, Folder, bytes_of, clean_name, not_empty
from brobygger.cli.archive_ledger import Ledger, Told
from brobygger.cli.archive_paper import line_apart
from brobygger.cli.files import missing
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.messages import Language

Missing = tuple[int, str]
"""The number and the words of what the disk or the store said."""
Opened = Callable[[], BinaryIO]


def is_address(folder: str) -> bool:
    """Whether it names a folder in a store, such as ``s3a://bucket/papers``."""
    return "://" in folder


def stored(address: str) -> Folder:
    """The folder at an address; raises Unreadable where there is none, or nothing in it."""
    try:
        store = wiring.store_on_spark(address)
    except FileNotFoundError as error:
        raise Unreadable(missing(address, error)) from error
    except NotADirectoryError as error:
        raise Unreadable(Problem("DOCUMENT-085", "error", params={"name": address})) from error
    closed: Closed = []

    def remember(place: str, error: OSError) -> None:
        closed.append((PurePosixPath(place), error))

    folder = Folder.walked(store.root, store.walk(remember), closed, is_pipe=lambda _: False)
    return not_empty(folder, address)


def read_on_spark(folder: Folder, ledger: Ledger, language: Language, told: Told) -> None:
    """Read what is wanted on the cluster. Raises OSError, and Unreadable without Spark or Java."""
    places = [folder.place(file) for file in folder.files]
    wanted: list[PurePosixPath] = []
    hashes: list[str] = []
    for file, found in zip(folder.files, wiring.each_on_spark(places, hash_of), strict=True):
        name = folder.shown(file)
        if not isinstance(found, str):
            ledger.not_had(name, OSError(*found))
        elif ledger.wants(name, found):
            wanted.append(file)
            hashes.append(found)
            continue
        told(1)
    places = [folder.place(file) for file in wanted]
    lines = wiring.each_on_spark(places, partial(line_at, language))
    for file, sha256, found in zip(wanted, hashes, lines, strict=True):
        name, (now, line, seconds) = folder.shown(file), found
        if now == sha256:
            ledger.write(name, sha256, line, seconds)
        else:  # it was changed or taken away between the two looks
            ledger.not_had(name, FileNotFoundError())
        told(1)


def hash_of(place: str, opened: Opened) -> str | Missing:
    """The hash of a file on the machine that works on it, or why it cannot be had."""
    try:
        return bytes_of(opened).sha256
    except OSError as error:
        return error.errno or 0, error.strerror or type(error).__name__


def line_at(language: Language, place: str, opened: Opened) -> tuple[str, bytes, float]:
    """Hash and record of a file, and the seconds that it took; no hash where it is gone."""
    begun = time.monotonic()
    try:
        held = bytes_of(opened)
    except OSError:
        return "", b"", 0.0
    name = clean_name(PurePosixPath(place).name)
    line = line_apart(_readings(), held.data, name, language)
    return held.sha256, line, time.monotonic() - begun


@lru_cache(maxsize=1)
def _readings() -> wiring.Readings:
    """Of this worker of Spark; its parent ends when the worker does."""
    return wiring.prepare_readings(archive_paper.__name__)
