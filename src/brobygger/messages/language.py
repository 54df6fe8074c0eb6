"""The two languages of the screens."""

from typing import Literal

Language = Literal["da", "en"]
