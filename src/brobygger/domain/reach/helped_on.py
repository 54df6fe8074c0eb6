"""How many were helped on to another service, by service and half year, as it may be told.

The tool takes no case and knows nobody: a service has a number a month, and small numbers of a
month are told by nobody. Only half years that are over are told, because a number that grows by
one from week to week tells of that one.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from brobygger.domain.actors.half_year import half_year_of
from brobygger.domain.figures.disclosure import THRESHOLD, CannotProtect, ProtectedTable, protect
from brobygger.domain.figures.raw import RawCount
from brobygger.domain.figures.table import Atom, tabulate

Referred = Mapping[tuple[str, date], int]
"""(service, first day of the month) -> how many."""


def helped_on(
    counts: Referred,
    today: date,
    previous: Sequence[ProtectedTable] = (),
    threshold: int = THRESHOLD,
) -> ProtectedTable | None:
    """A table by service and half year with its sums, protected together with earlier ones.

    Where that cannot be, only sums over the services are told; None where nothing can.

    >>> found = helped_on({("job", date(2026, 3, 1)): 7}, date(2026, 9, 1))
    >>> sorted(found.cells)
    [('*', '*'), ('*', '2026-1'), ('job', '*'), ('job', '2026-1')]
    """
    now = half_year_of(today)
    cells: dict[Atom, RawCount] = {
        (service, f"{month:%Y-%m}"): RawCount(number)
        for (service, month), number in counts.items()
        if half_year_of(month) < now
    }
    if not cells:
        return None
    halves = {f"{month:%Y-%m}": half_year_of(month).code for _service, month in counts}
    for levels in ((("each", "all"), (halves, "all")), (("all",), (halves, "all"))):
        try:
            return protect(tabulate(cells, levels), threshold, previous)
        except CannotProtect:
            continue
    return None
