"""The log of the running program: lines with ISO times, and no person number in any of them.

What a person typed is not logged on purpose. But an address, a file name or a fault of a library
may quote it, so every line is looked through as the last thing that happens to it.
"""

import logging
import re
import time

from brobygger.domain.kernel.cpr import find_cpr_like, hide_cpr_like

_CODED = re.compile(r"(?<=[0-9]{6})(?:%20|%2D|\+|_|%C2%A0|%E2%80%9[013])(?=[0-9]{4})", re.I)
"""How an address or a file name writes what stands between the date and the four last digits."""


def hide(text: str) -> str:
    """The text without anything that may be a person number, also as addresses write it."""
    plain = _CODED.sub("-", text)
    return hide_cpr_like(plain if find_cpr_like(plain) else text)


class Line(logging.Formatter):
    """A line of the log, with the trace of a fault where there is one.

    Times are in UTC as ISO 8601 writes them, whatever the machine's own clock is set to.
    """

    converter = staticmethod(time.gmtime)
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """The whole line: message, trace and stack are looked through together."""
        return hide(super().format(record))
