"""How often a law is tried: a few times in `make test`, at its full count in `make prove`.

    @settings(max_examples=examples(small=50, full=10_000))

A test without settings of its own takes the counts of the profile in ``conftest.py``.
"""

import os

PROVE = os.environ.get("BROBYGGER_PROVE") == "1"


def examples(*, small: int, full: int) -> int:
    """The number of examples this run asks for."""
    return full if PROVE else small
