"""Splitting a recommendation into parts: one deliverable, owner, money answer and novelty each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from brobygger.domain.documents.found import Found
from brobygger.domain.kernel.fold import fold, squash
from brobygger.domain.recommendations.marks import without_head_mark
from brobygger.domain.recommendations.novelty import NoveltyStatement
from brobygger.domain.recommendations.said import Said
from brobygger.domain.recommendations.wording import HEAD

SHORTEST_WORD = 4
STEM_LETTERS = 6
"""Enough to meet over Danish endings ("samarbejde", "samarbejder") and to keep words apart."""

_COMMON = frozenset(
    {"ovrige", "yderligere", "indsats", "indsatsen", "indsatser", "allerede", "eksisterende"}
)
_DELIVERABLES = re.compile(r",?\s+og\s+(?=at\s)")


@dataclass(eq=False)
class Draft:
    """A part in the making: its name and every statement that is about it."""

    label: Found[str]
    said: list[Said] = field(default_factory=list)
    novelty: list[NoveltyStatement] = field(default_factory=list)
    is_novelty_certain: bool = True


def split_parts(
    text: Found[str], said: Sequence[Said], novelty: Sequence[NoveltyStatement]
) -> list[Draft]:
    """Cut a recommendation where its own wording cuts it; the first rule that finds parts decides.

    1. Heads in the cell ("Ad ..."). 2. Answers about money with a subject of their own ("Den del
    af anbefalingen, som ..."). 3. Several answers in the novelty column, each for something else
    ("fsva. ..."). 4. Two deliverables in the recommendation's text, joined by "og at". Otherwise
    it is one part. A statement that names no part is about all parts of the cell.
    """
    drafts = (
        _by_heads(said)
        or _by_subjects(text, said)
        or _by_novelty(said, novelty)
        or _by_deliverables(text, said)
        or [Draft(text, list(said))]
    )
    _place_remarks(drafts)
    _place_novelty(drafts, novelty)
    return drafts


def _by_heads(said: Sequence[Said]) -> list[Draft]:
    drafts: list[Draft] = []
    shared: list[Said] = []
    for each in said:
        if each.statement.is_head:
            words = HEAD.fullmatch(each.statement.text)
            name = without_head_mark(words["label"] if words is not None else each.statement.text)
            label = Found(name.strip(" :."), each.statement.raw, each.statement.place)
            drafts.append(Draft(label, list(shared)))
        elif drafts:
            drafts[-1].said.append(each)
        else:
            shared.append(each)
    return drafts


def _by_subjects(text: Found[str], said: Sequence[Said]) -> list[Draft]:
    own = [each for each in said if each.subject and each.is_about_money]
    rest = [each for each in said if each not in own]
    has_main = any(each.is_about_money for each in rest)
    if not own or (len(own) == 1 and not has_main):
        return []
    shared = [each for each in rest if not each.is_about_money]
    drafts = [Draft(text, list(rest))] if has_main else []
    for each in own:
        label = Found(each.subject, each.statement.raw, each.statement.place)
        # Who answers for the whole cell answers for its parts; a date belongs to its sentence.
        drafts.append(Draft(label, [*(one for one in shared if not one.due), each]))
    return drafts


def _by_novelty(said: Sequence[Said], novelty: Sequence[NoveltyStatement]) -> list[Draft]:
    scopes = [each.scope for each in novelty]
    if len(novelty) < 2 or not all(scopes) or len(set(map(squash, scopes))) < len(scopes):
        return []
    return [
        Draft(Found(each.scope, each.statement.raw, each.statement.place), list(said))
        for each in novelty
    ]


def _by_deliverables(text: Found[str], said: Sequence[Said]) -> list[Draft]:
    pieces = _DELIVERABLES.split(text.value or "")
    if len(pieces) < 2 or not all(len(piece.split()) > 1 for piece in pieces):
        return []
    labels = [Found(piece, text.raw, text.source, text.certainty, "derived") for piece in pieces]
    return [Draft(label, list(said)) for label in labels]


def _place_remarks(drafts: Sequence[Draft]) -> None:
    """Leave a remark only at the part whose words it takes up; at all of them where none is."""
    if len(drafts) < 2:
        return
    remarks = {id(each): each for draft in drafts for each in draft.said if each.remark is not None}
    for remark in remarks.values():
        holders = [draft for draft in drafts if remark in draft.said]
        near = _nearest(holders, remark.statement.text)
        for draft in holders:
            if near and draft not in near:
                draft.said = [each for each in draft.said if each is not remark]


def _place_novelty(drafts: Sequence[Draft], novelty: Sequence[NoveltyStatement]) -> None:
    for each in novelty:
        near = _nearest(drafts, each.scope) if each.scope and len(drafts) > 1 else list(drafts)
        for draft in near or drafts:
            draft.novelty.append(each)
            if each.scope and len(drafts) > 1 and squash(each.scope) != squash(_name(draft)):
                draft.is_novelty_certain = False


def _nearest(drafts: Sequence[Draft], words: str) -> list[Draft]:
    """The parts that share most words with a text; none where no word is shared."""
    same = [draft for draft in drafts if squash(_name(draft)) == squash(words)]
    if same:
        return same
    shared = [len(_stems(_name(draft)) & _stems(words)) for draft in drafts]
    best = max(shared, default=0)
    return [draft for draft, count in zip(drafts, shared, strict=True) if best and count == best]


def _name(draft: Draft) -> str:
    return draft.label.value or ""


def _stems(text: str) -> frozenset[str]:
    words = fold(text).split()
    return frozenset(
        word[:STEM_LETTERS] for word in words if len(word) >= SHORTEST_WORD and word not in _COMMON
    )
