"""Figures of a network, what has changed, and bridges, drawn for a reader."""

from collections.abc import Callable, Iterable
from typing import Any

from rich.console import Console
from rich.markup import escape

from brobygger.cli.answering import print_problems
from brobygger.cli.figures import NONE, between, decimal, share, whole_bounds
from brobygger.cli.network_texts import CHANGES, FIGURES, LINES, METHODS
from brobygger.cli.screen import table
from brobygger.domain.actors.bridging.worth import Weights
from brobygger.domain.actors.change import Change, Moved
from brobygger.domain.actors.figure import Bounds
from brobygger.domain.actors.metrics import ActorMetrics
from brobygger.domain.actors.summary import Summary
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import Language
from brobygger.messages.bridges import WEIGHT_WORDS
from brobygger.messages.network_answers import (
    ActorFigures,
    BridgesAnswer,
    ChangeAnswer,
    SummaryAnswer,
    WaveOf,
)

Shown = Callable[[Any, Language], str]


def print_summary(
    screen: Console, answer: SummaryAnswer, problems: Iterable[Problem], language: Language
) -> None:
    """Findings, who answered, each figure with and without own people, and each actor if asked."""
    print_problems(screen, problems, language)
    _print_wave(screen, answer.wave, language)
    strong = answer.figures.strong
    heads = ["figure", "with_staff", "without_staff"]
    columns = [answer.figures.any_tie.all_actors, answer.figures.any_tie.without_staff]
    if strong:
        heads += ["strong_with", "strong_without"]
        columns += [strong.all_actors, strong.without_staff]
    shown = table(*(_line(head, language) for head in heads))
    for name, words in FIGURES.items():
        cells = [_figure(name, one, language) for one in columns]
        if any(cell != NONE for cell in cells):
            shown.add_row(words.said(language), *cells)
    screen.print(shown)
    screen.print(_line("bounds", language))
    if len(answer.waves) > 1:
        screen.print(escape(_line("earlier_waves", language, waves=", ".join(answer.waves))))
    else:
        screen.print(_line("one_wave_only", language))
    if answer.actors:
        _print_actors(screen, answer.actors, language)


def print_change(
    screen: Console, answer: ChangeAnswer, problems: Iterable[Problem], language: Language
) -> None:
    """Findings, who answered in each wave, the figures of change twice, and the transitions."""
    print_problems(screen, problems, language)
    for wave in (answer.before, answer.after):
        _print_wave(screen, wave, language)
    both = (answer.change.all_actors, answer.change.without_staff)
    for head, one in zip(("with_staff", "without_staff"), both, strict=True):
        counts = {"same": one.same_pairs, "pairs": one.pairs, "actors": one.actors}
        said = _line("pairs_said", language, **{name: str(n) for name, n in counts.items()})
        screen.print(f"{_line(head, language).capitalize()}: {said}")
    names = {
        "before": _named(answer.before.wave, language),
        "after": _named(answer.after.wave, language),
    }
    heads = (_line(head, language) for head in ("figure", "with_staff", "without_staff"))
    shown = table(*heads, title=escape(_line("change_title", language, **names)), lines=True)
    for name, words in CHANGES.items():
        unit = _points if name == "density" else share
        cells = (_moved(getattr(one, name), unit, language) for one in both)
        shown.add_row(words.said(language), *cells)
    screen.print(shown)
    seed = _line("seed", language, seed=str(answer.seed))
    screen.print(_line("interval", language, seed=seed))
    for head, one in zip(("with_staff", "without_staff"), both, strict=True):
        _print_transition(screen, one, _line(head, language), language)


def print_bridges(
    screen: Console, answer: BridgesAnswer, problems: Iterable[Problem], language: Language
) -> None:
    """Findings, who answered, then each proposal with its reasons and how sure it is."""
    print_problems(screen, problems, language)
    _print_wave(screen, answer.wave, language)
    if not answer.bridges:
        is_few = answer.wave.answers.without_staff.detail in ("none", "counts")
        screen.print(_line("too_few" if is_few else "no_bridges", language))
    else:
        heads = (_line(head, language) for head in ("proposal", "why", "sure", "adds"))
        shown = table(*heads, title=_line("bridges_title", language), lines=True)
        for one in answer.bridges:
            why = "\n".join(escape(reason.words) for reason in one.reasons)
            both = f"{escape(one.one)} ↔ {escape(one.other)}"
            shown.add_row(both, why, one.confidence_words, decimal(one.score, language))
        screen.print(shown)
    said = {"k": str(answer.k), "cap": str(answer.cap), "seed": str(answer.seed)}
    weights = _weights(answer.weights, language)
    screen.print(_line("weights_said", language, weights=weights, **said))
    screen.print(_line("staff_decides", language))


def _print_wave(screen: Console, wave: WaveOf, language: Language) -> None:
    whole, lasting = wave.answers.all_actors, wave.answers.without_staff
    name = _line("wave_title", language, wave=_named(wave.wave, language))
    if wave.source == "groups":
        said = _line("counted", language, actors=str(whole.actors))
    else:
        rate = NONE if whole.response_rate is None else share(whole.response_rate, language)
        counts = {"answered": str(whole.answered), "asked": str(whole.asked)}
        said = f"{_line('answered', language, rate=rate, **counts)} {whole.said}"
        if lasting.detail != whole.detail:
            said += " " + _line("without_staff_said", language, said=lasting.said)
    screen.print(f"[bold]{escape(name)}.[/] {escape(said)}")


def _figure(name: str, one: Summary, language: Language) -> str:
    value = getattr(one, name)
    if value is None:
        return NONE
    if name == "known":
        return f"{value} ({one.pairs})"
    if name == "isolated_activities":
        return f"{value} ({one.activities})"
    return _SHOWN[name](value, language) if name in _SHOWN else str(value)


def _bounds_of(shown: Shown) -> Shown:
    def both(bounds: Bounds[float], language: Language) -> str:
        return between(shown(bounds.low, language), shown(bounds.high, language))

    return both


def _two_places(value: float, language: Language) -> str:
    return decimal(value, language, 2)


_SHOWN: dict[str, Shown] = {
    "isolates": lambda bounds, _: whole_bounds(bounds),
    "components": lambda bounds, _: whole_bounds(bounds),
    "density": share,
    "density_bounds": _bounds_of(share),
    "mean_level": _two_places,
    "agreement": share,
    "reciprocity": share,
    "cross_sector_share": share,
    "ei_index": _two_places,
    "centralisation": share,
    "efficiency": _bounds_of(decimal),
}


def _print_actors(screen: Console, actors: Iterable[ActorFigures], language: Language) -> None:
    names = ("degree", "betweenness", "constraint", "effective_size", "cut")
    heads = (_line(head, language) for head in ("actor", *names))
    shown = table(*heads, title=_line("actors_title", language))
    for one in actors:
        name = escape(one.id) + (f" {_line('staff', language)}" if one.is_staff else "")
        both = (_metrics(one.all_actors, language), _metrics(one.without_staff, language))
        shown.add_row(name, *(" / ".join(pair) for pair in zip(*both, strict=True)))
    screen.print(shown)


def _metrics(one: ActorMetrics | None, language: Language) -> tuple[str, ...]:
    if one is None or one.degree is None:
        return (NONE,) * 5
    none = _line("no_ties", language) if one.degree == 0 else NONE
    cut = NONE if one.is_cut_actor is None else _line("yes" if one.is_cut_actor else "no", language)
    return (
        str(one.degree),
        NONE if one.betweenness_share is None else share(one.betweenness_share, language),
        none if one.constraint is None else decimal(one.constraint, language),
        none if one.effective_size is None else decimal(one.effective_size, language, 2),
        cut,
    )


def _moved(one: Moved | None, unit: Shown, language: Language) -> str:
    if one is None:
        return NONE
    said = unit(one.value, language)
    if one.low is not None and one.high is not None and one.method:
        interval = f"{unit(one.low, language)} - {unit(one.high, language)}"
        said += f" ({interval}; {METHODS[one.method].said(language)})"
    if (one.least, one.most) != (one.value, one.value):
        ends = {"low": unit(one.least, language), "high": unit(one.most, language)}
        said += "\n" + _line("can_be", language, **ends)
    return said


def _points(value: float, language: Language) -> str:
    """A difference of two shares, in percentage points."""
    return f"{decimal(100 * value, language, 1)} {_line('points', language)}"


def _print_transition(screen: Console, one: Change, who: str, language: Language) -> None:
    if one.transition is None:
        return
    levels = range(len(one.transition))
    title = _line("transition_title", language, who=who)
    shown = table("", *map(str, levels), title=title)
    for level, row in zip(levels, one.transition, strict=True):
        shown.add_row(str(level), *map(str, row))
    screen.print(shown)


def _weights(weights: Weights, language: Language) -> str:
    return "; ".join(
        f"{words.said(language)} ({name}) {decimal(getattr(weights, name), language, 2)}"
        for name, words in WEIGHT_WORDS.items()
    )


def _named(wave: str, language: Language) -> str:
    return wave or _line("no_wave", language)


def _line(name: str, language: Language, **words: str) -> str:
    return LINES[name].said(language).format(**words)
