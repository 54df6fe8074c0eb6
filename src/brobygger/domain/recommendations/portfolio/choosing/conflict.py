"""Why nothing is possible: conditions that cannot all be kept, and none too many of them."""

from brobygger.domain.recommendations.portfolio.choosing.program import Program
from brobygger.domain.recommendations.portfolio.choosing.question import Row
from brobygger.domain.recommendations.portfolio.choosing.terms import Terms


def conflict(terms: Terms, limit_s: int) -> tuple[Row, ...]:
    """Conditions that contradict each other; without any one of them there would be an answer.

    Each condition is left out in turn, and stays out where the rest still contradict each other.
    Where the time does not suffice to say so, it is kept.
    """
    kept = list(terms.rows)
    for row in terms.rows:
        rest = tuple(one for one in kept if one is not row)
        answer = Program(terms, rest, limit_s).best({})
        if answer.notes is None and answer.is_proven:
            kept = list(rest)
    return tuple(kept)
