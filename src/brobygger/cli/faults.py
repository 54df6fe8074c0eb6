"""Faults of ours: one line with a number for the reader, the details in a file for the operator."""

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from brobygger.cli.texts import SAID
from brobygger.messages import Language

EXIT_CODE = 3


def report(error: Exception, language: Language, *, debug: bool) -> str:
    """Tell of a fault on the error stream and keep its details; returns its number."""
    number = uuid4().hex[:8]
    print(SAID["fault"].said(language).format(id=number), file=sys.stderr)
    if debug:
        traceback.print_exception(error, file=sys.stderr)
    elif (log := _log(number, error)) is not None:
        print(SAID["details"].said(language).format(place=log), file=sys.stderr)
    return number


def _log(number: str, error: Exception) -> Path | None:
    """Keep where it broke, not what was in hand: an error's text may quote the paper."""
    base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    log = Path(base) / "brobygger" / "faults.log"
    frames = "".join(traceback.format_tb(error.__traceback__))
    entry = f"{datetime.now(UTC).isoformat()} {number} {type(error).__qualname__}\n{frames}\n"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(entry)
    except OSError:
        return None
    return log
