"""Published figures in words: a number with its light, its method, and what was hidden in it."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from brobygger.domain.actors.half_year import parse_half_year
from brobygger.domain.figures.disclosure import THRESHOLD
from brobygger.domain.figures.published import Published
from brobygger.domain.reach.edition import ALL_TIME, TENTHS, TOTAL, EditionRow
from brobygger.domain.reach.estimate import Light
from brobygger.messages.figures import WHY_HIDDEN, figure_words
from brobygger.messages.reach import FLAG_WORDS, LIGHT_WORDS, METHOD_WORDS
from brobygger.web.actors.periods import half_words, month_words
from brobygger.web.reach.figures.populations import Share
from brobygger.web.ui.numbers import count
from brobygger.web.ui.words import in_words, reader_language

DIMENSION_WORDS = {
    "theme": gettext_lazy("tema"),
    "target_group": gettext_lazy("målgruppe"),
    "area": gettext_lazy("område"),
    "actor": gettext_lazy("aktør"),
    "month": gettext_lazy("måned"),
}
"""What reach is told by."""

BLANK_WORDS = {
    "theme": gettext_lazy("intet tema"),
    "target_group": gettext_lazy("ingen målgruppe valgt"),
    "area": gettext_lazy("intet område valgt"),
    "actor": gettext_lazy("ingen aktør valgt"),
}
"""A session of an activity that says nothing of this."""

SHAPES: dict[Light, str] = {"green": "green", "amber": "partly", "bounds only": "grey"}
"""The shape of each light: a disc, a half disc, a ring."""


def people_words(figure: Published) -> str:
    """ "180-240", "mindst 40" or "skjult"."""
    return figure_words(figure, reader_language())


def visits_words(figure: Published | None) -> str:
    """Participations: a number, hidden, or not stated because a head count is missing."""
    return _("ikke oplyst") if figure is None else people_words(figure)


def share_words(share: Share) -> str:
    """ "35-47 %"; never more than the whole."""
    if share.high is None:
        return _("mindst %(low)s %%") % {"low": share.low}
    if share.low == share.high:
        return f"{share.low}\u00a0%"
    return f"{share.low}–{share.high}\u00a0%"


def population_words(share: Share) -> str:
    """What the share is of: how many, when, and who says so."""
    said = {"people": count(share.of.people), "year": share.of.year, "source": share.of.source}
    return _("af %(people)s i målgruppen, %(year)s (%(source)s)") % said


def light_words(row: EditionRow) -> str:
    """How good the basis is."""
    return in_words(LIGHT_WORDS[row.light])


def method_words(row: EditionRow) -> str:
    """How the number was found, in a sentence; no number of people is in it."""
    said = {"method": in_words(METHOD_WORDS[row.method]).capitalize(), "n": row.sessions}
    words = ngettext("%(method)s: %(n)s gang.", "%(method)s: %(n)s gange.", row.sessions) % said
    if row.asked_tenths == TENTHS:
        words += " " + _("Alle er spurgt, om det var første gang.")
    elif row.asked_tenths:
        asked = {"share": 100 * row.asked_tenths // TENTHS}
        words += " " + _("Mindst %(share)s %% er spurgt, om det var første gang.") % asked
    if row.coded_tenths:
        given = {"share": 100 * row.coded_tenths // TENTHS}
        words += " " + _("Mindst %(share)s %% af dem, der kom, gav en kortkode.") % given
    return " ".join([words, *(in_words(FLAG_WORDS[flag]) for flag in row.flags)])


def hidden_words() -> str:
    """Why a number is hidden."""
    return in_words(WHY_HIDDEN).format(threshold=THRESHOLD)


def period_words(period: str) -> str:
    """ "hele perioden", "2027", "1. halvår 2027"."""
    if period == ALL_TIME:
        return _("hele perioden")
    return half_words(parse_half_year(period)) if "-" in period else period


def value_words(dimension: str, value: str, title: str) -> str:
    """What a row is about."""
    if dimension == TOTAL:
        return _("I alt")
    if dimension == "month":
        return month_words(date.fromisoformat(f"{value}-01"))
    return title or str(BLANK_WORDS[dimension])


def left_out_words(left_out: tuple[str, ...]) -> str:
    """What could not be told beside what was released before."""
    if not left_out:
        return ""
    named = [str(DIMENSION_WORDS.get(one, "")) or period_words(one) for one in left_out]
    words = _(
        "Vises ikke: %(parts)s. Sammen med det, der er udgivet før, kunne små tal regnes ud af dem."
    )
    return words % {"parts": ", ".join(named)}
