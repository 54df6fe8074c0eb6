"""Where an agreement stands today, in a word and a shape."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from brobygger.web.actors.asking import RENEW_DAYS
from brobygger.web.actors.models import Agreement


@dataclass(frozen=True, slots=True)
class Standing:
    """``colour`` gives the badge its shape; ``is_open`` while it has not ended."""

    word: str
    colour: str
    is_open: bool = True


def standing(
    starts_on: date, ends_on: date | None, renewal_on: date | None, today: date
) -> Standing:
    """What is said of an agreement on a day."""
    if ends_on is not None and ends_on < today:
        return Standing(_("ophørt"), "grey", is_open=False)
    if renewal_on is not None and renewal_on < today:
        return Standing(_("fornyelsen er overskredet"), "red")
    if renewal_on is not None and renewal_on <= today + timedelta(days=RENEW_DAYS):
        return Standing(_("skal fornys"), "blue")
    if starts_on > today:
        return Standing(_("begynder senere"), "open")
    return Standing(_("gælder"), "covered")


def standing_of(row: Agreement, today: date) -> Standing:
    """The same of a row."""
    return standing(row.starts_on, row.ends_on, row.renewal_on, today)
