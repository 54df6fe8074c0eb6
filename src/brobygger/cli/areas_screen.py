"""What the scores say of candidate areas, drawn for a reader: evidence first, then the choice."""

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.markup import escape

from brobygger.cli.answering import print_problems
from brobygger.cli.areas_texts import LINES, WEIGHTINGS
from brobygger.cli.figures import decimal, thousands
from brobygger.cli.screen import table
from brobygger.domain.areas.sheet import Interval
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import Language
from brobygger.messages.area_answers import AreaSaid, RankAnswer, percent


def print_ranking(
    screen: Console, answer: RankAnswer, problems: Iterable[Problem], language: Language
) -> None:
    """Findings, the levels and figures of each area, disagreements, and whether it holds."""
    print_problems(screen, problems, language)
    _print_areas(screen, answer, language)
    if answer.disagreements:
        _print_disagreements(screen, answer, language)
    weights = ", ".join(f"{one.name} ({one.key}) {one.weight}" for one in answer.criteria)
    how = WEIGHTINGS[answer.weighting].said(language)
    screen.print(escape(_line("weights", language, weights=weights, how=how)))
    screen.print(f"[bold]{escape(answer.sentence)}[/]")
    screen.print(escape(answer.note))
    if answer.draws:
        drawn = {"draws": thousands(answer.draws, language), "seed": str(answer.seed)}
        screen.print(_line("drawn", language, **drawn))
    elif answer.first:
        screen.print(_line("exact", language))
    if answer.convention:
        screen.print(_line("per_other", language))


def _print_areas(screen: Console, answer: RankAnswer, language: Language) -> None:
    heads = ["area", *(one.name for one in answer.criteria), "sum", "first", "dominated"]
    if any(one.veto for one in answer.areas):
        heads.append("veto")
    if answer.convention:
        heads.append("flow")
    named = (LINES[head].said(language) if head in LINES else escape(head) for head in heads)
    shown = table(*named, title=_line("title", language), lines=True)
    for one in answer.areas:
        cells = {
            "area": escape(one.area),
            **{each.name: _interval(one.levels[each.key]) for each in answer.criteria},
            "sum": _sum(one, language),
            "first": "–" if one.first_share is None else percent(one.first_share),
            "dominated": escape(", ".join(one.dominated_by)) or "–",
            "veto": f"■ {escape(one.veto)}" if one.veto else "–",
            "flow": decimal(one.promethee.net, language) if one.promethee else "–",
        }
        shown.add_row(*(cells[head] for head in heads))
    screen.print(shown)


def _print_disagreements(screen: Console, answer: RankAnswer, language: Language) -> None:
    names = {one.key: one.name for one in answer.criteria}
    heads = (LINES[head].said(language) for head in ("area", "criterion", "said", "agreed"))
    shown = table(*heads, title=_line("disagreements", language))
    for one in answer.disagreements:
        agreed = _line("not_agreed", language) if one.agreed is None else _interval(one.agreed)
        shown.add_row(
            escape(one.area), escape(names[one.criterion]), escape(_said(one.said)), agreed
        )
    screen.print(shown)


def _said(said: Mapping[str, Interval]) -> str:
    return ", ".join(f"{scorer} {_interval(levels)}" for scorer, levels in said.items())


def _interval(levels: Interval) -> str:
    return str(levels.low) if levels.is_fixed else f"{levels.low}-{levels.high}"


def _sum(one: AreaSaid, language: Language) -> str:
    if one.sum_low is None or one.sum_high is None:
        return "–"
    low = decimal(one.sum_low, language)
    return low if one.sum_low == one.sum_high else f"{low} - {decimal(one.sum_high, language)}"


def _line(name: str, language: Language, **words: str) -> str:
    return LINES[name].said(language).format(**words)
