"""Budget tables in plain text: rows rebuilt from a run of words and figures.

The head tells how many amount columns there are. Figures go to columns only when a row has
exactly as many of them: with fewer, nobody can say which cells are empty (rule M15).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from brobygger.domain.budgets.reading.boxes import BOXES
from brobygger.domain.budgets.reading.grid import (
    CAPTION,
    UNIT,
    YEAR,
    Amount,
    Grid,
    GridRow,
    Head,
    Piece,
    head_of,
    is_part_of_role,
)
from brobygger.domain.budgets.reading.row_words import split_words
from brobygger.domain.budgets.reading.template import ROLE_HEADS, Role, heading_of
from brobygger.domain.documents.flow import join_lines
from brobygger.domain.documents.page import Line, Span, Table
from brobygger.domain.kernel.fold import squash
from brobygger.domain.kernel.mentions import find_fte
from brobygger.domain.kernel.place import Place

Block = Line | Table | Grid
CAPTION_REACH = 4
"""Lines between a caption and its unit: a caption of two lines, a torn head above the unit."""

MOST_LINES = 400
"""Lines of the longest table, with each cell on a line of its own."""

LONGEST_LABEL = 5
"""Lines of a row's label; more lines without a figure are text after the table."""

MOST_WORDS = 16
"""Words of a label with the words of the columns behind it."""

_TOTAL_LABEL = re.compile(r"i\s?alt", re.IGNORECASE)
_TOTAL_END = re.compile(r".*\bi\s?alt(?:\s*\([^()]*\))?(?=\s)", re.IGNORECASE)
_TOTAL_HEAD = re.compile(r"(?<![^\W_])(?:[I1l|]\s?alt)(?![^\W_])")
_BRACKET = re.compile(r"\([^()]*[^\W\d_][^()]*\)")
_TOKEN = re.compile(r"[^ \t\f|]+")
SHORTEST_WORD = 2
_WORD = re.compile(r"[^\W\d_½¼¾]{3}")
_SPECK = re.compile(r"[^\w()☐-☒]+|[^\W\d_]")
_FIGURE = re.compile(
    r"\(?[-−–]?\d[\d.,\u00a0\u2009\u202f]*\)?[-−–]?(?:,[-–—])?(?:\*+|[⁰¹²³⁴-⁹]+)?"
    r"|[-–—]|i\.r\.|\.\.|…|[xX](?:\.?[xX]{3})*"
)
_DAMAGED_FIGURE = re.compile(r"(?=[^\d]*\d|\ufffd|[?#]{2})[\dOoIlSB?#%\ufffd.,*$§]{2,}|\ufffd+")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a head or a figure of a table's line."""

    kind: Literal["word", "figure", "head", "unit"]
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class _Row:
    """A row while it is put together: its label lines and the figures behind them."""

    label: tuple[Line, ...]
    figures: tuple[Token, ...]


def take_loose_grids(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Turn tables that stand in the text as loose lines into grids; the rest stays as it is."""
    taken: list[Block] = []
    index = 0
    while index < len(blocks):
        found = _read_table(blocks, index) if _may_begin(blocks, index) else None
        if found is None:
            taken.append(blocks[index])
            index += 1
        else:
            grid, index = found
            taken.append(grid)
    return tuple(taken)


def _may_begin(blocks: Sequence[Block], index: int) -> bool:
    """A table begins with its caption, or with its unit where it has no caption."""
    block = blocks[index]
    if not isinstance(block, Line):
        return False
    if CAPTION.match(block.words):
        return True
    return _is_unit_line(block)


def _is_unit_line(line: Line) -> bool:
    """The unit opens the line and only heads stand behind it: no sentence about money."""
    match = UNIT.match(line.words.strip())
    heads = (token.kind != "word" or _is_head_word(token) for token in _head_tokens(line))
    return match is not None and all(heads)


def _read_table(blocks: Sequence[Block], start: int) -> tuple[Grid, int] | None:
    lines: list[Line] = []
    for block in blocks[start : start + MOST_LINES]:
        if not isinstance(block, Line) or heading_of(block.words) or block.heading > 1:
            break
        if lines and CAPTION.match(block.words):
            break
        lines.append(block)
    count, caption = _split_caption(lines)
    head_count = _head_length(lines[count:])
    head_lines = lines[count : count + head_count]
    tokens = [token for line in head_lines for token in _head_tokens(line)]
    heads = tuple(head for t in tokens if t.kind == "head" and (head := head_of(t.text)))
    unit = next((t for t in tokens if t.kind == "unit"), None)
    rows, used = _read_rows(lines[count + head_count :], len(heads))
    if not heads and unit is None and not any(len(row.figures) > 1 for row in rows):
        return None
    roles = _roles(tokens)
    grid = Grid(
        caption,
        Piece(unit.text, unit.place) if unit else None,
        heads,
        tuple(_grid_row(row, heads, roles, rows) for row in rows),
        roles,
        lines[0].place,
    )
    return grid, start + count + head_count + used


def _split_caption(lines: Sequence[Line]) -> tuple[int, Piece | None]:
    """The lines of the caption: "Tabel n" and what follows up to the first line of the head."""
    if not CAPTION.match(lines[0].words):
        return 0, None
    count = 1
    while count < min(len(lines), CAPTION_REACH) and not lines[count].gap_before:
        if _is_head_line(lines[count]):
            break
        count += 1
    return count, Piece(join_lines(lines[:count]), lines[0].place)


def _is_head_line(line: Line) -> bool:
    tokens = _head_tokens(line)
    return bool(tokens) and all(token.kind != "word" or _is_head_word(token) for token in tokens)


def _is_head_word(token: Token) -> bool:
    return is_part_of_role(token.text) is not None or _SPECK.fullmatch(token.text) is not None


def _head_length(lines: Sequence[Line]) -> int:
    count = 0
    while count < len(lines) and _is_head_line(lines[count]) and _belongs(lines, count):
        count += 1
    return count


def _belongs(lines: Sequence[Line], index: int) -> bool:
    """A lone figure that looks like a year is a head only before the first row's label."""
    return not lines[index].bullet and not any(sign in lines[index].words for sign in BOXES)


def _head_tokens(line: Line) -> list[Token]:
    """The line as heads: unit, years, "I alt"; what is left over are words."""
    tokens: list[Token] = []
    text = line.words
    unit = UNIT.search(text)
    if unit is not None:
        tokens += _words(text[: unit.start()], line.place)
        tokens.append(Token("unit", unit[0].strip(), line.place))
        text = text[unit.end() :]
    position = 0
    for total in _TOTAL_HEAD.finditer(text):
        tokens += _words(text[position : total.start()], line.place)
        tokens.append(Token("head", total[0], line.place))
        position = total.end()
    return tokens + _words(text[position:], line.place)


def _words(text: str, place: Place) -> list[Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind: Literal["head", "word"] = "head" if YEAR.fullmatch(match[0]) else "word"
        found.append(Token(kind, match[0], place))
    return found


def _roles(tokens: Sequence[Token]) -> tuple[Role, ...]:
    found = {is_part_of_role(token.text) for token in tokens if token.kind == "word"}
    return tuple(role for role in ROLE_HEADS if role in found)


def _read_rows(lines: Sequence[Line], columns: int) -> tuple[list[_Row], int]:
    """Rows until the table ends; returns them with the number of lines they stand on."""
    rows: list[_Row] = []
    label: list[Line] = []
    used = 0
    for index, line in enumerate(lines):
        if line.bullet or CAPTION.match(line.words) or _is_unit_line(line):
            break
        words, figures = _split_line(line, columns)
        if not figures:
            label.append(line)
            continue
        label += [words] if words else []
        if label and not _may_be_row(label, figures, rows, columns):
            break
        if label or (rows and len(figures) == columns > 1):
            rows.append(_Row(tuple(label), figures))
        elif rows and len(rows[-1].figures) < columns:
            rows[-1] = replace(rows[-1], figures=rows[-1].figures + figures)
        else:
            break  # figures before any label: nobody knows what they are, so no row is made
        label = []
        used = index + 1
    return rows, used


def _may_be_row(
    label: Sequence[Line], figures: Sequence[Token], rows: Sequence[_Row], columns: int
) -> bool:
    """A label is short; below a total only full rows go on, all else is text after the table."""
    if len(label) > LONGEST_LABEL or sum(len(line.words.split()) for line in label) > MOST_WORDS:
        return False
    before = " ".join(line.words for line in rows[-1].label) if rows else ""
    return not _TOTAL_LABEL.search(before) or len(figures) == columns


def _split_line(line: Line, columns: int) -> tuple[Line | None, tuple[Token, ...]]:
    """The figures that end a line, and the words before them."""
    text = line.words
    held = [match.span() for match in _BRACKET.finditer(text)]
    held += [(mention.start, mention.end) for mention in find_fte(text)]
    tokens = list(_TOKEN.finditer(text))
    first = _first_figure(tokens, held)
    if _is_year_of_label(tokens, first, columns):
        first += 1
    figures = tuple(Token("figure", m[0], line.place) for m in tokens[first:])
    before = text[: tokens[first].start()] if figures else text
    if not any(any(sign.isdigit() or sign == "\ufffd" for sign in f.text) for f in figures):
        return _lost_total(line, tokens, figures)
    words = replace(line, spans=(Span(before),)) if before.strip(" \t\f|") else None
    return words, figures


def _lost_total(
    line: Line, tokens: Sequence[re.Match[str]], figures: tuple[Token, ...]
) -> tuple[Line | None, tuple[Token, ...]]:
    """A printed sum keeps its row also where its figures are dashes or lost ("i alt ?")."""
    total = _TOTAL_END.match(line.words)
    if total is None:
        return line, ()
    behind = [match for match in tokens if match.start() >= total.end()]
    if not behind or not all(_is_figure(m[0]) or _is_lost(m[0]) for m in behind):
        return line, ()
    lost = tuple(Token("figure", match[0], line.place) for match in behind)
    return replace(line, spans=(Span(total[0]),)), lost


def _first_figure(tokens: Sequence[re.Match[str]], held: Sequence[tuple[int, int]]) -> int:
    """Where the figures that end a line begin.

    What is no word between or behind figures ("1.600 ? 1.600", "2.000 8o-3") is a figure that
    was lost: it keeps its cell, so that its neighbours keep theirs.
    """
    first = index = len(tokens)
    found = 0
    while index and not _is_held(tokens[index - 1], held):
        index -= 1
        if _is_figure(tokens[index][0]):
            first, found = index, found + 1
        elif not _is_lost(tokens[index][0]) and (found or len(tokens[index][0]) > SHORTEST_WORD):
            break
    return first if found > 1 or first == len(tokens) - 1 else len(tokens)


def _is_lost(text: str) -> bool:
    if _WORD.search(text) or ":" in text:
        return False
    return any(sign.isnumeric() for sign in text) or not any(sign.isalnum() for sign in text)


def _is_held(token: re.Match[str], held: Sequence[tuple[int, int]]) -> bool:
    return any(start < token.end() and token.start() < end for start, end in held)


def _is_figure(text: str) -> bool:
    return bool(_FIGURE.fullmatch(text) or _DAMAGED_FIGURE.fullmatch(text))


def _is_year_of_label(tokens: Sequence[re.Match[str]], first: int, columns: int) -> bool:
    """The year in "Budgetaftale 2023 300" is the label's: a year behind a word, one cell too many
    or a row that is not full anyway.
    """
    if first == 0 or first >= len(tokens) or not YEAR.fullmatch(tokens[first][0]):
        return False
    is_word = any(sign.isalpha() for sign in tokens[first - 1][0])
    return is_word and len(tokens) - first != columns


def _grid_row(
    row: _Row, heads: Sequence[Head], roles: tuple[Role, ...], rows: Sequence[_Row]
) -> GridRow:
    most = max(len(each.figures) for each in rows)
    count = len(heads) or most
    line = row.label[-1] if row.label else None
    figures = row.figures
    split = _unglued(line, len(figures), count) if line is not None else None
    label = row.label
    if split is not None:
        label, figures = (*row.label[:-1], split[0]), (split[1], *figures)
    text, words, noisy = split_words(label, roles)
    place = label[0].place if label else figures[0].place
    in_order = len(figures) == count
    return GridRow(
        Piece(text, place),
        tuple(
            Amount(Piece(token.text, token.place), index if in_order else None)
            for index, token in enumerate(figures)
        ),
        words,
        noisy or split is not None,
    )


def _unglued(line: Line, found: int, count: int) -> tuple[Line, Token] | None:
    """Split "Service1.600" where the row lacks exactly one figure and its neighbours do not."""
    match = re.search(r"(?<=[^\W\d_]{3})(\d{1,3}(?:\.\d{3})*)$", line.words.rstrip())
    if match is None or found != count - 1 or not squash(line.words[: match.start()]):
        return None
    words = replace(line, spans=(Span(line.words[: match.start()]),))
    return words, Token("figure", match[1], line.place)
