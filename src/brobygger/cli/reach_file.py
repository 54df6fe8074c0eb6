"""A log of sessions and its codes from files on the disk or standard input."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from brobygger import wiring
from brobygger.cli.answering import placed, unreadable_in
from brobygger.cli.files import STDIN, missing
from brobygger.cli.rows_file import shown_name, text_of_file
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.kernel.problem import Problem, Unreadable
from brobygger.domain.reach.counting import Counting
from brobygger.domain.reach.file import check_keys, read_checkins, read_sessions, strangers
from brobygger.domain.reach.logged import Logged

PARQUET = b"PAR1"
"""The first four bytes of every Parquet file."""


@dataclass(frozen=True, slots=True)
class Source:
    """The sessions asked about, the engine that counts their codes, and what is wrong with them."""

    log: tuple[Logged, ...]
    counting: Counting | None
    problems: tuple[Problem, ...]


def source_of_files(
    sessions: str, checkins: str | None, machine: wiring.Machine = "duckdb"
) -> Source:
    """The log of a file and the codes of another; raises Unreadable with the file it is about."""
    name = shown_name(sessions)
    try:
        log, wrong = read_sessions(_text(sessions))
    except Unreadable as unreadable:
        raise unreadable_in(name, unreadable) from unreadable
    problems = [placed(problem, name) for problem in wrong]
    if checkins is None:
        return Source(tuple(log), None, tuple(problems))
    name = shown_name(checkins)
    try:
        counting, found, wrong = _codes(checkins, machine)
    except Unreadable as unreadable:
        raise unreadable_in(name, unreadable) from unreadable
    problems += [placed(problem, name) for problem in (*wrong, *strangers(log, found))]
    return Source(tuple(log), counting, tuple(problems))


def _codes(path: str, machine: wiring.Machine) -> tuple[Counting, Iterable[str], list[Problem]]:
    if _is_parquet(path):
        counting, sessions, keys = wiring.count_parquet(Path(path), machine)
        check_keys(keys)
        return counting, sessions, []
    if machine == "spark":
        raise Unreadable(Problem("FILE-017", "error"))
    codes, wrong = read_checkins(text_of_file(path))
    return wiring.count_codes(codes), {session for session, _ in codes}, wrong


def _text(path: str) -> str:
    if not _is_parquet(path):
        return text_of_file(path)
    if Path(path).stat().st_size > MOST_BYTES:
        params = {
            "megabytes": str(-(-Path(path).stat().st_size // 2**20)),
            "most": str(MOST_BYTES // 2**20),
        }
        raise Unreadable(Problem("DOCUMENT-002", "error", params=params))
    return wiring.text_of_parquet(Path(path))


def _is_parquet(path: str) -> bool:
    """Known by its first bytes; standard input is read once and as text."""
    if path == STDIN:
        return False
    try:
        with Path(path).open("rb") as file:
            return file.read(len(PARQUET)) == PARQUET
    except OSError as error:
        raise Unreadable(missing(path, error)) from error
