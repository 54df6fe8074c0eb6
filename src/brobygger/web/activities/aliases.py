"""Which neutral names an activity may have, and what is wrong with one that tells too much."""

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from brobygger.domain.activities.alias import free_alias, telling_words
from brobygger.web.activities.facts import ActivityFacts
from brobygger.web.activities.models import Activity
from brobygger.web.initiatives.models import TargetGroup, Theme
from brobygger.web.ui.faults import Fault

PLAINEST = "Klubben"
"""Where no day is known. Both names are Danish whoever asks: they stand in the world outside."""

_A_MONDAY = date(2024, 1, 1)


def proposed(starts_on: date | None, taken: list[str]) -> str:
    """A neutral name that no other activity has: "Onsdagsholdet", "Klubben 2"."""
    return free_alias(_of_weekday(starts_on) if starts_on else PLAINEST, 2, taken)


def suggestions(taken: list[str]) -> list[str]:
    """The names to choose among: one for each weekday, and one for none."""
    days = [date.fromordinal(_A_MONDAY.toordinal() + at) for at in range(7)]
    return [proposed(None, taken), *(proposed(day, taken) for day in days)]


def taken_aliases(but: int | None = None) -> list[str]:
    """The names that activities have already, those that are over too (one query)."""
    return list(Activity.objects.exclude(pk=but or 0).values_list("alias", flat=True))


def _of_weekday(day: date) -> str:
    with override("da"):
        weekday = date_format(day, "l")
    return f"{weekday.capitalize()}sholdet"


def alias_faults(facts: ActivityFacts) -> Iterator[Fault]:
    """A name that gives away the title, the theme or the target group."""
    theme = Theme.objects.filter(pk=facts.theme or 0).values_list("title", flat=True)
    group = TargetGroup.objects.filter(pk=facts.target_group or 0).values_list("title", flat=True)
    if words := telling_words(facts.alias, [facts.title, *theme, *group]):
        told = _(
            "»%(words)s« fortæller, hvad aktiviteten handler om, eller hvem der kommer. Navnet ses "
            "udadtil og kan udstille dem. Vælg et neutralt, fx Onsdagsholdet eller Klubben."
        )
        yield Fault(told % {"words": ", ".join(words)}, field="alias")
