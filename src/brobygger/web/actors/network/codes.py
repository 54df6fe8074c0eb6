"""Rows as the codes that the rules of the network speak of, and back.

Each kind has a letter of its own, so that one list of names serves them all.
"""


def actor_code(pk: int) -> str:
    """An organisation."""
    return f"a{pk}"


def pk_of(code: str) -> int:
    """The number of the row that a code stands for."""
    return int(code[1:])


def sector_code(pk: int | None) -> str | None:
    """A sector; None for an organisation without one."""
    return None if pk is None else f"s{pk}"


def theme_code(pk: int) -> str:
    """A theme."""
    return f"t{pk}"


def group_code(pk: int) -> str:
    """A target group."""
    return f"g{pk}"


def place_code(pk: int) -> str:
    """An area."""
    return f"p{pk}"


def day_code(day: int) -> str:
    """A day of the week, 1 for Monday."""
    return f"d{day}"
