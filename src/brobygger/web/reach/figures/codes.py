"""The codes of an initiative, counted for its figures: numbered by the database, which keeps them.

No token leaves the database. Each gets a number in its place, which says that two rows are of the
same card and nothing else.
"""

from django.db.models import Window
from django.db.models.functions import DenseRank

from brobygger import wiring
from brobygger.domain.reach.bounds import CARD_ERROR, Assumptions
from brobygger.domain.reach.counting import OfKeys
from brobygger.domain.reach.edition import TALLY_ALONE, Codes
from brobygger.web.reach.models import CheckIn


def codes_of(initiative: int) -> Codes:
    """The codes of an initiative, ready to be counted (one question)."""
    number = Window(DenseRank(), order_by=["key_id", "token"])
    rows = CheckIn.objects.filter(key__initiative=initiative).annotate(number=number)
    by_key: dict[int, tuple[list[str], list[int]]] = {}
    for key, session, code in rows.order_by().values_list("key_id", "session_id", "number"):
        sessions, codes = by_key.setdefault(key, ([], []))
        sessions.append(str(session))
        codes.append(code)
    if not by_key:
        return TALLY_ALONE
    keys = [wiring.count_numbered(*by_key[key]) for key in sorted(by_key)]
    return Codes(keys[0] if len(keys) == 1 else OfKeys(keys), Assumptions(CARD_ERROR))
