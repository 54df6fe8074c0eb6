"""From a value in the register back to its place in the paper: what later links print."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from brobygger.domain.documents.record import as_json
from brobygger.domain.kernel.place import Place
from brobygger.web.documents.spot import Spot, spot_of

Where = Place | Mapping[str, Any] | None


def source_url(document_id: int, place: Where, path: str = "") -> str:
    """Address of the paper with this place marked.

    ``place`` is a Place or its JSON; ``path`` is the value's path in the reading contract, which
    alone is enough where the place is not at hand.
    """
    spot = _spot(place)
    asked = {
        "sti": path,
        "side": spot.place.page or "",
        "linje": spot.line or "",
        "boks": spot.data,
        "del": spot.place.part or "",
        "afsnit": spot.place.paragraph or "",
        "tabel": spot.place.table or "",
        "celle": (spot.place.cell or "") if spot.place.table else "",
    }
    query = urlencode({name: value for name, value in asked.items() if value})
    url = reverse("documents:source", args=[document_id])
    return f"{url}?{query}" if query else url


def source_words(place: Where) -> str:
    """The place as people say it: "side 3, linje 12"; empty where there is none."""
    return _spot(place).words


def _spot(place: Where) -> Spot:
    return spot_of(as_json(place) if isinstance(place, Place) else place)
