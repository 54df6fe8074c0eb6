"""Word files made to harm: depth, rings, bombs, numbers without end, parts that lie."""

import io
import zipfile
from collections.abc import Callable
from random import Random

from engines.word_xml import (
    BULLETS,
    SPACES,
    deleted,
    field,
    inserted,
    item,
    packed,
    paragraph,
    relations,
    row,
    run,
    table,
    word_file,
)

MAIN = {"rId1": ("officeDocument", "word/document.xml")}
WORDS = paragraph("Havnen ligger ved vandet.")


def of_xml(document: str | bytes, **more: str | bytes) -> bytes:
    """A file whose text is this XML; other parts by their names in the folder word."""
    others = {f"word/{name}.xml": inner for name, inner in more.items()}
    return packed({"_rels/.rels": relations(MAIN), "word/document.xml": document, **others})


def in_body(inner: str) -> bytes:
    """A file with this inside its body and nothing else."""
    return of_xml(f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>")


def deep(rng: Random) -> bytes:
    """One thing in itself, many times."""
    depth = rng.choice((30, 70, 110, 240, 20_000))
    begin, end = rng.choice(
        (
            ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
            ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("<w:smartTag>", "</w:smartTag>"),
            ("<w:hjemmelavet>", "</w:hjemmelavet>"),
            ("<w:ins>", "</w:ins>"),
            ("<w:del>", "</w:del>"),
            (
                "<mc:AlternateContent><mc:Choice Requires='wps'>",
                "</mc:Choice></mc:AlternateContent>",
            ),
            ("<w:p><w:r><w:pict><v:textbox><w:txbxContent>",
             "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"),
        )
    )  # fmt: skip
    return in_body(begin * depth + WORDS + end * depth)


def deep_in_paragraph(rng: Random) -> bytes:
    """The same inside a paragraph: links in links, fields in fields, formulas in formulas."""
    depth = rng.choice((30, 110, 240, 5_000))
    begin, end = rng.choice(
        (
            ("<w:hyperlink>", "</w:hyperlink>"),
            ("<w:fldSimple w:instr='REF a'>", "</w:fldSimple>"),
            ("<m:oMath>", "</m:oMath>"),
            ("<m:f><m:num>", "</m:num></m:f>"),
            ("<w:ruby><w:rubyBase>", "</w:rubyBase></w:ruby>"),
            ("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", ""),
            ("", "<w:r><w:fldChar w:fldCharType='end'/></w:r>"),
            ("<w:r><w:fldChar w:fldCharType='separate'/></w:r>", ""),
        )
    )
    return in_body(f"<w:p>{begin * depth}{run('Havnen')}{end * depth}</w:p>")


def styles_in_a_ring(rng: Random) -> bytes:
    """Styles based on each other, in a ring or in a chain without end."""
    count = rng.choice((1, 2, 3_000))
    ends = "S0" if rng.random() < 0.5 else "ingen"
    made = "".join(
        f"<w:style w:type='paragraph' w:styleId='S{at}'><w:name w:val='S{at}'/>"
        f"<w:basedOn w:val='{f'S{at + 1}' if at + 1 < count else ends}'/></w:style>"
        for at in range(count)
    )
    return word_file(paragraph("Havnen", style="S0") * 5, styles=made)


def odd_lists(rng: Random) -> bytes:
    """Lists that count from a billion, in Roman, in letters, or are built on themselves."""
    form = rng.choice(("lowerRoman", "upperLetter", "chicago", "decimal", "hjemmelavet", "ordinal"))
    start = rng.choice((999_999_999, -5, 0, 100_000))
    text = rng.choice(("%1", "%1%2%3%4%5%6%7%8%9" * 50, "%0%%", "", "\U0001f600%1"))
    levels = "".join(
        f"<w:lvl w:ilvl='{depth}'><w:start w:val='{start}'/><w:numFmt w:val='{form}'/>"
        f"<w:lvlText w:val='{text}'/></w:lvl>"
        for depth in (*range(9), 99, -1)
    )
    made = (
        f"<w:abstractNum w:abstractNumId='0'>{levels}<w:numStyleLink w:val='A'/></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
        "<w:num w:numId='2'><w:abstractNumId w:val='77'/></w:num>"
    )
    body = "".join(item(rng.choice((1, 1, 2, 3)), rng.randrange(9), "Havnen") for _ in range(60))
    return word_file(body, numbering=made)


def odd_cells(rng: Random) -> bytes:
    """Cells that claim a billion columns, or go on from nothing."""
    count = rng.choice((3, 300))
    wide = rng.choice(("999999999", "-1", "0", "x", "1e9", ""))
    rows = "".join(
        row(
            f"<w:tc><w:tcPr><w:gridSpan w:val='{wide}'/><w:vMerge/></w:tcPr>{WORDS}</w:tc>",
            "<w:tc/>",
            properties=f"<w:gridBefore w:val='{wide}'/>",
        )
        for _ in range(count)
    )
    return word_file(f"<w:tbl>{rows}</w:tbl>" + table() + "<w:tbl><w:tr/></w:tbl>" + WORDS)


def merged_down(rng: Random, count: int = 500) -> bytes:
    """One cell that goes on through every row of a long table."""
    begins = '<w:vMerge w:val="restart"/>'
    rows = "".join(
        row(f"<w:tc><w:tcPr>{begins if at == 0 else '<w:vMerge/>'}</w:tcPr>{WORDS}</w:tc>", f"{at}")
        for at in range(count)
    )
    return word_file(f"<w:tbl>{rows}</w:tbl>")


def entities(rng: Random) -> bytes:
    """Words that stand for words that stand for words, and for files of this machine."""
    ten = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 9))
    declared, used = rng.choice(
        (
            (f"<!ENTITY a0 'ha'>{ten}", "&a8;"),
            ("<!ENTITY x SYSTEM 'file:///etc/hostname'>", "&x;"),
            ("<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;", "x"),
            ("<!ENTITY a '&b;'><!ENTITY b '&a;'>", "&a;"),
            ("<!ENTITY a '" + "x" * 50_000 + "'>", "&a;" * 500),
        )
    )
    code, head = rng.choice((("utf-8", ""), ("utf-16", "<?xml version='1.0' encoding='utf-16'?>")))
    inner = f"<w:body><w:p><w:r><w:t>{used}</w:t></w:r></w:p></w:body>"
    text = f"{head}<!DOCTYPE x [{declared}]><w:document {SPACES}>{inner}</w:document>"
    if rng.random() < 0.4:
        return of_xml(f"<w:document {SPACES}><w:body>{WORDS}</w:body></w:document>",
                      styles=text.encode(code))  # fmt: skip
    return of_xml(text.encode(code))


def from_outside(rng: Random) -> bytes:
    """Everything a Word file may ask to be fetched."""
    kinds = (
        "image",
        "attachedTemplate",
        "styles",
        "footnotes",
        "header",
        "subDocument",
        "oleObject",
    )
    targets = (
        "http://127.0.0.1:9/x",
        "file:///etc/hostname",
        "\\\\127.0.0.1\\x",
        "../../../x",
        "/",
    )
    outside = "".join(
        f'<Relationship Id="r{at}" Target="{rng.choice(targets)}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f"{rng.choice(('', ' TargetMode=' + chr(34) + 'External' + chr(34)))}/>"
        for at, kind in enumerate(kinds)
    )
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/hostname"/>'
    body = (
        WORDS + include + '<w:altChunk r:id="r0"/><w:subDoc r:id="r5"/>'
        '<w:sectPr><w:headerReference r:id="r4"/></w:sectPr>'
    )
    return packed(
        {
            "_rels/.rels": relations(MAIN),
            "word/_rels/document.xml.rels": f"<Relationships>{outside}</Relationships>",
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        }
    )


def parts_in_a_ring(rng: Random) -> bytes:
    """The text is its own styles, its own notes and its own page head."""
    kinds = ("styles", "numbering", "footnotes", "endnotes", "header", "comments", "theme")
    rels = {f"r{at}": (kind, "document.xml") for at, kind in enumerate(kinds)}
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    body = (
        f"{paragraph(run('Havnen'), mark)}"
        '<w:sectPr><w:headerReference r:id="r4"/><w:footerReference r:id="r4"/></w:sectPr>'
    )
    return packed(
        {
            "_rels/.rels": relations(MAIN),
            "word/_rels/document.xml.rels": relations(rels),
            "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        }
    )


def notes_without_end(rng: Random) -> bytes:
    """A note that refers to itself, and one that is referred to a thousand times."""
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    note = f'<w:footnote w:id="2">{paragraph("Se", reference.format(2))}</w:footnote>'
    count = rng.choice((1, 1_500))
    return word_file(paragraph("Havnen", reference.format(2) * count), footnotes=note)


def encodings(rng: Random) -> bytes:
    """XML in codes that it says, does not say, or denies."""
    text = f"<w:document {SPACES}><w:body>{paragraph('Havnen på øen')}</w:body></w:document>"
    said = rng.choice(("", "utf-8", "utf-16", "utf-7", "ebcdic-cp-us", "iso-8859-1", "hjemmelavet"))
    head = f"<?xml version='1.0' encoding='{said}'?>" if said else ""
    code = rng.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "cp500"))
    return of_xml((head + text).encode(code))


def odd_words(rng: Random) -> bytes:
    """Signs that XML does not allow, and signs that nobody sees."""
    signs = rng.choice(
        ("&#xD800;", "&#0;", "&#1;", "&#xFFFE;", "&#x10FFFF;", "&#x110000;", "\u200b" * 50,
         "\u202e\u2066", "\ufeff", "\U000e0041", "\u0301" * 5_000, "&nbsp;", "\ue000", "<![CDATA[")
    )  # fmt: skip
    sign = rng.choice(("D800", "110000", "GGGG", "0", "-1", "", "F0FE", "FFFFFFFFF"))
    odd = f'<w:r><w:sym w:font="Wingdings" w:char="{sign}"/></w:r>'
    return in_body(paragraph(signs) + f"<w:p>{odd}</w:p>" + (WORDS if rng.random() < 0.5 else ""))


def odd_numbers(rng: Random) -> bytes:
    """Properties that are no numbers, or far too large."""
    odd = rng.choice(("NaN", "1e999", "9" * 5_000, "-1", "", "٣", "0x10", "1_0", "true"))
    names = ("sz", "color", "b", "rStyle")
    look = "".join(f'<w:{name} w:val="{odd}"/>' for name in names)
    shape = (
        f'<w:outlineLvl w:val="{odd}"/><w:ind w:left="{odd}"/><w:numPr><w:ilvl w:val="{odd}"/>'
        f'<w:numId w:val="{odd}"/></w:numPr>'
    )
    return word_file(
        paragraph(run("Havnen", look), properties=shape),
        section=f'<w:pgSz w:w="{odd}"/>',
        numbering=BULLETS.replace('w:val="1"', f'w:val="{odd}"'),
        settings=f'<w:footnotePr><w:numStart w:val="{odd}"/></w:footnotePr>',
    )


def many(rng: Random, count: int = 4_000) -> bytes:
    """So many of one thing."""
    what = rng.choice(
        (
            paragraph(),
            "<w:p/>",
            paragraph(deleted("x"), inserted(run("y"))),
            paragraph(field("PAGE", "1")),
            "<w:p><w:r><w:br/></w:r></w:p>",
            "<w:bookmarkStart/>",
            paragraph(run("x", "<w:vanish/>")),
            table(row("a", "b")),
        )
    )
    inside = rng.choice((run("x"), "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>", run("x", "<w:b/>")))
    if rng.random() < 0.5:
        return in_body(WORDS + what * count)
    return in_body(f"<w:p>{inside * count}</w:p>" + WORDS)


def one_long_row(rng: Random) -> bytes:
    """A table of one row, and a word as long as a paper."""
    cells = row(*(f"{at}" for at in range(rng.choice((500, 5_000)))))
    return word_file(table(cells) + paragraph("x" * rng.choice((10, 1_000_000))))


def nothing(rng: Random) -> bytes:
    """Word files in which nothing is printed."""
    hidden = paragraph(run("Havnen", "<w:vanish/>"))
    inner = rng.choice(
        (
            "",
            paragraph() * 3,
            hidden,
            paragraph(deleted("Havnen")),
            table(row("", "")),
            paragraph(run("   ")),
            "<w:p><w:r><w:br/></w:r></w:p>",
            paragraph(run("\u200b\u200b")),
        )
    )
    return word_file(inner, header1=paragraph("Budget"), comments="<w:comment/>")


def odd_zip(rng: Random) -> bytes:
    """A container that lies about what it holds."""
    text = f"<w:document {SPACES}><w:body>{WORDS}</w:body></w:document>"
    good = {"_rels/.rels": relations(MAIN), "word/document.xml": text}
    out = io.BytesIO()
    way = rng.randrange(9)
    extra: dict[int, dict[str, str | bytes]] = {
        1: {"word/Document.xml": "<x/>"},
        2: {"../../../../tmp/ud": "x", "/word/styles.xml": "<x/>"},
        3: {"word/embeddings/andet.docx": in_body(WORDS * 50)},
        4: {"word/vbaProject.bin": bytes(20_000_000)},
    }
    packing = zipfile.ZIP_LZMA if way == 0 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(out, "w", packing) as archive:
        for name, inner in good.items():
            archive.writestr(zipfile.ZipInfo(name), inner, packing)
        for name, more in extra.get(way, {}).items():
            archive.writestr(zipfile.ZipInfo(name), more, packing)
        if way == 5:
            archive.comment = b"x" * 65_535
    data = bytearray(out.getvalue())
    if way == 6:  # another checksum
        at = data.rfind(b"PK\x01\x02")
        data[at + 16 : at + 20] = rng.randbytes(4)
    if way == 7:  # a size that lies, either way
        at = data.rfind(b"PK\x01\x02")
        data[at + 24 : at + 28] = rng.choice((5, 2**31)).to_bytes(4, "little")
    if way == 8:  # two names for the same bytes
        at = data.rfind(b"PK\x01\x02")
        data[at + 42 : at + 46] = bytes(4)
    return bytes(data)


def dense_part(rng: Random) -> bytes:
    """A part that is a thousand times as large as it is packed."""
    where = rng.choice(("document", "styles", "numbering", "theme"))
    filler = "<w:x/>" * 1_500_000
    if where == "document":
        return in_body(WORDS + filler)
    return word_file(WORDS, **{where: filler})


BUILDERS: dict[str, Callable[[Random], bytes]] = {
    maker.__name__: maker
    for maker in (
        deep, deep_in_paragraph, styles_in_a_ring, odd_lists, odd_cells, merged_down, entities,
        from_outside, parts_in_a_ring, notes_without_end, encodings, odd_words, odd_numbers, many,
        one_long_row, nothing, odd_zip, dense_part,
    )
}  # fmt: skip


def million_paragraphs(rng: Random) -> bytes:
    """A million paragraphs of real words, so that the file is not packed too well."""
    return in_body(
        "".join(f"<w:p><w:r><w:t>{rng.random()}</w:t></w:r></w:p>" for _ in range(10**6))
    )


HEAVY: dict[str, Callable[[Random], bytes]] = {
    "million_paragraphs": million_paragraphs,
    "merged_down": lambda rng: merged_down(rng, 40_000),
    "many": lambda rng: many(rng, 150_000),
    "long_table": lambda rng: word_file(
        table(*(row(*(f"{rng.random()}" for _ in range(7))) for _ in range(25_000)))
    ),
}
"""What takes seconds, or all that a reading may use."""
