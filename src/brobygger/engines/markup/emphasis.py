"""The marks inside a line of Markdown, rewritten as tags so that one reader handles both."""

import re

_KNOWN_TAGS = (
    "a|b|big|blockquote|br|caption|center|cite|code|dd|div|dl|dt|em|font|h[1-6]|hr|i|img|ins|li|"
    "ol|p|pre|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul"
)
_NOT_A_TAG = re.compile(rf"<(?!/?(?:{_KNOWN_TAGS})\b)", re.IGNORECASE)
_TAG = re.compile(rf"</?(?:{_KNOWN_TAGS})\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>-])")
_MARK = re.compile(r"\*\*|__|\*|_")
_ELEMENTS = {"**": "b", "__": "b", "*": "i", "_": "i"}
_SPECIAL = re.compile(r"[*_<&\[\\]")


def has_markup(text: str) -> bool:
    """Whether a line holds anything but plain words."""
    return _SPECIAL.search(text) is not None


def to_html(text: str) -> str:
    r"""Rewrite the marks of Markdown as tags; a mark without a partner stays a character.

    A "<" that begins no known tag is a character too, so "<indsæt dato>" is not lost.

    >>> to_html("**Kræver** 2 * 3 <ukendt> <b>ja</b>")
    '<b>Kræver</b> 2 * 3 &lt;ukendt> <b>ja</b>'
    >>> to_html(r"en \*stjerne\* og note_et_navn")
    'en &#42;stjerne&#42; og note_et_navn'
    """
    held = _ESCAPED.sub(lambda match: f"&#{ord(match[1])};", text)
    linked = _LINK.sub(r"\1", held)
    return _emphasised(_NOT_A_TAG.sub("&lt;", linked))


def _emphasised(text: str) -> str:
    """Pair the marks in one pass: a mark opens before a word and closes behind one."""
    tags = [match.span() for match in _TAG.finditer(text)]
    inside = {at for start, end in tags for at in range(start, end)}
    opened: dict[str, int] = {}
    pieces: list[str] = []
    last = 0
    for match in _MARK.finditer(text):
        if match.start() in inside:
            continue
        mark, (start, end) = match[0], match.span()
        pieces += [text[last:start], mark]
        last = end
        before, after = text[start - 1 : start], text[end : end + 1]
        closes = bool(before.strip()) and not (mark[0] == "_" and after.isalnum())
        opens = bool(after.strip()) and not (mark[0] == "_" and before.isalnum())
        if closes and mark in opened:
            since = opened[mark]
            pieces[since], pieces[-1] = f"<{_ELEMENTS[mark]}>", f"</{_ELEMENTS[mark]}>"
            # What was opened in between has lost its partner: it stays a character.
            opened = {kind: at for kind, at in opened.items() if at < since}
        elif opens and mark not in opened:
            opened[mark] = len(pieces) - 1
    return "".join((*pieces, text[last:]))
