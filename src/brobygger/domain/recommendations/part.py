"""From what was said about a part to the part itself, with its category and its reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from string import ascii_lowercase
from typing import TypeVar

from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.category import classify
from brobygger.domain.recommendations.doubt import doubts_of
from brobygger.domain.recommendations.funding import find_funding
from brobygger.domain.recommendations.recommendation import (
    MoneySource,
    NeedsMoney,
    Novelty,
    Part,
    Route,
)
from brobygger.domain.recommendations.said import Said
from brobygger.domain.recommendations.split import Draft

Value = TypeVar("Value")


def part_id(number: int, index: int) -> str:
    """The name of a part: "3a", "3b", and after "3z" "3aa".

    >>> part_id(3, 1), part_id(3, 26)
    ('3b', '3aa')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return f"{number}{letters}"


def build_part(
    draft: Draft, number: int, index: int, at: date | None, path: str
) -> tuple[Part, list[Problem]]:
    """Make the part of a draft; what is missing or contradicts itself is told, never filled in.

    ``path`` leads to the recommendation in the record ("recommendations.2").
    """
    said = [each for each in draft.said if not each.statement.is_head]
    quote = _quote(said, draft)
    needs = _needs(said, quote)
    routes = _routes(said, needs, number, quote)
    sources = _sources(said, draft, routes, number, at)
    verdict = classify(
        needs.value,
        [route.value for route in routes if route.value is not None],
        [source.value for source in sources if source.value is not None],
        at,
        number,
    )
    part = Part(
        id=part_id(number, index),
        label=draft.label,
        administrations=_once([owner for each in said for owner in each.owners]),
        needs_money=needs,
        routes=routes,
        sources=sources,
        novelty=_novelty(draft),
        requires=_once([_at(each, one) for each in said for one in each.requires]),
        strengthened_by=_once([_at(each, one) for each in said for one in each.strengthened_by]),
        due=next((each.due for each in said if each.due is not None), None),
        remark=_remark(said),
        quote=quote,
        category=(
            unknown(quote.raw, quote.source)
            if verdict.colour is None
            else Found(verdict.colour, quote.raw, quote.source, "likely", "derived")
        ),
        reason=verdict.reason,
    )
    return part, list(doubts_of(part, f"{path}.parts.{index}"))


def _at(said: Said, value: Value) -> Found[Value]:
    return Found(value, said.statement.raw, said.statement.place)


def _once(found: Sequence[Found[Value]]) -> tuple[Found[Value], ...]:
    """Each value once, the first place kept; unknown readings are told apart by their words."""
    kept: dict[object, Found[Value]] = {}
    for each in found:
        kept.setdefault(each.raw if each.value is None else each.value, each)
    return tuple(kept.values())


def _quote(said: Sequence[Said], draft: Draft) -> Found[str]:
    """The words that the part rests on, in printed order; without any, its own name."""
    spoken = [each.statement for each in said]
    if not spoken:
        return replace(draft.label, method="derived")
    words = "\n".join(each.text for each in spoken)
    return Found(words, "\n".join(each.raw for each in spoken), spoken[0].place)


def _needs(said: Sequence[Said], quote: Found[str]) -> Found[NeedsMoney]:
    """The answer about money: printed words count before what only follows from them."""
    answers = [(answer, each, is_said) for each in said for answer, is_said in each.needs]
    printed = [answer for answer in answers if answer[2]] or answers
    if not printed:
        return Found("unstated", quote.raw, quote.source, "certain", "derived")
    if len({answer for answer, _, _ in printed}) > 1:
        return unknown("\n".join(each.statement.raw for _, each, _ in printed), quote.source)
    answer, each, is_said = printed[0]
    found = _at(each, answer)
    return found if is_said else replace(found, certainty="likely", method="derived")


def _routes(
    said: Sequence[Said], needs: Found[NeedsMoney], number: int, quote: Found[str]
) -> tuple[Found[Route], ...]:
    """How the part is lifted. An answer about money without a way gets the plain one.

    "Kræver finansiering" alone is a need without a note, "kræver ikke finansiering" alone is
    the existing frame; a bracket that names the way ("kan løftes via ...") replaces it.
    """
    routes = _once([_at(each, route) for each in said for route in each.routes])
    kinds = {found.value.kind for found in routes if found.value is not None}
    if needs.value == "yes" and not kinds & {"note", "outside"}:
        plain = [found for found in routes if found.value and found.value.kind != "frame"]
        return (*plain, Found(Route("need"), needs.raw, needs.source, method="derived"))
    if needs.value == "no" and not routes:
        return (Found(Route("frame"), needs.raw, needs.source, "likely", "derived"),)
    return routes


def _sources(
    said: Sequence[Said],
    draft: Draft,
    routes: Sequence[Found[Route]],
    number: int,
    at: date | None,
) -> tuple[Found[MoneySource], ...]:
    """What pays over time: one source for each route except ``via``, and what pays today."""
    mandate = next((each.mandate_of for each in said if each.mandate_of), "")
    found: list[Found[MoneySource]] = []
    for route in routes:
        if route.value is None or route.value.kind == "via":
            continue
        kind = route.value.kind
        refs = {"note": route.value.note or "", "need": f"R{number}", "outside": mandate}
        source = MoneySource(kind, refs.get(kind, ""))
        found.append(Found(source, route.raw, route.source, route.certainty, route.method))
    for each in said:
        words = each.statement
        found += find_funding(words.text, words.raw, words.place, at)
    found += [source for each in draft.novelty for source in each.funding]
    return _once(found)


def _novelty(draft: Draft) -> tuple[Found[Novelty], ...]:
    found: list[Found[Novelty]] = [
        Found(value, each.statement.raw, each.statement.place)
        for each in draft.novelty
        for value in each.values
    ]
    if not draft.is_novelty_certain:
        found = [replace(each, certainty="likely", method="derived") for each in found]
    return _once(found)


def _remark(said: Sequence[Said]) -> Found[str] | None:
    remarks = [each.remark for each in said if each.remark is not None]
    if not remarks:
        return None
    return replace(remarks[0], value="\n".join(each.value or "" for each in remarks))
