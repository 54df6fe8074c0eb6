"""The sentences of figures of reach in the log of events. None has a number of people in it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

VERBS: dict[str, Any] = {
    "reach.released": _("hentede tal for rækkevidden af »{title}«"),
    "city.asked": _("bad om nye tal for hele byens rækkevidde"),
    "city.taken_out": _("hentede tal for hele byens rækkevidde"),
    "reach.closed": _("slettede tallene bag rækkevidden af »{title}«"),
    "population.stated": _("skrev målgruppens størrelse i {place} for {year}"),
    "population.removed": _("slettede målgruppens størrelse i {place} for {year}"),
}
