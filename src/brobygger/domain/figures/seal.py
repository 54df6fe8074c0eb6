"""The mark that only disclosure control may set on a figure; an import contract keeps it there."""

from typing import Final


class Seal:
    """Says that a figure has passed disclosure control."""


SEAL: Final = Seal()
"""The one seal: a figure that carries any other is refused."""
