"""Collect the Danish texts of the screens and keep their English catalogue.

The msgids are Danish, because the words come from the papers. This script needs no GNU gettext:
it finds the texts, brings ``locale/en/LC_MESSAGES/django.po`` up to date (new texts wait with an
empty msgstr for a person, unused ones are dropped) and compiles the ``.mo`` beside it.

    python scripts/messages.py            bring both files up to date, list what has no English
    python scripts/messages.py --check    change nothing; exit 1 where anything is out of date
"""

import argparse
import ast
import re
import struct
import sys
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "brobygger" / "web"
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"

# How a text is marked, and which arguments hold it: context, singular, plural.
MARKS: dict[str, tuple[int | None, int, int | None]] = {
    "_": (None, 0, None),
    "gettext": (None, 0, None),
    "gettext_lazy": (None, 0, None),
    "gettext_noop": (None, 0, None),
    "ngettext": (None, 0, 1),
    "ngettext_lazy": (None, 0, 1),
    "pgettext": (0, 1, None),
    "pgettext_lazy": (0, 1, None),
    "npgettext": (0, 1, 2),
    "npgettext_lazy": (0, 1, 2),
}
HEADER = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Language: en\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
CONTEXT = "\x04"  # between context and text, and
PLURAL = "\x00"  # between singular and plural, in the compiled form

Texts = dict[str, set[str]]
"""Key (context + text + plural, joined as in the compiled form) -> where it is used."""


def find_texts() -> Texts:
    """Every marked text of templates and code."""
    texts: Texts = {}
    for file in sorted(SOURCE.rglob("*")):
        if file.suffix == ".py":
            code = file.read_text(encoding="utf-8")
        elif file.suffix in {".html", ".txt"} and "templates" in file.parts:
            code = from_template(file)
        else:
            continue
        for key in marked_texts(code, file):
            texts.setdefault(key, set()).add(str(file.relative_to(ROOT)))
    return texts


def from_template(file: Path) -> str:
    """The marked texts of a template as Python calls, by Django's own extraction."""
    marked = templatize(file.read_text(encoding="utf-8"), origin=str(file))
    call = re.compile(
        r"""(?:gettext|ngettext|pgettext|npgettext|_)\((?:\s*u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|[\w.]+)\s*,?)+\)"""
    )
    return "\n".join(re.sub(r"\s*\n\s*", " ", found) for found in call.findall(marked))


def marked_texts(code: str, file: Path) -> Iterator[str]:
    """The keys of all marked texts in Python code."""
    for node in ast.walk(ast.parse(code, filename=str(file))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        name = node.func.id if isinstance(node.func, ast.Name) else name
        if name not in MARKS or not node.args:
            continue
        context, text, plural = (
            None if place is None else literal(node.args, place) for place in MARKS[name]
        )
        if text is not None:
            yield join_key(context, text, plural)


def literal(args: list[ast.expr], place: int) -> str | None:
    """The argument at a place, where it is a plain string."""
    if place < len(args) and isinstance(arg := args[place], ast.Constant):
        return arg.value if isinstance(arg.value, str) else None
    return None


def join_key(context: str | None, text: str, plural: str | None) -> str:
    """One key for a text with what tells it apart."""
    before = "" if context is None else f"{context}{CONTEXT}"
    return f"{before}{text}" + ("" if plural is None else f"{PLURAL}{plural}")


# --- the .po file -----------------------------------------------------------------------------


def read_po(file: Path) -> dict[str, list[str]]:
    """Key -> translations (two where there is a plural) of a catalogue."""
    if not file.exists():
        return {}
    entries: dict[str, list[str]] = {}
    for block in file.read_text(encoding="utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        field = ""
        for line in block.splitlines():
            if match := re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(".*")$', line):
                field = match[1]
                fields[field] = ast.literal_eval(match[2])
            elif line.startswith('"'):
                fields[field] += ast.literal_eval(line)
        if fields.get("msgid"):
            key = join_key(fields.get("msgctxt"), fields["msgid"], fields.get("msgid_plural"))
            entries[key] = [text for name, text in fields.items() if name.startswith("msgstr")]
    return entries


def write_po(entries: dict[str, list[str]], texts: Texts) -> str:
    """The catalogue as text: sorted, with the files that use each text."""
    blocks = [
        "\n".join(
            [
                "# English texts of the screens; the msgids are Danish.",
                'msgid ""',
                'msgstr ""',
                *map(quote, HEADER.splitlines(keepends=True)),
            ]
        )
    ]
    for key in sorted(entries):
        context, _, rest = key.rpartition(CONTEXT)
        text, _, plural = rest.partition(PLURAL)
        lines = [f"#: {' '.join(sorted(texts.get(key, ())))}"]
        if context:
            lines.append(f"msgctxt {quote(context)}")
        lines.append(f"msgid {quote(text)}")
        if plural:
            lines.append(f"msgid_plural {quote(plural)}")
            lines += [f"msgstr[{n}] {quote(t)}" for n, t in enumerate(entries[key])]
        else:
            lines.append(f"msgstr {quote(entries[key][0])}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def quote(text: str) -> str:
    """A text in the quotation of catalogues."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


# --- the .mo file -----------------------------------------------------------------------------


def compile_mo(entries: dict[str, list[str]]) -> bytes:
    """The compiled catalogue: two tables of lengths and offsets, then the texts."""
    pairs = {"": HEADER} | {k: PLURAL.join(v) for k, v in entries.items() if all(v)}
    keys = sorted(pairs, key=lambda key: key.encode())
    ids = [key.encode() for key in keys]
    strs = [pairs[key].encode() for key in keys]
    start = 28 + 16 * len(keys)
    table, body = b"", b""
    for texts in (ids, strs):
        for text in texts:
            table += struct.pack("<2I", len(text), start + len(body))
            body += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + table + body


def names_differ(key: str, values: list[str]) -> bool:
    """Whether a translation names something else than its text: a slip that crashes a page."""
    forms = key.rpartition(CONTEXT)[2].split(PLURAL)
    named = [set(PLACEHOLDER.findall(form)) for form in forms]
    translated = [set(PLACEHOLDER.findall(value)) for value in values]
    return translated[-1] != named[-1] or any(not t <= set.union(*named) for t in translated)


def main() -> int:
    """Collect, compare, and write or complain."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--also", action="append", default=[], help="a text beyond those found")
    options = parser.parse_args()

    texts = find_texts() | {text: {"--also"} for text in options.also}
    old = read_po(CATALOGUE)
    entries = {key: old.get(key, [""] * (2 if PLURAL in key else 1)) for key in texts}
    said, compiled = write_po(entries, texts), compile_mo(entries)
    untranslated = sorted(key for key, values in entries.items() if not all(values))
    for key in untranslated:
        print(f"no English: {key!r} ({', '.join(sorted(texts[key]))})")
    astray = sorted(
        key for key, values in entries.items() if all(values) and names_differ(key, values)
    )
    for key in astray:
        print(f"other names in English: {key!r}")
    if not options.check:
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        CATALOGUE.write_text(said, encoding="utf-8")
        CATALOGUE.with_suffix(".mo").write_bytes(compiled)
        print(f"{len(entries)} texts, {len(untranslated)} without English")
        return 0
    stale = [key for key in old if key not in texts]
    for key in stale:
        print(f"no longer used: {key!r}")
    on_disk = CATALOGUE.with_suffix(".mo")
    if not on_disk.exists() or on_disk.read_bytes() != compiled:
        print("the compiled catalogue differs from the written one: make messages")
        return 1
    return 1 if untranslated or stale or astray else 0


if __name__ == "__main__":
    sys.exit(main())
