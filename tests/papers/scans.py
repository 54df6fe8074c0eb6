"""Papers as a scanner leaves them: pages that are pictures, askew, speckled and grey."""

import io
from dataclasses import dataclass
from random import Random
from time import gmtime

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

SCANNED_AT = gmtime(0)
"""The file's own date: the same paper scanned twice is the same file."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """What a scanner does to a page.

    ``tilt``: degrees a page lies askew at most, to either side. ``noise``: how grey the paper is,
    as a standard deviation of tones. ``specks``: black dots a thousand. ``quality``: of JPEG.
    ``colour``: a colour scanner; each of its three lights has a noise of its own.
    """

    dpi: int = 200
    tilt: float = 0.8
    noise: float = 12.0
    specks: float = 1.0
    blur: float = 0.4
    quality: int = 80
    colour: bool = False


def scanned(pdf: bytes, scanner: Scanner | None = None, seed: int = 0) -> bytes:
    """The pages of a PDF as pictures in a PDF without a letter."""
    how = scanner or Scanner()
    rng = Random(seed)
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = [_worn(page, how, rng) for page in document]
    finally:
        document.close()
    stream = io.BytesIO()
    pages[0].save(
        stream,
        format="PDF",
        save_all=True,
        append_images=pages[1:],
        resolution=how.dpi,
        quality=how.quality,
        creationDate=SCANNED_AT,
        modDate=SCANNED_AT,
    )
    return stream.getvalue()


def _worn(page: pypdfium2.PdfPage, how: Scanner, rng: Random) -> Image.Image:
    picture = page.render(scale=how.dpi / 72, grayscale=not how.colour).to_pil()
    drawn = picture.convert("RGB" if how.colour else "L")
    white = (255, 255, 255) if how.colour else 255
    askew = drawn.rotate(
        rng.uniform(-how.tilt, how.tilt), resample=Image.Resampling.BICUBIC, fillcolor=white
    )
    soft = askew.filter(ImageFilter.GaussianBlur(how.blur))
    dots = np.random.default_rng(rng.getrandbits(32))
    tones = np.asarray(soft, dtype=float) * 0.85 + 30
    tones += dots.normal(0, how.noise, tones.shape)
    tones[dots.random(tones.shape[:2]) < how.specks / 1000] = 40
    return Image.fromarray(np.clip(tones, 0, 255).astype(np.uint8))


def random_scanner(rng: Random) -> Scanner:
    """Any of the scanners of an office: coarse or fine, dirty or clean, its lid open or shut."""
    return Scanner(
        dpi=rng.choice((150, 200, 200, 250, 300)),
        tilt=rng.choice((0.3, 0.8, 1.5)),
        noise=rng.choice((6.0, 12.0, 18.0)),
        specks=rng.choice((0.3, 1.0, 2.0)),
        blur=rng.choice((0.3, 0.4, 0.6)),
        quality=rng.choice((60, 75, 85)),
    )
