"""Keeps a solver's own lines off standard output, which is for the answer."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def solver_on_stderr() -> Iterator[None]:
    """Whatever a solver prints meanwhile goes to the error stream.

    HiGHS 1.12 prints "HighsMipSolverData::transformNewIntegerFeasibleSolution tmpSolver.run();" by
    printf where a whole solution must be mended, whatever its options say. A programme without
    whole numbers never does. The web's processes have no standard output (``entry/serve.py``).
    """
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
