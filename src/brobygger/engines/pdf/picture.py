"""Draws a page as a picture, so that a value can be shown beside its place."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt

from brobygger.engines.pdf.opening import opened, page_of

MOST_PIXELS = 12_000_000
"""An A4 page at 300 dots per inch has 8.7 million; a poster is drawn coarser instead of failing."""


def render_pages(data: bytes, numbers: Iterable[int], dpi: int = 144) -> tuple[bytes, ...]:
    """The pages ``numbers`` (from 1) as PNG, in their order. Raises Unreadable like reading does.

    The paper is opened once for all of them.
    """
    with opened(data) as document:
        return tuple(_draw(page_of(document, number), dpi) for number in numbers)


def render_page(data: bytes, number: int, dpi: int = 144) -> bytes:
    """One page (from 1) as PNG. Raises Unreadable like reading does."""
    return render_pages(data, [number], dpi)[0]


def draw_grey(page: Any, dpi: int) -> npt.NDArray[np.uint8]:
    """An open page in grey, at so many dots an inch, or coarser where it would be too large."""
    width, height = page.get_size()
    scale = dpi / 72
    pixels = width * height * scale * scale
    if pixels > MOST_PIXELS:
        scale *= (MOST_PIXELS / pixels) ** 0.5
    drawn = page.render(scale=scale, grayscale=True).to_numpy()
    return np.ascontiguousarray(drawn[:, :, 0] if drawn.ndim == 3 else drawn)


def _draw(page: Any, dpi: int) -> bytes:
    try:
        width, height = page.get_size()
        scale = min(max(dpi, 1), 600) / 72
        pixels = width * height * scale * scale
        if pixels > MOST_PIXELS:
            scale *= (MOST_PIXELS / pixels) ** 0.5
        picture = page.render(scale=scale).to_pil()
        stream = BytesIO()
        picture.save(stream, format="PNG", compress_level=3)
        return stream.getvalue()
    finally:
        page.close()
