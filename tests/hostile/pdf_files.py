"""PDF files made to harm: trees in rings, bombs, fonts of rubbish, pages without an end."""

import zlib
from collections.abc import Callable
from random import Random

from engines.typeset import bomb, raw_pdf

WORDS = b"BT /F1 10 Tf 100 700 Td (Havnen ligger ved vandet.) Tj ET"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
Objects = dict[int, bytes | str]


def pdf(objects: Objects, trailer: str = "", *, table: bool = True) -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    offsets: dict[int, int] = {}
    for number, body in objects.items():
        offsets[number] = len(out)
        inner = body if isinstance(body, bytes) else body.encode()
        out += f"{number} 0 obj\n".encode() + inner + b"\nendobj\n"
    start = len(out)
    if table:
        out += b"xref\n0 1\n0000000000 65535 f \n"
        for number, offset in offsets.items():
            out += f"{number} 1\n{offset:010d} 00000 n \n".encode()
    last = max(offsets, default=0) + 1
    out += f"trailer\n<</Size {last}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def stream(data: bytes, extra: str = "") -> bytes:
    """A stream with its length."""
    return f"<</Length {len(data)}{extra}>>stream\n".encode() + data + b"\nendstream"


def page_with(
    content: bytes = WORDS, *, resources: str = "", page: str = "", catalogue: str = "", **more: str
) -> Objects:
    """A paper of one page: 1 catalogue, 2 pages, 3 page, 4 content, 5 font; others from 10 on."""
    box = "" if "/MediaBox" in page else "/MediaBox[0 0 595 842]"
    return {
        1: f"<</Type/Catalog/Pages 2 0 R{catalogue}>>",
        2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: f"<</Type/Page/Parent 2 0 R{box}/Contents 4 0 R"
        f"/Resources<</Font<</F1 5 0 R{more.get('fonts', '')}>>{resources}>>{page}>>",
        4: stream(content),
        5: more.get("font", FONT),
    }


def odd_page(rng: Random) -> bytes:
    """A page whose edges or turn are none."""
    boxes = (
        "[0 0 0 0]", "[100 100 0 0]", "[0 0 1e38 1e38]", "[0 0 -595 -842]", "[a b c d]", "[]",
        "[0 0 14401 14401]", "[0 0 1 1]", "[1e-9 1e-9 2e-9 2e-9]", "3 0 R", "[0 0 595]",
        "[-99999999 -99999999 99999999 99999999]",
    )  # fmt: skip
    turn = rng.choice(("", "/Rotate 45", "/Rotate 999999990", "/Rotate -90", "/Rotate (x)"))
    unit = rng.choice(("", "/UserUnit 1e9", "/UserUnit 0", "/UserUnit -1"))
    return pdf(page_with(page=f"/MediaBox{rng.choice(boxes)}{turn}{unit}"))


def page_tree(rng: Random) -> bytes:
    """Pages that hold themselves, that are counted wrong, that are not there."""
    objects = page_with()
    objects[2] = rng.choice(
        (
            "<</Type/Pages/Kids[2 0 R]/Count 1>>",
            "<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1000000>>",
            "<</Type/Pages/Kids[3 0 R]/Count -5>>",
            "<</Type/Pages/Kids[99 0 R]/Count 1>>",
            "<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R]/Count 3>>",
            "<</Type/Pages/Kids 2 0 R/Count 2 0 R>>",
            "<</Type/Pages/Count 1>>",
            "<</Type/Pages/Kids[3 0 R 99 0 R]/Count 2>>",
            "[2 0 R]",
        )
    )
    return pdf(objects)


def deep_page_tree(rng: Random) -> bytes:
    """Pages within pages within pages."""
    depth = rng.choice((50, 1_000, 20_000))
    objects: Objects = {1: "<</Type/Catalog/Pages 2 0 R>>"}
    for at in range(2, depth):
        objects[at] = f"<</Type/Pages/Kids[{at + 1} 0 R]/Count 1/Parent {at - 1} 0 R>>"
    objects[depth] = "<</Type/Page/MediaBox[0 0 9 9]>>"
    return pdf(objects)


def ring(rng: Random) -> bytes:
    """An object that is its own length, its own content, its own resources."""
    objects = page_with()
    objects.update(
        rng.choice(
            (
                {4: b"<</Length 4 0 R>>stream\n" + WORDS + b"\nendstream"},
                {4: "[4 0 R 4 0 R]"},
                {4: "4 0 R"},
                {4: "[6 0 R]", 6: "[7 0 R]", 7: "[6 0 R]"},
                {3: "<</Type/Page/Parent 3 0 R/Contents 3 0 R/Resources 3 0 R>>"},
                {5: "<</Type/Font/Subtype/Type0/DescendantFonts[5 0 R]/ToUnicode 5 0 R>>"},
                {5: "<</Type/Font/Subtype/Type1/Encoding 5 0 R/BaseFont/Helvetica>>"},
                {1: "<</Type/Catalog/Pages 1 0 R>>"},
            )
        )
    )
    return pdf(objects)


def forms(rng: Random) -> bytes:
    """Drawings that draw themselves, or each other."""
    size = "/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
    own = page_with(b"/X10 Do " + WORDS, resources="/XObject<</X10 10 0 R>>")
    depth, times = rng.choice(((1, 1), (3, 1), (30, 1), (60, 1)))
    for at in range(10, 10 + depth):
        below = 10 if at == 9 + depth else at + 1
        inner = f"/X{below} Do ".encode() * times + WORDS
        own[at] = stream(inner, f"{size}/Resources<</XObject<</X{below} {below} 0 R>>>>")
    return pdf(own)


def doubled_forms(rng: Random, depth: int = 3, times: int = 6) -> bytes:
    """Drawings that draw ten others each, which draw ten others each: few bytes, many lines."""
    size = "/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
    own = page_with(b"/X10 Do ", resources="/XObject<</X10 10 0 R>>")
    for at in range(10, 10 + depth):
        inner = f"/X{at + 1} Do ".encode() * times
        own[at] = stream(inner, f"{size}/Resources<</XObject<</X{at + 1} {at + 1} 0 R>>>>")
    own[10 + depth] = stream(b"0 0 m 500 0 l S " + WORDS, size)
    return pdf(own)


def small_bomb(rng: Random) -> bytes:
    """A page that unpacks to some megabytes of drawing that draws nothing."""
    return bomb(megabytes=rng.choice((1, 4)))


def filters(rng: Random) -> bytes:
    """Many filters on each other, and filters that the data do not fit."""
    names = ("FlateDecode", "LZWDecode", "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode")
    more = (*names, "DCTDecode", "JPXDecode", "JBIG2Decode", "CCITTFaxDecode", "Crypt", "Hjem")
    chosen = [rng.choice(more) for _ in range(rng.choice((1, 2, 60)))]
    data = zlib.compress(WORDS) if rng.random() < 0.5 else rng.randbytes(500)
    predict = "/DecodeParms<</Predictor 15/Columns 999999999/Colors 255/BitsPerComponent 31>>"
    way = "/Filter[" + "".join(f"/{name}" for name in chosen) + "]"
    objects = page_with()
    objects[4] = stream(data, way + (predict if rng.random() < 0.5 else ""))
    return pdf(objects)


def huge_picture(rng: Random) -> bytes:
    """A picture that says it is as large as a country."""
    wide, high = rng.choice(((100_000, 100_000), (65_535, 65_535), (2**31 - 1, 2), (1, 10**9)))
    kind = rng.choice(("", "/Filter/DCTDecode", "/Filter/JPXDecode", "/Filter/CCITTFaxDecode"))
    look = f"/Type/XObject/Subtype/Image/Width {wide}/Height {high}/BitsPerComponent 8"
    head = b"\xff\xd8\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    data = head if "DCT" in kind else zlib.compress(bytes(1_000))
    objects = page_with(b"q 20 0 0 20 0 0 cm /I Do Q " + WORDS, resources="/XObject<</I 10 0 R>>")
    objects[10] = stream(data, f"{look}/ColorSpace/DeviceGray{kind or '/Filter/FlateDecode'}")
    return pdf(objects)


def broken_font(rng: Random) -> bytes:
    """Letters in a font that is rubbish, or draws itself."""
    rubbish = rng.randbytes(rng.choice((0, 4, 5_000)))
    start = rng.choice((b"", b"\x00\x01\x00\x00\xff\xff", b"OTTO\x00\x20", b"%!PS-AdobeFont-1.0"))
    kind, file = rng.choice(
        (("TrueType", "FontFile2"), ("Type1", "FontFile"), ("Type1", "FontFile3"))
    )
    objects = page_with(font=f"<</Type/Font/Subtype/{kind}/BaseFont/X/FontDescriptor 10 0 R>>")
    objects[10] = f"<</Type/FontDescriptor/FontName/X/Flags 4/{file} 11 0 R/FontBBox[1 2]>>"
    objects[11] = stream(start + rubbish, f"/Length1 {rng.choice((0, 10, -1, 10**9))}")
    if rng.random() < 0.3:
        objects[5] = (
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 0"
            "/LastChar 255/Encoding<</Differences[0/a]>>/CharProcs<</a 4 0 R>>"
            "/Resources<</Font<</F1 5 0 R>>>>>>"
        )
    return pdf(objects)


def odd_letters(rng: Random) -> bytes:
    """Letters that a file says are no letters: half signs, blanks, zeros, everything at once."""
    told = rng.choice(
        (
            "1 beginbfrange <00> <ff> <d800> endbfrange",
            "1 beginbfrange <00> <ff> <0000> endbfrange",
            "1 beginbfrange <0000> <ffffffff> <0000> endbfrange",
            "1 beginbfchar <48> <" + "0041" * 5_000 + "> endbfchar",
            "1 beginbfrange <00> <ff> <202e> endbfrange",
            "1 beginbfrange <00> <ff> <0020> endbfrange",
            "99999999 beginbfrange",
            "1 beginbfrange <00> <ff> [" + "<0041>" * 9 + "] endbfrange",
        )
    )
    font = FONT.replace(">>", "/ToUnicode 10 0 R>>")
    objects = page_with(font=font)
    space = "1 begincodespacerange <00> <ff> endcodespacerange "
    objects[10] = stream(f"begincmap {space}{told} endcmap".encode())
    return pdf(objects)


def odd_numbers(rng: Random) -> bytes:
    """Letters of no size, of the size of a town, and places that are no number."""
    odd = rng.choice(("0", "1e38", "-1e38", "1e-38", "nan", "9" * 400, "--5", ".", "0.0.0"))
    return pdf(
        page_with(
            f"BT /F1 {odd} Tf {odd} 0 0 {odd} 5 5 Tm (Havnen) Tj {odd} {odd} Td (ved) Tj "
            f"{odd} Tc {odd} Tw {odd} Tz {odd} TL (vandet) ' ET {odd} {odd} m {odd} {odd} l S "
            f"{odd} {odd} {odd} {odd} re f {odd} w".encode()
            + (WORDS if rng.random() < 0.5 else b"")
        )
    )


def many_letters(rng: Random, count: int = 4_000) -> bytes:
    """Letters upon letters, in one place or all over the page."""
    how = rng.choice(("one place", "grid", "turned", "sizes", "chance"))
    said = []
    for at in range(count):
        x, y = {
            "one place": (100, 700),
            "grid": (at % 140 * 4, at // 140 % 200 * 4),
        }.get(how, (rng.randrange(600), rng.randrange(840)))
        turn = (
            f"{rng.uniform(-1, 1):.2f} {rng.uniform(-1, 1):.2f} -.5 .5"
            if how == "turned"
            else "1 0 0 1"
        )
        size = rng.randint(1, 40) if how == "sizes" else 4
        said.append(f"/F1 {size} Tf {turn} {x} {y} Tm ({chr(97 + at % 26)}) Tj")
    return pdf(page_with(("BT " + "\n".join(said) + " ET").encode()))


def many_lines(rng: Random, count: int = 1_200) -> bytes:
    """Printed lines without number: a grid, a map, a comb."""
    how = rng.choice(("grid", "chance", "comb", "boxes"))
    half = count // 2
    step = 500 / half
    if how == "grid":
        lines = [f"50 {50 + at * step:.3f} m 550 {50 + at * step:.3f} l S" for at in range(half)]
        lines += [f"{50 + at * step:.3f} 50 m {50 + at * step:.3f} 550 l S" for at in range(half)]
    elif how == "comb":
        lines = [
            f"{50 + at * step / 2:.3f} 50 m {50 + at * step / 2:.3f} 550 l S" for at in range(count)
        ]
    elif how == "boxes":
        lines = [f"{at % 60 * 9} {at // 60 * 9} 8 8 re S" for at in range(count)]
    else:
        lines = [
            f"{rng.randrange(600)} {y} m {rng.randrange(600)} {y} l S"
            if rng.random() < 0.5
            else f"{y} {rng.randrange(800)} m {y} {rng.randrange(800)} l S"
            for y in (rng.randrange(600) for _ in range(count))
        ]
    return pdf(page_with("\n".join(lines).encode() + b" " + WORDS))


def broken_table_of_contents(rng: Random) -> bytes:
    """A list of objects that is missing, lies, or goes round in a ring."""
    way = rng.randrange(6)
    whole = pdf(page_with())
    at = whole.rfind(b"xref\n0 1")
    if way == 0:
        return pdf(page_with(), table=False)
    if way == 1:
        return pdf(page_with(), f"/Prev {at}")
    if way == 2:
        return whole.replace(b"00000 n", b"00007 n")
    if way == 3:
        return pdf(page_with(), f"/XRefStm {at}/Prev 0")
    if way == 4:
        objects = page_with()
        objects[6] = stream(rng.randbytes(90), "/Type/ObjStm/N 999999/First 4/Extends 6 0 R")
        objects[7] = stream(rng.randbytes(60), "/Type/XRef/W[1 99 1]/Size 99999999/Root 1 0 R")
        return pdf(objects)
    return whole[:at] + b"xref\n0 99999999\n" + rng.randbytes(40) + b"\ntrailer<</Root 1 0 R>>"


def deep_values(rng: Random) -> bytes:
    """Lists in lists, names and numbers without end."""
    count = rng.choice((500, 50_000))
    value = rng.choice(
        (
            "[" * count,
            "[" * count + "]" * count,
            "<</A" * count + "1" + ">>" * count,
            "/" + "n" * count,
            "9" * count,
            "(" * count + ")" * count,
            "<" + "41" * count + ">",
            "%" + "x" * count,
        )
    )
    return pdf(page_with(page=f"/Extra {value}"))


def deep_drawing(rng: Random) -> bytes:
    """Everything is begun, nothing ends."""
    count = rng.choice((100, 100_000))
    begun = rng.choice((b"q ", b"BT ", b"/A BMC ", b"[", b"<<", b"BI /W 9 ", b"0 0 m ", b"( "))
    return pdf(page_with(WORDS + b" " + begun * count + WORDS))


def acts(rng: Random) -> bytes:
    """What a file would like to do: run a script, start a program, fetch, send, open another."""
    act = rng.choice(
        (
            "/S/JavaScript/JS(while \\(true\\) {})",
            "/S/Launch/F(/bin/sh)/Win<</F(cmd.exe)>>",
            "/S/URI/URI(http://127.0.0.1:9/)",
            "/S/SubmitForm/F(http://127.0.0.1:9/)",
            "/S/GoToR/F(/etc/hostname)/D[0/Fit]",
            "/S/ImportData/F(/etc/hostname)",
        )
    )
    more = f"/OpenAction<<{act}/Next<<{act}>>>>/AA<</WC<<{act}>>>>"
    form = "/AcroForm<</Fields[]/XFA(<xdp><script>x</script></xdp>)/NeedAppearances true>>"
    objects = page_with(page=f"/AA<</O<<{act}>>>>", catalogue=more + form)
    if rng.random() < 0.3:
        objects[4] = b"<</Length 0/F(/etc/hostname)/FFilter/ASCIIHexDecode>>stream\n\nendstream"
    return pdf(objects)


def no_words(rng: Random) -> bytes:
    """Pages that look like something and say nothing."""
    note = "<</Type/Annot/Subtype/FreeText/Rect[50 50 300 300]/Contents(Havnen)/DA(/F1 9 Tf)>>"
    blank = b"BT /F1 10 Tf 9 9 Td (      ) Tj ET"
    content = rng.choice(
        (b"", blank, b"0 0 m 90 90 l S", b"BT 9 -900 Td (Havnen) Tj ET", b"\x00" * 99)
    )
    pages = rng.choice((1, 3))
    return raw_pdf(content, pages=pages, page=f"/Annots[{note}]" if rng.random() < 0.5 else "")


def locked(rng: Random) -> bytes:
    """A lock that is none, that is unknown, or that is its own key."""
    way = rng.choice(
        (
            "<</Filter/Standard/V 5/R 6/O(x)/U(x)/P -1>>",
            "<</Filter/Hjemmelavet/V 1>>",
            "<</Filter/Standard/V 1/R 2/O(" + "o" * 32 + ")/U(" + "u" * 32 + ")/P 0>>",
            "1 0 R",
            "[]",
        )
    )
    return pdf(page_with(), f"/Encrypt {way}/ID[(a)(a)]")


def too_many_pages(rng: Random) -> bytes:
    """More pages than a paper has."""
    return raw_pdf(WORDS, pages=rng.choice((401, 3_000)))


def wrapped(rng: Random) -> bytes:
    """A paper with something before it, behind it, or another in it."""
    one, other = pdf(page_with()), pdf(page_with(b"BT /F1 9 Tf 9 9 Td (Broen) Tj ET"))
    return rng.choice(
        (
            b"\n" * 1_000 + one,
            b"\n" * 2_000 + one,
            one + other,
            b"PK\x03\x04" + one,
            one.replace(b"\n", b"\r"),
            b"\xef\xbb\xbf" + one,
            one + b"\x00" * 100_000,
            one[: len(one) // 2],
            b"%PDF-9.9\n" + one,
        )
    )


BUILDERS: dict[str, Callable[[Random], bytes]] = {
    maker.__name__: maker
    for maker in (
        odd_page, page_tree, deep_page_tree, ring, forms, doubled_forms, small_bomb, filters,
        huge_picture, broken_font, odd_letters, odd_numbers, many_letters, many_lines,
        broken_table_of_contents, deep_values, deep_drawing, acts, no_words, locked,
        too_many_pages, wrapped,
    )
}  # fmt: skip

HEAVY: dict[str, Callable[[Random], bytes]] = {
    "flate_bomb": lambda _: bomb(megabytes=800),
    "million_letters": lambda rng: many_letters(rng, 1_000_000),
    "million_lines": lambda rng: many_lines(rng, 1_000_000),
    "full_grid": lambda rng: many_lines(rng, 3_900),
    "doubled_forms": lambda rng: doubled_forms(rng, depth=12, times=12),
    "letters_on_each_page": lambda rng: raw_pdf(
        b"BT /F1 4 Tf " + b"1 0 0 1 50 50 Tm (a) Tj " * 20_000 + b"ET", pages=400
    ),
}
"""What takes seconds, or all that a reading may use."""
