"""Categories, states and what falls away, drawn for a reader: word and sign, colour never alone."""

from collections.abc import Iterable
from datetime import date

from rich.console import Console
from rich.markup import escape

from brobygger.cli.papers import shown_category
from brobygger.cli.portfolio_texts import LINES
from brobygger.cli.screen import print_findings, short, table
from brobygger.cli.texts import SAID
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.portfolio.state import LABELS, Label
from brobygger.messages import Language
from brobygger.messages.places import place_words
from brobygger.messages.portfolio import LABEL_WORDS
from brobygger.messages.portfolio_answers import (
    ColourAnswer,
    ExplainAnswer,
    PartColour,
    SaidPart,
    SaidStep,
    StatesAnswer,
    StateWord,
)
from brobygger.messages.recommendations import REASONS
from brobygger.messages.sheets import finding_sheet

_STYLES: dict[Label, str] = {
    "covered": "green",
    "partly": "cyan",
    "open": "yellow",
    "fallen": "red",
    "lapsed": "magenta",
    "outside": "blue",
}
_STATES: dict[StateWord, Label] = {
    "falls": "fallen",
    "open": "open",
    "stands": "covered",
    "outside": "outside",
}


def shown_label(label: Label, language: Language) -> str:
    """Sign and word of a label, in the colour that goes with them."""
    word = LABEL_WORDS[label]
    return f"[{_STYLES[label]}]{word.sign} {word.said(language)}[/]"


def shown_day(day: date | None, language: Language) -> str:
    """A day as Danish papers write it."""
    return f"{day:%d-%m-%Y}" if day else LINES["any_day"].said(language)


def _line(name: str, language: Language, **words: str) -> str:
    return LINES[name].said(language).format(**words)


def print_colours(screen: Console, answer: ColourAnswer, language: Language) -> None:
    """One line a part, below the headline that its recommendation is known by."""
    title = _line("colour_at", language, day=shown_day(answer.at, language))
    heads = (SAID["recommendation"], LINES["part"], LINES["category"], LINES["why"])
    shown = table(*(head.said(language) for head in heads), title=title)
    for each in answer.recommendations:
        headline = shown_category(each.headline, language)
        name = f"{each.number} {headline}"
        for part in each.parts:
            category = shown_category(part.category, language)
            shown.add_row(name, part.id, category + _other(part, language), _reason(part, language))
            name = ""
    screen.print(shown)


def _other(part: PartColour, language: Language) -> str:
    if part.shown == part.category:
        return ""
    other = shown_category(part.shown, language)
    return "\n" + _line("shown_other", language, category=other)


def _reason(part: PartColour, language: Language) -> str:
    word = REASONS[part.reason]
    reason = word.da if language == "da" else word.en
    return f"{reason} ({_line('conditional', language)})" if part.is_conditional else reason


def print_states(
    screen: Console, answer: StatesAnswer, problems: Iterable[Problem], language: Language
) -> None:
    """Findings first, then how many of each label, then each recommendation with its parts."""
    sheet = finding_sheet([("", list(problems))], language)
    if sheet.rows:
        print_findings(screen, sheet.rows, language)
    counts = (f"{shown_label(one, language)} {answer.counts[one]}" for one in LABELS)
    screen.print(" · ".join(counts))
    title = _line("state_at", language, day=shown_day(answer.at, language))
    heads = (SAID["recommendation"], LINES["part"], LINES["state"], LINES["why"], SAID["place"])
    shown = table(*(head.said(language) for head in heads), title=title)
    labels = {each.number: each for each in answer.recommendations}
    last = None
    for part in answer.parts:
        number = int("".join(letter for letter in part.id if letter.isdigit()))
        name = ""
        if number != last:
            each = labels[number]
            name = f"{number} {shown_label(each.label, language)}"
            if each.lenient:
                gentler = shown_label(each.lenient, language)
                name += "\n" + _line("by_lenient", language, label=gentler)
        last = number
        shown.add_row(name, part.id, _state(part, language), *_why(part.chain, language))
    screen.print(shown)


def _state(part: SaidPart, language: Language) -> str:
    label: Label = "lapsed" if part.lapsed_on else _STATES[part.state]
    lines = [shown_label(label, language)]
    if part.lapsed_on:
        lines.append(_line("lapsed_on", language, day=shown_day(part.lapsed_on, language)))
    lines += [escape(remark) for remark in part.remarks]
    return "\n".join(lines)


def _why(chain: tuple[SaidStep, ...], language: Language) -> tuple[str, str]:
    """The chain, one step a line, the decision beside its step and the paper's words last."""
    lines = [
        f"{'  ' * depth}{escape(step.words)}"
        + (f" [dim]({escape(step.decision)})[/]" if step.decision else "")
        for depth, step in enumerate(chain)
    ]
    quoted = chain[-1]
    if quoted.quote:
        lines.append(f"[dim]»{escape(short(quoted.quote))}«[/]")
    return "\n".join(lines), place_words(quoted.place, language)


def print_explanation(screen: Console, answer: ExplainAnswer, language: Language) -> None:
    """Parts first, then the recommendations, with the note and without it."""
    day = shown_day(answer.at, language)
    title = _line("without", language, note=escape(answer.note), day=day)
    with_it = _line("with_note", language, note=escape(answer.note))
    without = _line("without_note", language, note=escape(answer.note))
    parts = table(
        LINES["part"].said(language), with_it, without, *_why_heads(language), title=title
    )
    for change in answer.parts:
        lifted = f"\n[dim]{_line('lifted', language)}[/]" if change.is_lifted else ""
        before, after = (
            shown_label(_STATES[state], language) for state in (change.before, change.after)
        )
        parts.add_row(change.id + lifted, before, after, *_why(change.chain, language))
    screen.print(parts)
    touched = [each for each in answer.recommendations if each.before != each.after]
    if not touched:
        screen.print(_line("nothing_falls", language, note=escape(answer.note)))
        return
    shown = table(SAID["recommendation"].said(language), with_it, without)
    for each in touched:
        before, after = (shown_label(one, language) for one in (each.before, each.after))
        shown.add_row(str(each.number), before, after)
    screen.print(shown)


def _why_heads(language: Language) -> tuple[str, str]:
    return LINES["why"].said(language), SAID["place"].said(language)
