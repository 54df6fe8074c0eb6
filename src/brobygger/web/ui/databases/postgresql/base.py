"""PostgreSQL as Django opens it, with the guard around every statement."""

from typing import Any

from django.db.backends.postgresql import base

from brobygger.web.ui.databases import refuse_numbers


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that writes no person number."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.execute_wrappers.append(refuse_numbers)
