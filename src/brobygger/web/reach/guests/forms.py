"""The partner's form: sessions of the series that lack numbers, and what is typed of one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from brobygger.web.activities.models import GuestLink, HeadGroup, Session
from brobygger.web.reach.register.choices import Pair
from brobygger.web.reach.register.facts import TallyFacts
from brobygger.web.reach.register.forms import DatedForm
from brobygger.web.ui.numbers import day
from brobygger.web.ui.together import values_together

LATELY = timedelta(days=7)
"""A session that lacks numbers for longer than a week is not what one comes to write about."""

MOST_DUE = 6
"""Sessions that are offered as buttons, the latest; older ones are written by their day."""


@dataclass(frozen=True, slots=True)
class Due:
    """A session of the series that lacks numbers."""

    pk: int
    on: date
    order: int | None


def offered_to(link: GuestLink, today: date) -> tuple[list[Due], list[Pair]]:
    """Sessions that lack numbers, the latest first, and the broad groups (one query)."""
    rows = Session.objects.filter(activity=link.activity_id, on__lte=today, tally=None)
    due, groups = values_together(
        (rows.exclude(state=Session.State.CANCELLED), ("on", "pk", "order")),
        (HeadGroup.objects.filter(is_in_use=True), ("order", "title", "pk")),
    )
    latest = sorted(due, key=lambda row: row[:2], reverse=True)[:MOST_DUE]
    return (
        [Due(pk, on, order) for on, pk, order in latest],
        [(pk, title) for _order, title, pk in sorted(groups)],
    )


class GuestForm(DatedForm):
    """Numbers of one session of the series, by button or by its day."""

    def __init__(
        self,
        link: GuestLink,
        due: Sequence[Due],
        groups: Sequence[Pair],
        today: date,
        data: Any = None,
    ) -> None:
        self.link, self.today = link, today
        self.due = {f"m{row.pk}": row for row in due}
        latest = due[0].on if due else date.min
        self.first_day = next(iter(self.due)) if today - latest <= LATELY else "today"
        super().__init__(groups, today, data)

    def days(self) -> list[tuple[str, Any]]:
        """The sessions that lack numbers; today too, where none of them is today's."""
        offered = [(name, self._words(row)) for name, row in self.due.items()]
        if all(row.on != self.today for row in self.due.values()):
            offered.append(("today", _("i dag")))
        return [*offered, ("other", _("en anden dag"))]

    def day_of(self, button: str) -> date | None:
        """The day of a button; None for another day."""
        row = self.due.get(button)
        return row.on if row else super().day_of(button)

    @property
    def facts(self) -> TallyFacts:
        """What was filled in, once the form is valid."""
        given = self.cleaned_data
        row = self.due.get(given["day"])
        return TallyFacts(
            activity=self.link.activity_id,
            on=given["on"],
            order=given["order"],
            session=row.pk if row else None,
            **self.numbers,
        )

    def _words(self, row: Due) -> str:
        words = _("i dag") if row.on == self.today else day(row.on)
        return _("%(day)s, nr. %(n)s") % {"day": words, "n": row.order} if row.order else words
