"""Reads the papers of a folder as jobs of Spark, for an archive beyond one machine.

The folder must lie where every machine of the cluster finds it under the same path. First all files
are hashed there, then those that are wanted are read; each paper in a process of its own, as here.
"""

import time
from functools import lru_cache, partial
from pathlib import Path

from brobygger import wiring
from brobygger.cli import archive_paper
from brobygger.cli.archive_folder import Folder, bytes_of, clean_name
from brobygger.cli.archive_ledger import Ledger, Told
from brobygger.cli.archive_paper import line_apart
from brobygger.messages import Language

Missing = tuple[int, str]
"""The number and the words of what the disk said."""


def read_on_spark(folder: Folder, ledger: Ledger, language: Language, told: Told) -> None:
    """Read what is wanted on the cluster. Raises OSError, and Unreadable without Spark or Java."""
    places = [str(path.resolve()) for path in folder.files]
    wanted: list[Path] = []
    hashes: list[str] = []
    for path, found in zip(folder.files, wiring.each_on_spark(places, hash_of), strict=True):
        name = folder.shown(path)
        if not isinstance(found, str):
            ledger.not_had(name, OSError(*found))
        elif ledger.wants(name, found):
            wanted.append(path)
            hashes.append(found)
            continue
        told(1)
    places = [str(path.resolve()) for path in wanted]
    lines = wiring.each_on_spark(places, partial(line_at, language))
    for path, sha256, found in zip(wanted, hashes, lines, strict=True):
        name, (now, line, seconds) = folder.shown(path), found
        if now == sha256:
            ledger.write(name, sha256, line, seconds)
        else:  # it was changed or taken away between the two looks
            ledger.not_had(name, FileNotFoundError())
        told(1)


def hash_of(place: str) -> str | Missing:
    """The hash of a file on the machine that works on it, or why it cannot be had."""
    try:
        return bytes_of(Path(place)).sha256
    except OSError as error:
        return error.errno or 0, error.strerror or type(error).__name__


def line_at(language: Language, place: str) -> tuple[str, bytes, float]:
    """Hash and record of a file, and the seconds that it took; no hash where it is gone."""
    begun = time.monotonic()
    path = Path(place)
    try:
        held = bytes_of(path)
    except OSError:
        return "", b"", 0.0
    line = line_apart(_readings(), held.data, clean_name(path.name), language)
    return held.sha256, line, time.monotonic() - begun


@lru_cache(maxsize=1)
def _readings() -> wiring.Readings:
    """Of this worker of Spark; its parent ends when the worker does."""
    return wiring.prepare_readings(archive_paper.__name__)
