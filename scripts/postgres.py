"""Print the address of the PostgreSQL that the web suite runs on, or say in one line what is wrong.

The server is expected on this machine with trust sign-in. Which role may sign in differs
between installations, so the usual two are tried; ``DATABASE_URL`` names any other.
"""

import os
import sys

import psycopg

HOST, PORT, DATABASE = "127.0.0.1", 5432, "test"
ROLES = ("postgres", "root")


def find_url() -> str | None:
    """The first address that lets us in and may create the test databases."""
    if given := os.environ.get("DATABASE_URL"):
        return given
    for role in ROLES:
        url = f"postgres://{role}@{HOST}:{PORT}/{DATABASE}"
        try:
            with psycopg.connect(url, connect_timeout=3) as connection:
                row = connection.execute(
                    "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user"
                ).fetchone()
        except psycopg.OperationalError:
            continue
        if row and row[0]:
            return url
    return None


if __name__ == "__main__":
    if (url := find_url()) is None:
        sys.exit(
            f"PostgreSQL does not answer on {HOST}:{PORT} (database {DATABASE}, roles "
            f"{' and '.join(ROLES)}, trust): start it, or set DATABASE_URL."
        )
    print(url)
