"""How a page is drawn to be read: in grey, so many dots an inch."""

import numpy as np
import numpy.typing as npt

Grey = npt.NDArray[np.uint8]
"""A picture of one channel, 0 black to 255 white, rows from the top."""

Colours = npt.NDArray[np.uint8]
"""A picture of three channels, red, green and blue."""

DPI = 300
"""What pages are drawn at: letters of 10 points are then 40 dots high, which Tesseract was
trained on. A scan of 200 dots per inch is drawn larger, and read better for it."""
POINT = DPI / 72
"""Dots a point."""
