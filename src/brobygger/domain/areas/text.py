"""Free text about places and organisations, refused where it may hold a person number."""

from collections.abc import Iterator, Mapping

from brobygger.domain.kernel.cpr import find_cpr_like
from brobygger.domain.kernel.place import NOWHERE, Place
from brobygger.domain.kernel.problem import Problem


def refused_texts(texts: Mapping[str, str], where: Place = NOWHERE) -> Iterator[Problem]:
    """A problem for each text that may hold a person number: the field and where in it, no digits.

    A doubtful number is refused too: nothing about a place needs ten digits in a row.

    >>> [problem.params for problem in refused_texts({"evidence": "Se mødet den 3. maj"})]
    []
    """
    for field, text in texts.items():
        for hit in find_cpr_like(text):
            params = {"start": str(hit.start + 1), "end": str(hit.end)}
            yield Problem("AREA-008", "error", where, params=params, field=field)
