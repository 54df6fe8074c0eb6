"""Builds Word files for tests from their XML: what Word writes, and what is made to be awkward."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
SPACES = (
    f"{W} "
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
LEVELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "settings": "settings",
    "theme": "theme",
    "header1": "header",
    "footer1": "footer",
}
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1134" w:right="1134"/>'


def run(text: str, properties: str = "") -> str:
    """A run of text; ``properties`` are those of w:rPr."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else run(each) for each in inner)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{runs}</w:p>"


def cell(*inner: str, properties: str = "") -> str:
    """A cell; plain text becomes a paragraph."""
    blocks = "".join(each if each.startswith("<") else paragraph(each) for each in inner)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks or paragraph()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; plain text becomes a cell."""
    made = "".join(each if each.startswith("<w:tc") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{made}</w:tr>"


def table(*rows: str, properties: str = "", widths: tuple[int, ...] = ()) -> str:
    """A table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = f"<w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    return f"<w:tbl>{head}{''.join(rows)}</w:tbl>"


def inserted(*runs: str) -> str:
    """Runs that a tracked change has put in."""
    return f'<w:ins w:id="1" w:author="A">{"".join(runs)}</w:ins>'


def deleted(text: str) -> str:
    """Text that a tracked change has taken out."""
    return (
        '<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">'
        f"{text}</w:delText></w:r></w:del>"
    )


def tick_control(checked: str, shown: str) -> str:
    """A content control with a box, and the sign that it shows."""
    state = f'<w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox>'
    return f"<w:sdt><w:sdtPr>{state}</w:sdtPr><w:sdtContent>{run(shown)}</w:sdtContent></w:sdt>"


def field(instruction: str, result: str, data: str = "") -> str:
    """A field with its instruction and its last result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def style(name: str, inner: str, *, kind: str = "paragraph", based_on: str = "") -> str:
    """A style whose id is its name without blanks."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}">'
        f'<w:name w:val="{name}"/>{base}{inner}</w:style>'
    )


def word_file(body: str, *, section: str = "", main: str = "document", **parts: str) -> bytes:
    """A whole file: ``parts`` are the insides of styles, numbering, footnotes, header1 ..."""
    roots = {
        "styles": "w:styles",
        "numbering": "w:numbering",
        "footnotes": "w:footnotes",
        "endnotes": "w:endnotes",
        "comments": "w:comments",
        "settings": "w:settings",
        "theme": "a:theme",
        "header1": "w:hdr",
        "footer1": "w:ftr",
    }
    inside = {
        f"word/{main}.xml": f"<w:document {SPACES}><w:body>{body}"
        f"<w:sectPr>{section}{PAGE}</w:sectPr></w:body></w:document>",
        **{
            f"word/{name}.xml": f"<{roots[name]} {SPACES}>{inner}</{roots[name]}>"
            for name, inner in parts.items()
        },
    }
    return packed(
        {
            "[Content_Types].xml": content_types(
                {main: "document.main"} | {name: KINDS[name] for name in parts}
            ),
            "_rels/.rels": relations({"rId1": ("officeDocument", f"word/{main}.xml")}),
            f"word/_rels/{main}.xml.rels": relations(
                {f"r_{name}": (KINDS[name], f"{name}.xml") for name in parts}
            ),
            **inside,
        }
    )


def content_types(of: dict[str, str]) -> str:
    """What each part is: other readers ask for it."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    theme = "application/vnd.openxmlformats-officedocument.theme+xml"
    each = "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="{theme if kind == "theme" else f"{word}.{kind}+xml"}"/>'
        for name, kind in of.items()
    )
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{rels}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{each}</Types>'
    )


def relations(of: dict[str, tuple[str, str]]) -> str:
    """A part that says how others are found."""
    each = "".join(
        f'<Relationship Id="{id_}" Type="{LEVELS}/{kind}" Target="{target}"/>'
        for id_, (kind, target) in of.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{each}</Relationships>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """The parts as a ZIP file, the same on every day."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in parts.items():
            archive.writestr(zipfile.ZipInfo(name), inner, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    '</w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%3"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="7"/></w:lvlOverride></w:num>'
)
"""List 1 has signs, list 2 numbers and letters, list 3 is list 2 begun anew at 7."""


def item(list_: int, depth: int, *inner: str) -> str:
    """A paragraph that is an item of a list."""
    place = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_}"/></w:numPr>'
    return paragraph(*inner, properties=place)
