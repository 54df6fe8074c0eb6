"""The card codes of a log as the rules count them. Tokens are raw: they stay in this file."""

from collections.abc import Sequence

from brobygger import wiring
from brobygger.domain.reach.bounds import Assumptions
from brobygger.domain.reach.counting import OfKeys
from brobygger.domain.reach.edition import TALLY_ALONE, Codes
from brobygger.web.reach.models import CheckIn

CODE_ERROR = (0.0, 0.02)
"""The share of codes that are wrong or on a replaced card: the design's assumption for cards."""


def codes_of(sessions: Sequence[str]) -> Codes:
    """The codes given at these sessions, those of each key for themselves (one question).

    Where no session asked for codes, nothing is asked and the tally stands alone.
    """
    if not sessions:
        return TALLY_ALONE
    rows = CheckIn.objects.filter(session__in=[int(one) for one in sessions])
    by_key: dict[int, list[tuple[str, bytes]]] = {}
    for key, session, token in rows.values_list("key__epoch", "session_id", "token").order_by():
        by_key.setdefault(key, []).append((str(session), bytes(token)))
    if not by_key:
        return TALLY_ALONE
    engines = [wiring.count_codes(by_key[key]) for key in sorted(by_key)]
    return Codes(OfKeys(engines), Assumptions(code_error=CODE_ERROR))
