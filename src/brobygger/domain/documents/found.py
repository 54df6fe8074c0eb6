"""A value that was read from a paper, with its place and how sure the reading is."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from brobygger.domain.kernel.place import NOWHERE, Place

Value = TypeVar("Value", covariant=True)

Certainty = Literal["certain", "likely", "unsure", "unknown"]
Method = Literal["text", "table", "colour", "derived", "ocr", "repaired", "entered"]


@dataclass(frozen=True, slots=True)
class Found(Generic[Value]):
    """A value and where it stands.

    ``raw`` is the reading as printed. ``value`` is None with certainty "unknown" where the
    reading could not be understood: it is then never guessed, and ``suggestion`` may hold
    what other places of the paper point to. ``readings`` are competing readings. ``method`` is
    "entered" where nobody could read the place and a person wrote what stands there.
    """

    value: Value | None
    raw: str = ""
    source: Place = NOWHERE
    certainty: Certainty = "certain"
    method: Method = "text"
    readings: tuple[str, ...] = ()
    suggestion: Value | None = None


def unknown(raw: str, source: Place, *, suggestion: "Value | None" = None) -> Found["Value"]:
    """A reading that could not be understood: kept, shown, never guessed."""
    return Found(None, raw, source, "unknown", suggestion=suggestion)
