"""The figures of a network as rows of a small table, in words that say what each one is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from brobygger.domain.actors.figure import Bounds
from brobygger.domain.actors.network import Network
from brobygger.domain.actors.summary import Summary, indicators
from brobygger.web.actors.network.networks import EFFORTS_FOR_A_TIE
from brobygger.web.ui.numbers import count

Say = Callable[[Summary], str | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure, or why there is none; ``between`` is what it can be, whatever is unknown."""

    text: str
    between: str = ""
    is_figure: bool = True
    head: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what it is called, what it says, with and without the initiative's people, for
    any tie and for strong ones, and how many answered.
    """

    key: str
    title: str
    meaning: str
    cells: tuple[Cell, ...]
    responses: str


def percent(share: float) -> str:
    """``42 %``."""
    return f"{round(100 * share)}\u00a0%"


def decimal(value: float, places: int = 2) -> str:
    """``0,42``."""
    return f"{value:.{places}f}".replace(".", ",")


def answers_words(net: Network) -> str:
    """How many answered of those asked: it stands at every figure of a roster."""
    if net.is_register:
        return _("register, ingen svar")
    return responses_words(len(net.answered & net.asked), len(net.asked))


def responses_words(answered: int, asked: int) -> str:
    """The same from the two numbers."""
    if not asked:
        return _("ingen er spurgt")
    words = _("%(answered)s af %(asked)s (%(rate)s)")
    return words % {"answered": answered, "asked": asked, "rate": percent(answered / asked)}


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure as a number; ``low`` and ``high`` are what it can be, whatever is unknown. All are
    None where it may not be shown or is not defined.
    """

    value: float | None
    low: float | None
    high: float | None


def measured(one: Summary) -> dict[str, Measure]:
    """Every figure of a summary as numbers, by its key."""
    return {kind.key: _measure(kind, one) for kind in (*_BOTH, *_ROSTER, *_REGISTER)}


def _measure(kind: "_Kind", one: Summary) -> Measure:
    value = kind.value(one)
    if isinstance(value, Bounds):
        return Measure(value.value, value.low, value.high)
    around = kind.bounds(one)
    if value is None or around is None:
        return Measure(value, value, value)
    return Measure(value, around.low, around.high)


def figure_rows(net: Network) -> list[Row]:
    """Every figure of a network; a roster has four columns, a register two."""
    found = indicators(net)
    summaries = [found.any_tie.all_actors, found.any_tie.without_staff]
    if found.strong is not None:
        summaries += [found.strong.all_actors, found.strong.without_staff]
    answers = answers_words(net)
    kinds = _register(net) if net.is_register else _ROSTER
    heads = [f"{head}, {below}" for head, below in columns(net)]
    return [
        Row(
            kind.key,
            _(kind.title),
            _(kind.meaning),
            tuple(
                replace(_cell(kind, one), head=head)
                for one, head in zip(summaries, heads, strict=True)
            ),
            answers,
        )
        for kind in (*_BOTH, *kinds)
    ]


@dataclass(frozen=True, slots=True)
class _Kind:
    key: str
    title: str
    meaning: str
    value: Callable[[Summary], float | int | Bounds[int] | Bounds[float] | None]
    print_as: Callable[[float], str] = percent
    bounds: Callable[[Summary], Bounds[float] | None] = lambda _one: None
    is_count: bool = False


def _cell(kind: _Kind, one: Summary) -> Cell:
    value = kind.value(one)
    if value is None:
        hidden = one.detail == "none" or (one.detail == "counts" and not kind.is_count)
        return Cell(_("vises ikke") if hidden else _("kan ikke regnes"), is_figure=False)
    if isinstance(value, Bounds):
        return Cell(_range(value, kind))
    around = kind.bounds(one)
    between = "" if around is None or around.value is not None else _range(around, kind)
    return Cell(kind.print_as(value), between)


def _range(bounds: Bounds[int] | Bounds[float], kind: _Kind) -> str:
    low, high = kind.print_as(bounds.low), kind.print_as(bounds.high)
    if low == high:
        return low
    return _("mellem %(low)s og %(high)s") % {"low": low, "high": high}


def _whole(value: float) -> str:
    return count(int(value))


_BOTH = (
    _Kind("actors", gettext_noop("Organisationer"), gettext_noop("så mange er med"),
          lambda one: one.actors, _whole, is_count=True),
    _Kind("known", gettext_noop("Kendte par"),
          gettext_noop("par, som mindst den ene har svaret om; resten er ukendte, ikke nul"),
          lambda one: one.known, _whole, is_count=True),
    _Kind("ties", gettext_noop("Bånd"), gettext_noop("par, der arbejder sammen"),
          lambda one: one.ties, _whole, is_count=True),
    _Kind("isolates", gettext_noop("Ingen bånd"),
          gettext_noop("organisationer, der ikke arbejder sammen med nogen"),
          lambda one: one.isolates, _whole, is_count=True),
    _Kind("isolate_share", gettext_noop("Andel uden bånd"), gettext_noop("af organisationerne"),
          lambda one: one.isolate_share),
    _Kind("components", gettext_noop("Adskilte dele"),
          gettext_noop("grupper, som intet bånd forbinder; en uden bånd er en del for sig"),
          lambda one: one.components, _whole, is_count=True),
    _Kind("density", gettext_noop("Tæthed"),
          gettext_noop("bånd i procent af de kendte par; i parentes uanset de ukendte"),
          lambda one: one.density, percent, lambda one: one.density_bounds),
    _Kind("cross_sector_share", gettext_noop("Bånd på tværs"),
          gettext_noop("bånd mellem to sektorer, af alle bånd"),
          lambda one: one.cross_sector_share),
    _Kind("ei_index", gettext_noop("E-I-indeks"),
          gettext_noop("-1: kun inden for egen sektor; 1: kun på tværs"),
          lambda one: one.ei_index, decimal),
    _Kind("centralisation", gettext_noop("Samling om én"),
          gettext_noop("0: alle har lige mange bånd; 1: alle bånd går til én"),
          lambda one: one.centralisation, decimal),
    _Kind("efficiency", gettext_noop("Nærhed"),
          gettext_noop("1: alle er ét led fra hinanden; 0: ingen er forbundet"),
          lambda one: one.efficiency, decimal),
)  # fmt: skip

_ROSTER = (
    _Kind("mean_level", gettext_noop("Middeltrin"), gettext_noop("fra 0 til 5, af de kendte par"),
          lambda one: one.mean_level, decimal),
    _Kind("agreement", gettext_noop("Enighed"),
          gettext_noop("par med to svar, hvis svar ligger højst ét trin fra hinanden"),
          lambda one: one.agreement),
    _Kind("reciprocity", gettext_noop("Gensidighed"),
          gettext_noop("bånd, som begge nævner, af dem med to svar"),
          lambda one: one.reciprocity),
)  # fmt: skip

_REGISTER = (
    _Kind("activities", gettext_noop("Tiltag"), gettext_noop("der findes i dag"),
          lambda one: one.activities, _whole, is_count=True),
    _Kind("isolated_activities", gettext_noop("Tiltag med én"),
          gettext_noop("som én organisation kører alene"),
          lambda one: one.isolated_activities, _whole, is_count=True),
)  # fmt: skip


_SESSIONS = (
    _Kind("activities", gettext_noop("Gange"), gettext_noop("der er holdt"),
          lambda one: one.activities, _whole, is_count=True),
    _Kind("isolated_activities", gettext_noop("Gange med én"),
          gettext_noop("som én organisation holdt alene"),
          lambda one: one.isolated_activities, _whole, is_count=True),
)  # fmt: skip


def _register(net: Network) -> tuple[_Kind, ...]:
    """An effort is a tie by itself; sessions are it together."""
    return _REGISTER if net.min_shared == EFFORTS_FOR_A_TIE else _SESSIONS


def columns(net: Network) -> Iterator[tuple[str, str]]:
    """The heads of the figures' columns, and the quiet line below each."""
    any_tie = _("trin 1 og op")
    if net.is_register:
        is_one = net.min_shared == EFFORTS_FOR_A_TIE
        any_tie = _("mindst ét fælles tiltag") if is_one else _("mindst to fælles gange")
    yield _("Alle"), any_tie
    yield _("Uden indsatsens folk"), any_tie
    if not net.is_register:
        yield _("Alle"), _("trin 3 og op")
        yield _("Uden indsatsens folk"), _("trin 3 og op")
