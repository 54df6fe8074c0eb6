"""What the annex says of a part, in the phrases that reading knows.

Also what a person has put right in the register is said in these phrases, so that the annex that
is printed again reads back into the same register.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.period import MONTHS
from brobygger.domain.recommendations.recommendation import (
    MoneySource,
    Part,
    Quantifier,
    Requirement,
    Route,
)
from brobygger.domain.recommendations.wording import (
    ANY_PHRASE,
    FINANCED_PHRASE,
    NOVELTY_PHRASES,
    OWNER_PHRASE,
    PHRASES,
    REMARK,
    REMARK_PHRASE,
    REQUIRES_PHRASES,
    SCOPE_PHRASE,
    UNSTATED_PHRASE,
)

PAYS_TODAY = ("plan", "past_grant")
"""The sources that pay an effort now; the others only repeat how the part is to be lifted."""
_VIA: dict[Quantifier, str] = {"unstated": UNSTATED_PHRASE, "any": ANY_PHRASE}
_BEFORE_DATE = re.compile(rf" (?=\d|halvår|(?:{'|'.join(MONTHS)})\b)")
_ANSWERS = {"yes": PHRASES["needs_yes"], "no": PHRASES["needs_no"]}


def money_statements(number: int, part: Part) -> Iterator[str]:
    """What column two says of a part: owner, money, what it waits for, by when."""
    if part.administrations:
        owners = _listed([each.value or each.raw for each in part.administrations])
        yield OWNER_PHRASE.format(administrations=owners)
    requires = [each.value for each in part.requires if each.value is not None]
    routes = [each.value for each in part.routes if each.value is not None]
    ways = [text for route in routes for text in route_phrases(number, part, route)]
    answer = _ANSWERS.get(part.needs_money.value or "", "")
    if answer and not any(text.startswith(answer) for text in ways):
        yield answer
    yield from ways
    lifted = {target for route in routes for target in route.via}
    yield from requires_phrases([each for each in requires if each.target not in lifted])
    if part.strengthened_by:
        targets = _listed([str(each.value) for each in part.strengthened_by])
        yield PHRASES["strengthened"].format(numbers=targets)
    if part.due is not None:
        yield due_phrase(part.due)


def route_phrases(number: int, part: Part, route: Route) -> Iterator[str]:
    """How the paper says that a part of recommendation ``number`` is to be lifted."""
    needs = part.needs_money.value
    if route.kind == "outside":
        yield PHRASES["outside"].format(who=_other_authority(part))
    elif route.kind == "need":
        yield PHRASES["needs_yes"]
    elif route.kind == "note":
        order = _order(number, route)
        yield f"{PHRASES['needs_yes']}: {order}" if needs == "yes" else order
    else:
        ways = (PHRASES["frame"],) if route.kind == "frame" else _via(part, route)
        for way in ways:
            yield _without_money(way) if needs == "no" else way


def _other_authority(part: Part) -> str:
    """Whose mandate it is; the paper's own words, else those of the committee."""
    named = (each.value.ref for each in part.sources if each.value and each.value.kind == "outside")
    return next(filter(None, named), "relevant minister")


def _without_money(how: str) -> str:
    return f"{PHRASES['needs_no']} ({how[0].lower()}{how[1:]})"


def _via(part: Part, route: Route) -> Iterator[str]:
    """One phrase for each way of needing the others; a route that no requirement backs names all
    its targets.
    """
    requires = [each.value for each in part.requires if each.value is not None]
    backed = [each for each in requires if each.target in route.via]
    backed = backed or [Requirement(target, "all") for target in route.via]
    for quantifier, group in _by_quantifier(backed):
        yield _VIA.get(quantifier, PHRASES["via"]).format(numbers=_numbers(group))


def requires_phrases(requires: Sequence[Requirement]) -> Iterator[str]:
    """What must be carried out first, without saying that it also pays."""
    for quantifier, group in _by_quantifier(requires):
        yield REQUIRES_PHRASES[quantifier].format(numbers=_numbers(group))


def _by_quantifier(
    requires: Sequence[Requirement],
) -> Iterator[tuple[Quantifier, list[Requirement]]]:
    """All of some and named parts of others are said in one phrase, "1 og 3a"."""
    groups: dict[Quantifier, list[Requirement]] = {}
    for each in requires:
        groups.setdefault("all" if each.parts else each.quantifier, []).append(each)
    yield from groups.items()


def _numbers(requires: Sequence[Requirement]) -> str:
    """Recommendations, or their parts where those are named: "1 og 2", "3a"."""
    return _listed([name for each in requires for name in each.parts or (str(each.target),)])


def _order(number: int, route: Route) -> str:
    if route.package is not None:
        package = PHRASES["note_in_package"].format(package=route.package)
        ordered = f"Budgetnotat bestilt af {route.ordered_by}"
        return package.replace("Budgetnotat", ordered, 1) if route.ordered_by else package
    if route.note is not None and route.note != f"N{number}":
        return PHRASES["note_shared"].format(number=route.note.removeprefix("N"))
    if route.ordered_by is None:
        return PHRASES["note_own"].removesuffix(" af {by}")
    return PHRASES["note_own"].format(by=route.ordered_by)


def due_phrase(due: Found[date]) -> str:
    """By when: the end of a half year as the committee says it, any other day as a date."""
    if due.value is None:
        return due.raw[:1].upper() + due.raw[1:]
    if (due.value.month, due.value.day) in ((6, 30), (12, 31)):
        half = 1 if due.value.month == 6 else 2
        return _tied(f"Gøres færdig inden udgangen af {half}. halvår {due.value.year}")
    return _tied(f"Gøres færdig senest {due.value:%d-%m-%Y}")


def remark_phrases(part: Part) -> Iterator[str]:
    """The remarks of a part, each in brackets; what says so itself needs no name before it."""
    said = part.remark.value if part.remark is not None else None
    for text in filter(None, (said or "").splitlines()):
        yield f"({text if REMARK.search(text) else REMARK_PHRASE.format(remark=text)})"


def novelty_statements(part: Part, is_split: bool) -> Iterator[str]:
    """What column three says of a part, with what pays for the effort it continues."""
    answers = [each.value for each in part.novelty if each.value is not None]
    paid = [each.value for each in part.sources if each.value is not None]
    funding = "; ".join(source_phrase(each) for each in paid if each.kind in PAYS_TODAY)
    # The money belongs to what goes on; a part that is only new may have some all the same.
    payer = "continued" if "continued" in answers else next(iter(answers), None)
    for answer in answers:
        text = NOVELTY_PHRASES[answer]
        if is_split:
            text = SCOPE_PHRASE.format(novelty=text, label=part.label.value)
        yield f"{text} ({funding})" if funding and answer == payer else text
    if funding and not answers:
        about = SCOPE_PHRASE.format(novelty="", label=part.label.value).strip()
        text = f"{about} ({funding})" if is_split else funding
        yield text[0].upper() + text[1:]


def source_phrase(source: MoneySource) -> str:
    """What pays and how long: "finansieret til og med 30. juni 2026 via budgetmidler"."""
    if source.valid_from is None and source.valid_to is None:
        return FINANCED_PHRASE.format(ref=source.ref)
    said = ["finansieret"]
    if source.valid_from is not None:
        said.append(f"fra {_from(source.valid_from)}")
    if source.valid_to is not None:
        said.append(f"til og med {_to(source.valid_to)}")
    said += [f"via {source.ref}"] if source.ref else []
    return " ".join(map(_tied, said))


def _from(day: date) -> str:
    return str(day.year) if (day.month, day.day) == (1, 1) else _in_words(day)


def _to(day: date) -> str:
    return str(day.year) if (day.month, day.day) == (12, 31) else _in_words(day)


def _tied(text: str) -> str:
    """Hold a date together with the word before it: no line or page ends inside "til og med 1."."""
    return _BEFORE_DATE.sub("\N{NO-BREAK SPACE}", text)


def _in_words(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def _listed(values: Sequence[str]) -> str:
    """Join as Danish does: "BIF, BUF og SOF"."""
    if len(values) < 2:
        return "".join(values)
    return f"{', '.join(values[:-1])} og {values[-1]}"
