"""Damage to a paper with known truth: what stood where, and what stands there now.

In a single place, as a slip of the hand or one misread word leaves it; or the same everywhere, as
a scan reads the same sign wrong each time. Letters that a wrong language of recognition loses are
in ``wrong_language``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from brobygger.domain.documents.paper import Block, Grid, Paper, Square, Words
from papers.hands import with_squares, with_texts

LOOK_ALIKE = {
    "0": "689",
    "1": "74",
    "2": "73",
    "3": "85",
    "4": "19",
    "5": "63",
    "6": "80",
    "7": "12",
    "8": "36",
    "9": "40",
}
LETTERS = {"0": "O", "1": "l", "5": "S", "8": "B"}
HALVES = ("2", "%", "4", " v", "Y2", "1/2", "")
"""What is made of ½, which many readers of scans do not know."""

_FIGURE = re.compile(r"[(\-−]?\d[\d.,\s]*\)?-?")
_FTE = re.compile(r"(\d*)( ?½)?(?= (?:ÅV|årsværk))")
_WORDED = re.compile(r"\d[\d.,]*(?= mio\. kr\. årligt)")


@dataclass(frozen=True, slots=True)
class Damage:
    """What was done to a paper: ``where`` in words, ``was`` and ``now`` as printed."""

    kind: str
    where: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class _Spot:
    """A string of the paper that can be damaged: a cell of a grid, or a run of words."""

    block: int
    row: int
    column: int
    kind: str


def damaged_once(paper: Paper, rng: Random) -> tuple[Paper, Damage]:
    """The paper with one amount, year head or staffing figure damaged in one place."""
    spots = list(_spots(paper))
    kinds = sorted({spot.kind for spot in spots})
    kind = rng.choice(
        [
            kind
            for kind in kinds
            for _ in range(4 if kind == "amount" else 2 if kind == "fte" else 1)
        ]
    )
    spot = rng.choice([each for each in spots if each.kind == kind])
    done: list[Damage] = []

    def change(text: str) -> str:
        now, damage = _damaged(text, kind, rng, str(spot))
        if damage is not None and not done:
            done.append(damage)
            return now
        return text

    changed = _with_spot(paper, spot, change)
    if not done:
        return damaged_once(paper, rng)
    return changed, done[0]


def damaged_everywhere(paper: Paper, rng: Random) -> tuple[Paper, Damage]:
    """The paper with one figure of a line, or its staffing, wrong in the same way wherever it
    is printed. Other figures, sums too, stay as they are.
    """
    spots = [each for each in _spots(paper) if each.kind in ("amount", "fte")]
    kind = rng.choice(("amount", "fte"))
    spot = rng.choice([each for each in spots if each.kind == kind] or spots)
    found: list[Damage] = []

    def once(text: str) -> str:
        _, damage = _damaged(text, spot.kind, rng, str(spot))
        if damage is not None and not found:
            found.append(damage)
        return text

    _with_spot(paper, spot, once)
    if not found or found[0].kind == "lost":
        return damaged_everywhere(paper, rng)
    damage = found[0]

    def everywhere(text: str) -> str:
        if spot.kind == "fte":
            return re.sub(rf"(?<!\d){re.escape(damage.was)}(?= (?:ÅV|årsværk))", damage.now, text)
        return damage.now if text == damage.was else text

    blocks = tuple(_with_all(block, everywhere) for block in paper.blocks)
    return replace(paper, blocks=blocks), damage


def _with_all(block: Block, change: Callable[[str], str]) -> Block:
    if isinstance(block, Grid):
        return with_squares(block, lambda square: with_texts(square, change))
    if isinstance(block, Words):
        return Words(tuple(replace(run, text=change(run.text)) for run in block.runs))
    return block


def _spots(paper: Paper) -> Iterator[_Spot]:
    for at, block in enumerate(paper.blocks):
        if isinstance(block, Grid) and block.head:
            for column, square in enumerate(block.head):
                if square.end:
                    yield _Spot(at, -1, column, "head")
            for row, squares in enumerate(block.rows):
                for column, square in enumerate(squares):
                    text = _text(square)
                    if square.end and any(sign.isdigit() for sign in text):
                        yield _Spot(at, row, column, "amount")
                    elif any(match[0] for match in _FTE.finditer(text)):
                        yield _Spot(at, row, column, "fte")
        elif isinstance(block, Words):
            for column, run in enumerate(block.runs):
                if any(match[0] for match in _FTE.finditer(run.text)):
                    yield _Spot(at, 0, column, "fte")
                if _WORDED.search(run.text):
                    yield _Spot(at, 0, column, "worded")


def _text(square: Square) -> str:
    return "".join(
        run.text for block in square.blocks if isinstance(block, Words) for run in block.runs
    )


def _with_spot(paper: Paper, spot: _Spot, change: Callable[[str], str]) -> Paper:
    block = paper.blocks[spot.block]
    new: Block
    if isinstance(block, Grid):
        line = block.head if spot.row < 0 else block.rows[spot.row]
        line = tuple(
            with_texts(square, change) if at == spot.column else square
            for at, square in enumerate(line)
        )
        rows = tuple(line if at == spot.row else row for at, row in enumerate(block.rows))
        new = replace(block, head=line) if spot.row < 0 else replace(block, rows=rows)
    else:
        assert isinstance(block, Words)
        new = Words(
            tuple(
                replace(run, text=change(run.text)) if at == spot.column else run
                for at, run in enumerate(block.runs)
            )
        )
    blocks = (*paper.blocks[: spot.block], new, *paper.blocks[spot.block + 1 :])
    return replace(paper, blocks=blocks)


def _damaged(text: str, kind: str, rng: Random, where: str) -> tuple[str, Damage | None]:
    """The text with its figure damaged; no damage where it holds none."""
    pattern = {"amount": _FIGURE, "head": re.compile(r".+"), "fte": _FTE, "worded": _WORDED}[kind]
    match = next((match for match in pattern.finditer(text) if match[0].strip()), None)
    if match is None:
        return text, None
    was = match[0]
    name, now = _staffing(was, rng) if kind == "fte" else _figure(was, kind, rng)
    if now == was:
        return text, None
    return text[: match.start()] + now + text[match.end() :], Damage(name, where, was, now)


def _staffing(was: str, rng: Random) -> tuple[str, str]:
    if "½" in was:
        return "half", re.sub(r" ?½", rng.choice(HALVES), was)
    return _digit(was, rng)


def _figure(was: str, kind: str, rng: Random) -> tuple[str, str]:
    """A damage of a figure by chance: its name and what stands there then."""
    if kind == "head":
        return rng.choice((("lost", ""), _digit(was, rng))) if was[0].isdigit() else ("lost", "")
    ways: tuple[Callable[[], tuple[str, str]], ...] = (
        lambda: _digit(was, rng),
        lambda: _digit(was, rng),
        lambda: _swapped(was, rng),
        lambda: ("dropped", _without_digit(was, rng)),
        lambda: ("glued", f"{rng.choice('123')}{was}"),
        lambda: ("lettered", "".join(LETTERS.get(sign, sign) for sign in was)),
        lambda: ("ruled", f"{was}|"),
        lambda: ("pointed", was.replace(".", ",")),
        lambda: ("joined", re.sub(r"[.\s]", "", was)),
        lambda: ("signed", was.strip("-−()") if was.strip("-−()") != was else f"-{was}"),
        lambda: ("lost", ""),
    )
    return rng.choice(ways if kind == "amount" else ways[:3])()


def _digit(was: str, rng: Random) -> tuple[str, str]:
    at = rng.choice([at for at, sign in enumerate(was) if sign.isdigit()])
    return "misread", was[:at] + rng.choice(LOOK_ALIKE[was[at]]) + was[at + 1 :]


def _swapped(was: str, rng: Random) -> tuple[str, str]:
    digits = [at for at, sign in enumerate(was) if sign.isdigit()]
    if len(digits) < 2:
        return _digit(was, rng)
    at = rng.randrange(len(digits) - 1)
    one, other = digits[at], digits[at + 1]
    letters = list(was)
    letters[one], letters[other] = letters[other], letters[one]
    return "swapped", "".join(letters)


def _without_digit(was: str, rng: Random) -> str:
    digits = [at for at, sign in enumerate(was) if sign.isdigit()]
    at = rng.choice(digits)
    return was[:at] + was[at + 1 :] if len(digits) > 1 else "?"


WRONG = {
    "æ": ("ae", "e", "é", "ze"),
    "ø": ("g", "o", "e", "a", "oe"),
    "å": ("a", "4", "d", "é", "&"),
    "Æ": ("AE", "E"),
    "Ø": ("O", "0", "@"),
    "Å": ("A", "4"),
    "½": ("2", "%", " v", "4"),
}
"""What recognition in a wrong language makes of the letters that it does not know."""


def wrong_language(text: str, rng: Random) -> str:
    """The text as it comes out of recognition in a wrong language: no letter of its own is left."""
    return "".join(rng.choice(WRONG[sign]) if sign in WRONG else sign for sign in text)
