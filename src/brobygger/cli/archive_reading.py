"""Reads the papers of a folder over all processors and writes down each as soon as it is read."""

import os
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import PurePosixPath

from brobygger import wiring
from brobygger.cli import archive_paper
from brobygger.cli.archive_folder import Bytes, Folder, bytes_on_disk, clean_name
from brobygger.cli.archive_ledger import Ledger, Told
from brobygger.cli.archive_paper import line_apart
from brobygger.messages import Language

AHEAD = 3
"""Files in hand for each process: while one is read, the next are fetched from the disk."""

_Read = tuple[str, str, bytes, float]
"""Name, hash, record, and the seconds that the reading took."""


def processors() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_here(folder: Folder, ledger: Ledger, workers: int, language: Language, told: Told) -> None:
    """Read what is wanted with so many processes at a time. Raises OSError."""
    with (
        wiring.prepare_readings(archive_paper.__name__) as readings,
        ThreadPoolExecutor(workers) as pool,
    ):

        def read(file: PurePosixPath, held: Bytes) -> _Read:
            begun = time.monotonic()
            line = line_apart(readings, held.data, clean_name(file.name), language)
            return folder.shown(file), held.sha256, line, time.monotonic() - begun

        running: set[Future[_Read]] = set()
        try:
            for file, held in _wanted(folder, ledger, told):
                running.add(pool.submit(read, file, held))
                if len(running) >= AHEAD * workers:
                    running = _written(running, ledger, told)
            while running:
                running = _written(running, ledger, told)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            readings.close()
            raise


def _wanted(folder: Folder, ledger: Ledger, told: Told) -> Iterator[tuple[PurePosixPath, Bytes]]:
    for file in folder.files:
        name = folder.shown(file)
        try:
            held = bytes_on_disk(folder.place(file))
        except OSError as error:
            ledger.not_had(name, error)
            told(1)
            continue
        if ledger.wants(name, held.sha256):
            yield file, held
        else:
            told(1)


def _written(running: set[Future[_Read]], ledger: Ledger, told: Told) -> set[Future[_Read]]:
    done, rest = wait(running, return_when=FIRST_COMPLETED)
    for each in done:
        ledger.write(*each.result())
        told(1)
    return rest
