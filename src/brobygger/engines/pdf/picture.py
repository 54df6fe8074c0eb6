"""Draws a page as a picture, so that a value can be shown beside its place."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Any

from brobygger.engines.pdf.additions import open_forms
from brobygger.engines.pdf.opening import opened, page_of

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

MOST_PIXELS = 12_000_000
"""An A4 page at 300 dots per inch has 8.7 million; a poster is drawn coarser instead of failing."""


def render_pages(
    data: bytes, numbers: Iterable[int], dpi: int = 144, turned: Mapping[int, int] | None = None
) -> tuple[bytes, ...]:
    """The pages ``numbers`` (from 1) as PNG, in their order. Raises Unreadable like reading does.

    The paper is opened once for all of them. ``turned`` are quarter turns clockwise by page.
    """
    turns = turned or {}
    with opened(data) as document:
        open_forms(document)
        return tuple(
            _draw(page_of(document, number), dpi, turns.get(number, 0)) for number in numbers
        )


def render_page(data: bytes, number: int, dpi: int = 144) -> bytes:
    """One page (from 1) as PNG. Raises Unreadable like reading does."""
    return render_pages(data, [number], dpi)[0]


def draw_colours(page: Any, dpi: int) -> "npt.NDArray[np.uint8]":
    """An open page in red, green and blue, at so many dots an inch, or coarser if too large."""
    import numpy as np  # not above: a paper with letters is read without it

    drawn = page.render(scale=_scale(page, dpi), rev_byteorder=True).to_numpy()
    if drawn.ndim == 2:
        drawn = drawn[:, :, np.newaxis]
    wanted = drawn[:, :, :3] if drawn.shape[2] >= 3 else np.repeat(drawn[:, :, :1], 3, axis=2)
    return np.ascontiguousarray(wanted)


def _scale(page: Any, dpi: int) -> float:
    width, height = page.get_size()
    scale = dpi / 72
    pixels = width * height * scale * scale
    return float(scale * (MOST_PIXELS / pixels) ** 0.5 if pixels > MOST_PIXELS else scale)


def _draw(page: Any, dpi: int, turns: int) -> bytes:
    try:
        picture = page.render(scale=_scale(page, min(max(dpi, 1), 600))).to_pil()
        if turns:
            picture = picture.rotate(-90 * turns, expand=True)
        stream = BytesIO()
        picture.save(stream, format="PNG", compress_level=3)
        return stream.getvalue()
    finally:
        page.close()
