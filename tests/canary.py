"""A person number for tests, made by rule and never printed in the repository."""

from django.db import connection

from domain.kernel.test_cpr import DAY, passing


def a_cpr(separator: str = "-") -> str:
    """Ten digits that the register must never hold: a date and the four that pass modulus 11."""
    return f"{DAY}{separator}{passing(DAY)}"


def dump() -> str:
    """Every value of every table as one text: what a thief of the database would read."""
    with connection.cursor() as cursor:
        held = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            held += [repr(row) for row in cursor.fetchall()]
    return "\n".join(held)
