"""What has changed since the wave before, as rows of a small table with the intervals in words."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from brobygger.domain.actors.change import Change, Moved
from brobygger.domain.actors.figure import Twice
from brobygger.web.actors.network.figures import percent

TITLES: tuple[tuple[str, str, str], ...] = (
    ("up", gettext_noop("Steg"), gettext_noop("par, der er kommet på et højere trin")),
    ("same", gettext_noop("Uændret"), gettext_noop("par på samme trin")),
    ("down", gettext_noop("Faldt"), gettext_noop("par, der er kommet på et lavere trin")),
    ("jaccard", gettext_noop("Bånd, der holdt"), gettext_noop("bånd i begge, af bånd i en af dem")),
    ("density", gettext_noop("Tæthed"), gettext_noop("ændring i andelen af par med et bånd")),
)
"""The figures of change: field, title, meaning."""


@dataclass(frozen=True, slots=True)
class ChangeCell:
    """A figure of change, its interval and its bounds in words."""

    text: str
    interval: str = ""
    bounds: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One figure of change, with and without the initiative's own people."""

    key: str
    title: str
    meaning: str
    cells: tuple[ChangeCell, ...]


def change_rows(found: Twice[Change]) -> list[ChangeRow]:
    """Every figure of change; one that may not be shown or is not defined says so."""
    both = (found.all_actors, found.without_staff)
    return [
        ChangeRow(key, _(title), _(meaning), tuple(_cell(one, key) for one in both))
        for key, title, meaning in TITLES
    ]


def basis_words(found: Change) -> str:
    """On what the figures of change rest."""
    words = _(
        "%(same)s af %(pairs)s par er kendt i begge bølger (%(actors)s organisationer i begge)."
    )
    return words % {"same": found.same_pairs, "pairs": found.pairs, "actors": found.actors}


def _cell(found: Change, key: str) -> ChangeCell:
    moved: Moved | None = getattr(found, key)
    if moved is None:
        hidden = found.transition is None or (found.same_pairs and found.up is None)
        return ChangeCell(_("vises ikke") if hidden else _("kan ikke regnes"))
    show = _points if key == "density" else percent
    return ChangeCell(show(moved.value), _interval(moved, show), _bounds(moved, show))


def _interval(moved: Moved, show: Callable[[float], str]) -> str:
    if moved.low is None or moved.high is None:
        return _("for få organisationer til et interval")
    facts = {"low": show(moved.low), "high": show(moved.high)}
    if moved.method == "imputation":
        words = _("interval: %(low)s til %(high)s, når ukendte par udfyldes efter deres sektorer")
    else:
        words = _("95 %%-interval: %(low)s til %(high)s, når én organisation ad gangen tages ud")
    return words % facts


def _bounds(moved: Moved, show: Callable[[float], str]) -> str:
    if abs(moved.most - moved.least) < 1e-9:
        return ""
    return _("uanset de ukendte: %(low)s til %(high)s") % {
        "low": show(moved.least),
        "high": show(moved.most),
    }


def _points(share: float) -> str:
    return _("%(points)s procentpoint") % {"points": f"{round(100 * share):+d}"}
