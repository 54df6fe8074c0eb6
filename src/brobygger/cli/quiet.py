"""Keeps a solver's own lines off standard output, which is for the answer."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def solver_on_stderr() -> Iterator[None]:
    """Whatever a solver prints meanwhile goes to the error stream.

    HiGHS prints a line of its own now and then, past Python, and has no setting against it.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
