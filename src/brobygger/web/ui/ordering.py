"""Where a blank stands in a sorted list: said each time, since the two databases differ.

SQLite puts a blank before every value and PostgreSQL after it. A list that leaves it unsaid reads
one way on the demo and another way in the house.
"""

from django.db.models import F, OrderBy


def blank_first(field: str) -> OrderBy:
    """Ascending, and what has no value yet before all that has."""
    return F(field).asc(nulls_first=True)


def blank_last(field: str) -> OrderBy:
    """Ascending, and what has no value after all that has."""
    return F(field).asc(nulls_last=True)


def by_head(field: str, *, down: bool) -> OrderBy:
    """As a head cell sorts, up or down: whoever sorts by a column looks for its values, so that
    the blanks stand last both ways."""
    return F(field).desc(nulls_last=True) if down else blank_last(field)
