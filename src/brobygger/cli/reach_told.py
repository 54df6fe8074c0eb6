"""`brobygger reach --database`: the published figures of an initiative, drawn or as JSON."""

import argparse
from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape

from brobygger.cli.answering import answered, print_problems
from brobygger.cli.figures import NONE
from brobygger.cli.quiet import solver_on_stderr
from brobygger.cli.reach_database import told_of_database
from brobygger.cli.reach_texts import HEADS, LINES
from brobygger.cli.screen import table
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import Language
from brobygger.messages.reach_told import ToldAnswer, ToldFact

TOLD_BY = ("theme", "target_group", "area", "actor", "month")
"""What the published tables are told by."""


def run_told(arguments: argparse.Namespace) -> int:
    """Tell what is published of an initiative. 0, or 1 where its log must be put right."""
    language: Language = arguments.language
    with solver_on_stderr():
        answer, problems = told_of_database(
            arguments.database, arguments.by, is_rounded=arguments.rounded, language=language
        )
    return answered(
        arguments, answer, lambda screen: print_told(screen, answer, problems, language)
    )


def print_told(
    screen: Console, answer: ToldAnswer, problems: Iterable[Problem], language: Language
) -> None:
    """Findings, a row for each period and value, and what it all rests on."""
    print_problems(screen, problems, language)
    heads = [LINES[name].said(language) for name in ("period", "slice", "people", "visits")]
    shown = table(*heads, LINES["share_head"].said(language), title=escape(answer.title))
    rows: dict[tuple[str, str], dict[str, ToldFact]] = {}
    for fact in answer.facts:
        if fact.measure in {"people", "participations", "share_percent"}:
            rows.setdefault((fact.period, _label(fact, language)), {})[fact.measure] = fact
    for (period, label), row in rows.items():
        when = LINES["all_time"].said(language) if period == "all" else period
        cells = [_ends(row.get(one), language) for one in ("people", "participations")]
        shown.add_row(when, escape(label), *cells, _ends(row.get("share_percent"), language))
    screen.print(shown)
    for note in answer.notes:
        screen.print(escape(note))


def _label(fact: ToldFact, language: Language) -> str:
    if not fact.by:
        return LINES["all_of_it"].said(language)
    dimension, value = next(iter(fact.by.items()))
    return f"{HEADS[dimension].said(language)}: {fact.title or value or NONE}"


def _ends(fact: ToldFact | None, language: Language) -> str:
    """ "40-65", "at least 40", hidden, or a dash where it is not stated."""
    if fact is None or fact.status == "not_stated":
        return NONE
    if fact.status == "hidden":
        return LINES["hidden"].said(language)
    if fact.high is None:
        return LINES["at_least"].said(language).format(share=fact.low)
    return str(fact.low) if fact.low == fact.high else f"{fact.low}-{fact.high}"
