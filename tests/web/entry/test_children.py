"""What the server's children print: nothing on standard output, all of it on the error stream."""

import sys

import pytest

from brobygger.web.entry.serve import Child


def test_a_line_that_a_solver_prints_is_seen_nowhere(capfd: pytest.CaptureFixture[str]) -> None:
    """HiGHS prints past Python, whatever its options say."""
    code = "import os; os.write(1, b'HighsMipSolverData says'); os.write(2, b'a log line')"
    child = Child("child", [sys.executable, "-c", code])
    child.keep_alive()
    assert child.process is not None
    assert child.process.wait(30) == 0
    said = capfd.readouterr()
    assert (said.out, said.err) == ("", "a log line")
