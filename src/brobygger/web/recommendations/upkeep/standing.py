"""Is what the register says of a part still right? By part, never by person."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from brobygger.domain.recommendations.rhythm import add_months, months_since
from brobygger.web.recommendations.models import Annex, Part, Upkeep
from brobygger.web.ui.numbers import day

USUAL_MONTHS = 6
"""The rhythm of a part that nobody has given another one: twice between two budgets."""
RHYTHMS = (1, 2, 3, 6, 12)


@dataclass(frozen=True, slots=True)
class Standing:
    """When a part was last looked at, by whom it is kept, and whether it is time again."""

    updated_on: date
    due_on: date
    months: int
    person: Any
    said: str
    today: date

    @property
    def is_stale(self) -> bool:
        """The rhythm has run out."""
        return self.due_on < self.today

    @property
    def words(self) -> str:
        """ "ikke opdateret i 8 måneder", or the day on which it was."""
        if self.is_stale:
            return self.word
        return _("opdateret %(day)s") % {"day": day(self.updated_on)}

    @property
    def word(self) -> str:
        """The same where the day stands beside it: "ajour" is enough."""
        if not self.is_stale:
            return _("ajour")
        months = months_since(self.updated_on, self.today)
        words = ngettext(
            "ikke opdateret i %(months)s måned", "ikke opdateret i %(months)s måneder", months
        )
        return words % {"months": months}


def standing_of(part: Part, today: date) -> Standing:
    """How it stands with a part; one that nobody has touched was read when its annex came in.

    ``part`` comes with its recommendation's annex and its ``upkeep``.
    """
    row = upkeep_of(part)
    if row is None:
        begun = begun_on(part.recommendation.annex)
        due = add_months(begun, USUAL_MONTHS)
        return Standing(begun, due, USUAL_MONTHS, None, "", today)
    updated = row.updated_on or begun_on(part.recommendation.annex)
    return Standing(updated, row.due_on, row.months, row.person, row.said, today)


def upkeep_of(part: Part) -> Upkeep | None:
    """The row of a part, None where nobody has given it a person or an update."""
    found: Upkeep | None = getattr(part, "upkeep", None)
    return found


def begun_on(annex: Annex) -> date:
    """The day on which the annex was confirmed: until then all of it was looked at."""
    return timezone.localtime(annex.accepted_at).date()


def is_due(today: date) -> Q:
    """The parts that should be looked at again, as a question to the table of parts."""
    begun = datetime.combine(add_months(today, -USUAL_MONTHS), time.min)
    untouched = Q(upkeep=None, recommendation__annex__accepted_at__lt=timezone.make_aware(begun))
    return Q(upkeep__due_on__lt=today) | untouched
