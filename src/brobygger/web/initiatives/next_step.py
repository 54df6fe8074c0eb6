"""What an initiative needs next: one sentence, and the one button that helps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from brobygger.domain.initiatives.phases import Phase as Days
from brobygger.domain.initiatives.phases import is_between_phases
from brobygger.domain.initiatives.staffing import Staff
from brobygger.web.initiatives.models import Initiative


@dataclass(frozen=True, slots=True)
class Next:
    """Why, and where to go."""

    why: str
    words: str
    url: str


_ADD = {
    "stilling": gettext_lazy("Tilføj en stilling"),
    "fase": gettext_lazy("Tilføj en fase"),
}


def next_of(row: Initiative, days: Sequence[Days], staff: Staff, today: date) -> Next | None:
    """The first thing that is lacking; None where nothing is."""
    if row.state == Initiative.State.PLANNED:
        why = _("Når pengene er givet: skriv af hvem, hvornår og i hvilken sag.")
        return Next(why, _("Pengene er bevilget"), _to(row, "step", "granted"))
    if row.state == Initiative.State.GRANTED:
        return _before_start(row)
    if row.state == Initiative.State.STARTED:
        return _while_running(row, days, staff, today)
    return None


def _before_start(row: Initiative) -> Next:
    lacking = [
        words
        for words, is_there in (
            (_("et område"), row.place_id is not None),
            (_("en startdato"), row.starts_on is not None),
        )
        if not is_there
    ]
    if lacking:
        why = _("Før indsatsen kan sættes i gang, mangler den: %(what)s.")
        words = why % {"what": ", ".join(lacking)}
        return Next(words, _("Skriv det"), _to(row, "change"))
    why = _("Pengene er der. Sæt indsatsen i gang, når udvalget har besluttet det.")
    return Next(why, _("Sæt indsatsen i gang"), _to(row, "step", "started"))


def _while_running(row: Initiative, days: Sequence[Days], staff: Staff, today: date) -> Next | None:
    if row.ends_on is not None and row.ends_on < today:
        why = _("Slutdatoen er passeret. Afslut indsatsen, eller ret perioden.")
        return Next(why, _("Afslut indsatsen"), _to(row, "step", "closed"))
    if not staff.posts:
        return _added(row, "stilling", _("Der står ikke, hvem der arbejder i indsatsen."))
    if not staff.filled:
        why = _("Ingen årsværk er skrevet som besat. Ret den stilling, der er besat.")
        return Next(why, _("Se stillingerne"), f"{_to(row, 'initiative')}#folk")
    if not days:
        return _added(row, "fase", _("Der er ingen faser. Kalenderen ved ikke, hvad der kommer."))
    if is_between_phases(days, today):
        return _added(row, "fase", _("Den seneste fase er forbi, og ingen ny er begyndt."))
    return None


def _added(row: Initiative, kind: str, why: str) -> Next:
    return Next(why, str(_ADD[kind]), _to(row, "add", kind))


def _to(row: Initiative, name: str, *more: Any) -> str:
    return reverse(f"initiatives:{name}", args=[row.pk, *more])
