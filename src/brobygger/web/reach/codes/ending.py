"""What is left of an initiative's card codes: looked for, not believed."""

from dataclasses import dataclass
from datetime import date

from brobygger.web.reach.codes.keys import has_key
from brobygger.web.reach.models import CardKey, CheckIn


@dataclass(frozen=True, slots=True)
class Leftover:
    """``keys`` there ever were, the last of them destroyed on a day. ``tokens`` and ``files`` are
    what is there now; ``is_over`` where nothing is, and the database says so too.
    """

    keys: int
    destroyed_on: date | None
    tokens: int
    files: int
    going: int

    @property
    def is_over(self) -> bool:
        """Every key is destroyed, and neither a token nor a file is left."""
        return not (self.tokens or self.files or self.going)


def look_for_leftovers(initiative: int) -> Leftover | None:
    """Count what is left in the database and on the disk; None where no key ever was."""
    keys = list(CardKey.objects.filter(initiative=initiative))
    if not keys:
        return None
    days = [key.destroyed_on for key in keys if key.destroyed_on]
    return Leftover(
        len(keys),
        max(days, default=None),
        CheckIn.objects.filter(key__in=keys).count(),
        sum(has_key(key) for key in keys),
        sum(key.state != CardKey.State.DESTROYED for key in keys),
    )
