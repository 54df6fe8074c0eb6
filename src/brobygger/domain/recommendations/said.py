"""What one statement of a cell says: who, money, routes, what it waits for, by when."""

import re
from dataclasses import dataclass, field
from datetime import date

from brobygger.domain.documents.found import Found, unknown
from brobygger.domain.kernel.fold import fold
from brobygger.domain.kernel.period import PeriodError, last_day, parse_date
from brobygger.domain.kernel.problem import Problem
from brobygger.domain.recommendations.authority import authority_pattern, find_authority
from brobygger.domain.recommendations.recommendation import (
    NeedsMoney,
    Requirement,
    Route,
)
from brobygger.domain.recommendations.reference import REFERENCES, requirements_of, targets_of
from brobygger.domain.recommendations.statement import Statement
from brobygger.domain.recommendations.wording import (
    ALTERNATIVES,
    DUE,
    GENERIC_SUBJECTS,
    OWN_PART,
    OWNER,
    PARTNERS,
    REMARK,
    REMARK_NAME,
    WORDINGS,
    Wording,
)

_AUTHORITY = re.compile(authority_pattern())
_OTHER_OWNER = re.compile(r"[A-ZÆØÅ]\w{1,}")
_STOPS = re.compile(r"[.;(]")
_TAKEN = re.compile("\0")


@dataclass(eq=False)
class Said:
    """The readings of one statement. ``subject`` is what it speaks of, empty for the whole cell.

    ``needs`` holds (answer, whether the words give it themselves). ``owners`` without a code
    are words that name no known administration. ``references`` are all numbers pointed at.
    """

    statement: Statement
    subject: str = ""
    owners: list[Found[str]] = field(default_factory=list)
    needs: list[tuple[NeedsMoney, bool]] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    requires: list[Requirement] = field(default_factory=list)
    strengthened_by: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    due: Found[date] | None = None
    remark: Found[str] | None = None
    mandate_of: str = ""
    has_alternatives: bool = False
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_about_money(self) -> bool:
        """Whether it answers how something is paid for or lifted."""
        return bool(self.needs or self.routes)

    @property
    def is_empty(self) -> bool:
        """Whether nothing in it was understood."""
        return not (
            self.owners or self.is_about_money or self.references or self.due or self.remark
        )


def hear(statement: Statement, number: int, at: date | None) -> Said:
    """Read one statement of recommendation ``number``; ``at`` is the paper's date.

    A caveat in brackets about the state or a minister is a remark and never a route, also
    where it says "uden for kommunens mandat": it is about one point, not the whole part.
    """
    said = Said(statement)
    text = statement.text
    said.references = [target for target, _ in targets_of(REFERENCES.finditer(text))]
    if statement.is_aside and REMARK.search(text):
        said.remark = Found(REMARK_NAME.sub("", text, 1), statement.raw, statement.place)
        return said
    left = _take_owners(said, _take_wordings(said, number, at), at)
    said.subject = _subject(text, left)
    said.due = _due(statement)
    if said.is_empty and REMARK.search(text):
        said.remark = Found(text, statement.raw, statement.place)
    return said


def _take_wordings(said: Said, number: int, at: date | None) -> str:
    """Read every phrase of the table; returns the text with the words taken blanked out."""
    left = said.statement.text
    for wording in WORDINGS:
        for match in wording.pattern.finditer(left):
            _apply(said, wording, match, number, at)
        left = wording.pattern.sub(lambda match: "\0" * len(match[0]), left)
    return left


def _apply(
    said: Said, wording: Wording, match: re.Match[str], number: int, at: date | None
) -> None:
    groups = match.groupdict()
    if wording.needs is not None:
        said.needs.append((wording.needs, wording.says_needs))
    targets = targets_of([match]) if groups.get("numbers") else []
    if wording.route == "note":
        orders = [f"N{target}" for target, _ in targets] or [f"N{number}"]
        by = _authority_code(said, groups.get("by") or groups.get("by2"), at)
        package = _authority_code(said, groups.get("package"), at)
        said.routes += [Route("note", note, by, package) for note in orders]
    elif wording.route == "via":
        said.routes.append(Route("via", via=tuple(target for target, _ in targets)))
    elif wording.route is not None:
        said.routes.append(Route(wording.route))
        said.mandate_of = groups.get("who") or said.mandate_of
    if wording.edge == "requires":
        said.requires += requirements_of(match[0], targets)
        said.has_alternatives |= ALTERNATIVES.search(groups["numbers"]) is not None
    elif wording.edge == "strengthens":
        said.strengthened_by += [target for target, _ in targets]


def _authority_code(said: Said, words: str | None, at: date | None) -> str | None:
    """The code of a committee or administration; an unknown one is told, never guessed."""
    if not words:
        return None
    authority = find_authority(words, at)
    if authority is None or authority.code is None:
        where = said.statement.place
        said.problems.append(
            Problem("RECOMMENDATION-008", "warning", where, words, {"words": words})
        )
        return None
    return authority.code


def _take_owners(said: Said, left: str, at: date | None) -> str:
    """Read who answers for it; returns the text with the words taken blanked out."""
    match = OWNER.search(left.split("\0", maxsplit=1)[0]) or OWNER.search(left)
    if match is None:
        return left
    tail = match["owners"]
    for stop in (_STOPS, PARTNERS, _TAKEN):
        tail = stop.split(tail)[0]
    named = [hit[0] for hit in _AUTHORITY.finditer(tail)]
    others = _OTHER_OWNER.findall(_AUTHORITY.sub(" ", tail))
    if not named and not others:
        return left
    raw, place = said.statement.raw, said.statement.place
    for words in named + others:
        code = _authority_code(said, words, at)
        said.owners.append(unknown(words, place) if code is None else Found(code, raw, place))
    end = match.start("owners") + len(tail)
    return left[: match.start()] + "\0" * (end - match.start()) + left[end:]


def _subject(text: str, left: str) -> str:
    """What stands before the first words understood: the part that they are about."""
    before = text[: left.index("\0")] if "\0" in left else ""
    own = OWN_PART.match(before)
    words = before[own.end() if own is not None else 0 :].strip(" ,:;-–")
    is_generic = all(fold(word) in GENERIC_SUBJECTS for word in words.split())
    return "" if is_generic else words


def _due(statement: Statement) -> Found[date] | None:
    """By when, with the words that say so.

    "Before the yearly meeting in the second half of 2024" gives no day: the value is then the
    last day on which it can be (31 December 2024) and only likely, since the meeting may be
    held, and the part be overdue, months before. A printed day is certain.
    """
    match = DUE.search(statement.text)
    if match is None:
        return None
    try:
        return Found(parse_date(match["time"]), match[0], statement.place)
    except PeriodError:
        pass
    try:
        value = last_day(match["time"])
    except PeriodError:
        return unknown(match[0], statement.place)
    return Found(value, match[0], statement.place, "likely", "derived")
