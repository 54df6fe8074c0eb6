"""Where a worker who worries about a citizen can turn, as pages show it. The tool takes no case."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from brobygger.domain.actors.half_year import month_later
from brobygger.web.activities.models import HelpContact

MONTHS = 6
"""After so many months a number or its hours may have changed: somebody has to try it again."""


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A service that answers; ``is_old`` where nobody has tried it for half a year."""

    contact: HelpContact
    is_old: bool

    @property
    def dial(self) -> str:
        """The number as a telephone takes it."""
        return "".join(self.contact.number.split())


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """The services of one kind; life comes first."""

    kind: str
    title: str
    lines: Sequence[HelpLine]


def help_list(initiative_id: int) -> list[HelpGroup]:
    """The contacts of an initiative by kind, in their order (one query).

    For everybody who holds a link, too: it is shown without an account.
    """
    today = timezone.localdate()
    lines: dict[str, list[HelpLine]] = {}
    rows = HelpContact.objects.filter(initiative=initiative_id, is_removed=False)
    for row in rows.order_by("order", "pk"):
        good_until = row.checked_on
        for _month in range(MONTHS):
            good_until = month_later(good_until)
        lines.setdefault(row.kind, []).append(HelpLine(row, good_until < today))
    return [
        HelpGroup(kind, str(label), lines[kind])
        for kind, label in HelpContact.Kind.choices
        if kind in lines
    ]
