"""A file of rows or JSON from the disk or standard input, as text; read once, nothing stored."""

import sys
from pathlib import Path

from brobygger.cli.files import STDIN, missing
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.kernel.delimited import text_of
from brobygger.domain.kernel.problem import Problem, Unreadable


def text_of_file(name: str) -> str:
    """The letters of a file; raises Unreadable with what a person can put right."""
    try:
        data = _bytes(name)
    except OSError as error:
        raise Unreadable(missing(name, error)) from error
    if len(data) > MOST_BYTES:
        params = {"megabytes": str(-(-len(data) // 2**20)), "most": str(MOST_BYTES // 2**20)}
        raise Unreadable(Problem("DOCUMENT-002", "error", params=params))
    return text_of(data)


def shown_name(name: str) -> str:
    """How a file is named to the reader: without its folder."""
    return "stdin" if name == STDIN else Path(name).name


def _bytes(name: str) -> bytes:
    if name == STDIN:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)
