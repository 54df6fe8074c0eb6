"""Lists from spreadsheets made to harm: bombs, entities, sizes that lie, cells without end."""

import io
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random

from openpyxl import Workbook

from engines.word_xml import packed

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c></row>'


@cache
def workbook() -> bytes:
    """A plain list of three rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    for cells in (("Navn", "Antal"), ("Havnen", 12), ("Broen", 0.5)):
        page.append(cells)
    out = io.BytesIO()
    book.save(out)
    return exchanged(out.getvalue(), "docProps/core.xml", None)


def with_part(name: str, inner: str | bytes | None) -> bytes:
    """The plain list with one part exchanged, or taken away."""
    return exchanged(workbook(), name, inner)


def exchanged(data: bytes, name: str, inner: str | bytes | None) -> bytes:
    """A container with one part exchanged or taken away, and no date in it."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        parts: dict[str, str | bytes] = {each: old.read(each) for each in old.namelist()}
    parts.pop(name, None)
    return packed(parts if inner is None else parts | {name: inner})


def sheet(inner: str, before: str = "") -> str:
    """A sheet with these rows."""
    return f'{before}<worksheet xmlns="{MAIN}">{inner}</worksheet>'


def cells(rng: Random) -> bytes:
    """Values that are none: no numbers, no days, formulas that would run."""
    kind = rng.choice(("n", "b", "d", "e", "s", "str", "inlineStr", "hjemmelavet"))
    value = rng.choice(("NaN", "INF", "1e308", "1e999", "-1", "x", "", "9" * 500, "99999999"))
    formula = "<f>cmd|' /C calc'!A0</f><f>HYPERLINK(\"http://127.0.0.1:9/\")</f>"
    place = rng.choice(("A1", "XFD1048576", "A0", "AAAAA1", "1A", "", "A-1"))
    inner = f'<c r="{place}" t="{kind}" s="{rng.choice((0, 1, 99))}">{formula}<v>{value}</v></c>'
    return with_part(SHEET, sheet(f'<sheetData>{ROWS}<row r="2">{inner * 3}</row></sheetData>'))


def sizes(rng: Random) -> bytes:
    """A sheet that says it is as large as Excel allows, or has one cell in its last corner."""
    said = rng.choice(("A1:XFD1048576", "A1:A1", "B2", "", "A1:ZZZZZ9", "XFD1:A1"))
    last = rng.choice(("1048576", "999999999", "-1", "x", "2"))
    column = rng.choice(("A", "XFD"))
    row = f'<row r="{last}"><c r="{column}{last}"><v>1</v></c></row>'
    count = rng.choice((1, 50))
    return with_part(
        SHEET, sheet(f'<dimension ref="{said}"/><sheetData>{ROWS}{row * count}</sheetData>')
    )


def entities(rng: Random) -> bytes:
    """Entities in each of the parts."""
    ten = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 9))
    kind, used = rng.choice(
        (
            (f"<!DOCTYPE x [<!ENTITY a0 'ha'>{ten}]>", "&a8;"),
            ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>", "&a;"),
            ("<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x'>", "x"),
        )
    )
    text = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{used}</t></is></c></row>'
    parts = {
        SHEET: sheet(f"<sheetData>{text}</sheetData>", kind),
        "xl/sharedStrings.xml": f'{kind}<sst xmlns="{MAIN}"><si><t>{used}</t></si></sst>',
        "xl/styles.xml": f'{kind}<styleSheet xmlns="{MAIN}">{used}</styleSheet>',
        "xl/workbook.xml": f'{kind}<workbook xmlns="{MAIN}">{used}</workbook>',
    }
    name = rng.choice(sorted(parts))
    return with_part(name, parts[name])


def broken_parts(rng: Random) -> bytes:
    """A part that is missing, cut off, empty, or something else."""
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        name = rng.choice(archive.namelist())
        inner = archive.read(name)
    return with_part(
        name,
        rng.choice(
            (None, b"", inner[: len(inner) // 2], b"\x00" * 99, b"<x/>", rng.randbytes(200))
        ),
    )


def dense(rng: Random) -> bytes:
    """A part that is a thousand times as large as it is packed."""
    name = rng.choice((SHEET, "xl/sharedStrings.xml", "xl/styles.xml"))
    return with_part(name, "<x/>" * rng.choice((100_000, 4_000_000)))


def deep(rng: Random) -> bytes:
    """Elements in elements."""
    depth = rng.choice((200, 50_000))
    name = rng.choice((SHEET, "xl/sharedStrings.xml", "xl/workbook.xml"))
    return with_part(name, f'<x xmlns="{MAIN}">' * depth + "</x>" * depth)


def separated(rng: Random) -> bytes:
    """Rows of text: quotes without end, zeros, one cell, a million cells."""
    return rng.choice(
        (
            b'"' * 9_999,
            b'Navn;Antal\n"Havnen;12\n',
            b"a;" * 100_000,
            b"a\n" * 30_000,
            b"a" * 300_000,
            b"Navn\x00;Antal\n",
            b"\xff\xfe" + "Navn;A\x00ntal\n".encode("utf-16-le"),
            b"\xff\xfe" + b"\x00\xd8;\x00" * 50,
            b"Navn;Antal\r1;2\r\n3;4\n\r",
            b";;;;\n;;;;\n",
            b"=cmd|' /C calc'!A0;+1;-1;@x\n" * 3,
            b"\xef\xbb\xbf",
            "Navn;\ud800\n".encode("utf-8", "surrogatepass"),
            ("Navn\u2028;Antal\x85\x1c1;2\n" * 9).encode(),
            rng.randbytes(2_000),
        )
    )


BUILDERS: dict[str, Callable[[Random], bytes]] = {
    maker.__name__: maker
    for maker in (cells, sizes, entities, broken_parts, dense, deep, separated)
}

HEAVY: dict[str, Callable[[Random], bytes]] = {
    "zeros": lambda _: with_part(SHEET, b"\x00" * 900_000_000),
    "strings": lambda _: with_part(
        "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{"<si><t>x</t></si>" * 9_000_000}</sst>'
    ),
    "rows": lambda _: with_part(SHEET, sheet(f"<sheetData>{'<row/>' * 5_000_000}</sheetData>")),
}
"""What takes seconds, or all that a reading may use."""
