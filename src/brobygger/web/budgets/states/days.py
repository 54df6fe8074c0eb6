"""The day that a page about states speaks of: asked for in the address, with the usual ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from brobygger.domain.kernel.period import PeriodError, parse_date
from brobygger.domain.recommendations.portfolio.model import Model

DAY = "dato"


@dataclass(frozen=True, slots=True)
class DayChip:
    """A day that is asked for often; ``address`` keeps what else was chosen."""

    label: str
    day: date
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class AskedDay:
    """The day of the page. ``fault`` is a sentence where what was typed is no date."""

    day: date
    typed: str
    fault: str
    chips: Sequence[DayChip]
    kept: Mapping[str, str]


def asked_day(request: HttpRequest, model: Model, default: date) -> AskedDay:
    """The day in the address, else the default; chips for today, New Year and the next budget."""
    typed = request.GET.get(DAY, "").strip()
    day = read_day(typed) if typed else default
    fault = "" if day else _("Skriv datoen som 28-06-2023.")
    day = day or default
    today = timezone.localdate()
    usual = (
        (_("i dag"), today),
        (_("nytår"), date(today.year + 1, 1, 1)),
        (_("næste budget"), next_adoption(model, today)),
    )
    chips = [DayChip(words, one, _address(request, one), one == day) for words, one in usual]
    kept = {
        key: str(value) for key, value in request.GET.items() if key not in {DAY, "side", "format"}
    }
    return AskedDay(day, typed, fault, chips, kept)


def read_day(text: str) -> date | None:
    """A date as a browser or a person writes it; None where it is neither."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parse_date(text)
    except PeriodError:
        return None


def next_adoption(model: Model, today: date) -> date:
    """The day on which the next budget is adopted, as entered, else the last lawful day."""
    for year in (today.year + 1, today.year + 2):
        if model.adopted_on(year) >= today:
            return model.adopted_on(year)
    return model.adopted_on(today.year + 2)


def first_day(model: Model, *notes: str) -> date | None:
    """The first day of the first budget year that notes are asked for."""
    years = [year for note in notes if (year := model.carrying_year(note)) is not None]
    return date(min(years), 1, 1) if years else None


def _address(request: HttpRequest, day: date) -> str:
    choices = request.GET.copy()
    for key in ("side", "format"):
        choices.pop(key, None)
    choices[DAY] = day.isoformat()
    return f"{request.path}?{choices.urlencode()}"
