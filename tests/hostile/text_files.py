"""Text, Markdown and HTML made to harm, and files that are something else than their names say."""

import gzip
import io
import zipfile
from collections.abc import Callable
from random import Random

WORDS = "Havnen ligger på øen ved vandet.\n"
CODES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp850",
         "cp500", "utf-7", "shift_jis", "mac_roman")  # fmt: skip


def codes(rng: Random) -> bytes:
    """Danish in a code that nobody names, or in two at once."""
    one, other = rng.choice(CODES), rng.choice(CODES)
    text = WORDS.encode(one, "replace") * 5
    return text if rng.random() < 0.6 else text + WORDS.encode(other, "replace")


def half_signs(rng: Random) -> bytes:
    """Halves of letters, zeros, and signs that nobody sees."""
    return rng.choice(
        (
            b"\xff\xfe" + b"\x00\xd8" * 200 + WORDS.encode("utf-16-le"),
            b"\xff\xfe" + b"\x00\x00" * 200 + WORDS.encode("utf-16-le"),
            b"\xff\xfe\x00",
            b"\xfe\xff" + b"\xdc\x00H\x00" * 9,
            b"\xed\xa0\x80\xed\xb0\x80" * 50 + WORDS.encode(),
            b"\xc0\x80" * 50 + WORDS.encode(),
            b"\xef\xbb\xbf" * 9,
            ("\u200b\u200c\u2060\ufeff" * 50).encode(),
            ("\u202e\u2066" * 50 + WORDS).encode(),
            ("\u0301" * 9_000).encode(),
            ("\ue000\uf8ff\U000f0000" * 50).encode(),
            ("\ufffe\uffff\U0010ffff" * 50).encode(),
            ("\x85\u2028\u2029\x1c\x1d" * 9 + WORDS).encode(),
            b"Havnen\x00ved vandet\n" * 9,
            b"\x1b[31mHavnen\x1b[0m\x07\n",
            b"\x01\x02" + WORDS.encode() * 99,
        )
    )


def long_lines(rng: Random, count: int = 60_000) -> bytes:
    """One sign, or a few, again and again: what makes a careless pattern never end."""
    piece = rng.choice(
        (" ", "\t", "a", "1", "-", "*", "_", "`", "|", "#", ">", "<", "[", "![", "](", "\\", "&",
         "**a", "__a ", "*a_", "<b>", "</b>", "<table", "<td>", "|-", "1\t", "\f\n", "\n", "\r",
         "Side 1\n", "1 / ", "- - ", "1.000 ", "kr. ", "&#0;", "<!--", "a\t<b>x</b>\n", "a|b\n",
         "mio. kr. ", "2031 ", "½", "Tabel 1 ", "anbefaling 1 ", "10-12 ", "o ")
    )  # fmt: skip
    size = max(1, count // len(piece))
    ends = rng.choice(("", "x", "\n", " x\n", "\n\nHavnen\n"))
    return (rng.choice(("", "Havnen ", "- ", "| ", "# ", "1\t")) + piece * size + ends).encode()


def html(rng: Random) -> bytes:
    """Pages that fetch, run, nest without end, or claim a billion cells."""
    depth = rng.choice((50, 240, 5_000))
    inner = rng.choice(
        (
            "<div>" * depth + WORDS + "</div>" * depth,
            "<table><tr><td>" * depth + WORDS,
            "<b><i>" * depth + WORDS,
            "<p>" * depth,
            "</p>" * depth + WORDS,
            "<ul><li>" * depth + WORDS,
            f"<table><tr><td rowspan=999999999 colspan=999999999>{WORDS}<td rowspan=-1>x</table>",
            "<table>" + "<tr><td rowspan=100 colspan=100>x" * depth + "</table>",
            f"<table>{'<td>x' * depth}</table>",
            f"<td>{WORDS}</td></tr></table>",
            "<p " + " ".join(f"a{at}='x'" for at in range(depth)) + f">{WORDS}",
            "<p style='" + "color:red;" * depth + f"'>{WORDS}",
            "&#xD800;&#0;&#1;&#x110000;&bogus;&" + WORDS,
            "<![CDATA[" + WORDS,
            "<!-- " + WORDS,
            "<style>" + WORDS,
            "<template>" + WORDS + "</template>",
            "<h1>" * depth + WORDS,
        )
    )
    outside = (
        "<base href='http://127.0.0.1:9/'><link rel=stylesheet href=x><meta http-equiv=refresh "
        "content='0;url=http://127.0.0.1:9/'><script src=x>while(1){}</script><img src=x onerror=x>"
        "<iframe src=file:///etc/hostname></iframe><object data=x></object><embed src=x>"
        "<svg onload=x><image href=x /></svg>"
    )
    head = rng.choice(
        (
            "<!doctype html>",
            "<html>",
            "<?xml version='1.0'?><!DOCTYPE html>",
            "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>&x;",
        )
    )
    return (head + (outside if rng.random() < 0.5 else "") + inner).encode()


def tables(rng: Random) -> bytes:
    """Markdown tables without end, without rows, and with HTML in each cell."""
    count = rng.choice((1, 30, 1_500))
    return rng.choice(
        (
            "|" * count + "\n" + "|-" * count + "\n" + "|x" * count,
            "a|b\n-|-\n" + "x|y\n" * count,
            "\t".join("x" * 9 for _ in range(count)) + "\n" + "1\t2\n",
            "1\t<b>På øen</b>\tJa\n" * count,
            "<table>" + "<tr><td>1</td>\n" * count,
            "\t\n" * count,
            "|---|\n" * count,
            "1\t" + "<table><tr><td>" * 40 + "x\n",
        )
    ).encode()


def other_kinds(rng: Random) -> bytes:
    """Files that are no papers: pictures that would be bombs, archives, mails, rubbish."""
    zipped = io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        part = rng.choice(("xl/workbook.xml", "ppt/x.xml", "mimetype", "a"))
        for name, inner in ((part, bytes(50)), ("z.zip", gzip.compress(bytes(2_000_000), mtime=0))):
            archive.writestr(zipfile.ZipInfo(name), inner, zipfile.ZIP_DEFLATED)
    png = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x7f\xff\xff\xff" * 2 + b"\x08\x06\x00\x00\x00"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + rng.randbytes(600)
    return rng.choice(
        (
            b"",
            b"\x00" * 9_999,
            b" \n" * 9_999,
            b"%PDF-",
            b"PK",
            b"PK\x05\x06" + bytes(18),
            png,
            b"\xff\xd8\xff\xe0" + rng.randbytes(300),
            b"GIF89a\xff\xff\xff\xff" + rng.randbytes(60),
            b"II*\x00" + rng.randbytes(60),
            b"BM" + rng.randbytes(60),
            b"RIFF\xff\xff\xff\xffWEBP" + rng.randbytes(60),
            ole,
            ole + "EncryptedPackage".encode("utf-16-le"),
            gzip.compress(bytes(5_000_000), mtime=0),
            zipped.getvalue(),
            b"{\\rtf1" + b"{\\b" * 50_000,
            b"From: a@b\nTo: b@a\nMIME-Version: 1.0\n\nHej",
            b"\x7fELF" + rng.randbytes(300),
            rng.randbytes(3_000),
            b"<?xml version='1.0'?><w:document/>",
            b"#!/bin/sh\nrm -r havnen\n",
        )
    )


BUILDERS: dict[str, Callable[[Random], bytes]] = {
    maker.__name__: maker for maker in (codes, half_signs, long_lines, html, tables, other_kinds)
}

HEAVY: dict[str, Callable[[Random], bytes]] = {
    "long_lines": lambda rng: long_lines(rng, 4_900_000),
    "million_lines": lambda _: b"ord\n" * 1_200_000,
    "page_numbers": lambda _: b"Side 1\n" * 700_000,
    "page_ends": lambda _: b"\f\n" * 2_400_000,
    "million_paragraphs": lambda _: b"<!doctype html>" + b"<p>x" * 1_200_000,
    "million_cells": lambda _: b"<!doctype html><table>" + b"<td>" * 1_200_000,
    "rich_cells": lambda _: b"<b>x\t" * 900_000,
    "rows": lambda _: b"1\t2\n" * 1_200_000,
}
"""What takes seconds, or all that a reading may use."""
