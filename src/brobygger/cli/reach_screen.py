"""How many were reached, drawn for a reader: findings first, then rows, the total and its basis."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape

from brobygger.cli.answering import print_problems
from brobygger.cli.figures import NONE, between, share
from brobygger.cli.reach_texts import HEADS, LINES
from brobygger.cli.screen import table
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import Language
from brobygger.messages.reach import LIGHT_WORDS, METHOD_WORDS
from brobygger.messages.reach_answers import ReachAnswer, SaidFigure, SaidReach


def print_reach(
    screen: Console, answer: ReachAnswer, problems: Iterable[Problem], language: Language
) -> None:
    """Findings, a row for each slice, the total in a sentence, and what it all rests on."""
    print_problems(screen, problems, language)
    named = [HEADS[name].said(language) for name in answer.by] or [""]
    heads = ("people", "new", "visits", "sessions", "how", "basis")
    shown = table(
        *named, *(_line(head, language) for head in heads), title=_line("title", language)
    )
    for one in answer.rows:
        labels = [escape(one.slice[name]) or NONE for name in answer.by]
        shown.add_row(*labels, *_cells(one, language))
    blanks = [""] * (len(named) - 1)
    shown.add_row(f"[bold]{_line('total', language)}[/]", *blanks, *_cells(answer.total, language))
    screen.print(shown)
    screen.print(f"[bold]{escape(answer.total.sentence)}[/]")
    if answer.total.share:
        screen.print(escape(_line("share", language, share=_share(answer.total.share, language))))
    for note in dict.fromkeys((*answer.total.notes, *_all_notes(answer), *answer.notes)):
        screen.print(escape(note))


def _cells(one: SaidReach, language: Language) -> tuple[str, ...]:
    return (
        one.people.words,
        _words(one.new_people),
        _words(one.participations),
        str(one.sessions),
        METHOD_WORDS[one.method].said(language),
        LIGHT_WORDS[one.light].said(language),
    )


def _words(figure: SaidFigure | None) -> str:
    return NONE if figure is None else figure.words


def _all_notes(answer: ReachAnswer) -> Iterable[str]:
    return (note for one in answer.rows for note in one.notes)


def _share(ends: tuple[float, float | None], language: Language) -> str:
    low, high = share(ends[0], language), ends[1]
    if high is None:
        return _line("at_least", language, share=low)
    return between(low, share(high, language))


def _line(name: str, language: Language, **words: str) -> str:
    return LINES[name].said(language).format(**words)
