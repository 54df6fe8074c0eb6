"""What the register's filters ask of a recommendation, as words on its own row.

Category and administration sit on the parts. Asking thousands of rows for their parts at every
chip is slow, so each recommendation keeps the answers as words, like its folded text. They are
made from the parts by ``write_keys`` and by nothing else; every step that changes a part calls it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q

from brobygger.web.recommendations.models import Recommendation

CATEGORY, OWNER, END = "kategori", "forvaltning", "slutdato"
NOBODY, OPEN = "ingen", "mangler"
"""The words of a part that names no administration (or has no category), and of one that is paid
today by a plan or a grant whose last day the paper does not say."""
PAID_TODAY = ("plan", "past_grant")
"""The sources that pay a part now; the others repeat how it is to be lifted."""


def has_part(kind: str, value: str) -> Q:
    """The recommendations with a part of this category, or of this administration."""
    return Q(keys__contains=_word(kind, value))


def write_keys(recommendations: Iterable[Recommendation]) -> None:
    """Make the words anew from the parts as they stand."""
    rows = Recommendation.objects.filter(pk__in=[row.pk for row in recommendations])
    for row in rows.prefetch_related("parts__responsibilities", "parts__sources"):
        words: dict[str, None] = {}
        for part in row.parts.all():
            words[_word(CATEGORY, part.shown_category or NOBODY)] = None
            owners = [owner.administration for owner in part.responsibilities.all()]
            words.update(dict.fromkeys(_word(OWNER, owner) for owner in owners or [NOBODY]))
            if any(one.kind in PAID_TODAY and not one.valid_to for one in part.sources.all()):
                words[_word(END, OPEN)] = None
        row.keys = "".join(words)
        # The parts have a history; what is only derived from them needs none of its own.
        keep: Any = row  # the method comes with the history and has no type
        keep.save_without_historical_record(update_fields=["keys"])


def _word(kind: str, value: str) -> str:
    return f" {kind}={value} "
