"""Brobygger's own database for commands that are asked for it. Loads the web."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from brobygger.domain.kernel.problem import Problem, Unreadable


@contextmanager
def database() -> Iterator[None]:
    """The database for what stands inside; raises Unreadable where it cannot be used.

    An installed `brobygger` finds it as the server does: by DATABASE_URL, or below BROBYGGER_HOME.
    The settings are named here, so that nobody has to set a variable for them.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brobygger.web.entry.settings")
    import django
    from django.db import DatabaseError

    django.setup()
    try:
        yield
    except DatabaseError as error:
        params = {"reason": type(error).__name__}
        raise Unreadable(Problem("REGISTER-015", "error", params=params)) from error
