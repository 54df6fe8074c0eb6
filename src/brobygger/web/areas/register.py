"""Which areas stand on a list? One list as a table, by name."""

import json
from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.areas.legal import Assessment
from brobygger.web.areas.models import AreaList, ListedArea
from brobygger.web.areas.words import answer_words, nearest_words
from brobygger.web.ui.tables import Column, RegisterTable


def area_table(
    request: HttpRequest, kept: AreaList, assessed: Mapping[int, Assessment | None]
) -> RegisterTable:
    """The areas of one list (two queries) by name: no figure ranks them, and none sorts them."""
    return RegisterTable(
        request,
        "omraader",
        str(kept),
        rows=_rows(kept),
        columns=_columns(assessed),
        search=_search,
        search_label=_("Find et område"),
        empty=_("Intet område passer til dine valg."),
    )


def _rows(kept: AreaList) -> QuerySet[ListedArea]:
    rows = kept.areas.select_related("place", "area_list").defer("polygons")
    return rows.order_by("title", "pk")


def _search(rows: QuerySet[ListedArea], text: str) -> QuerySet[ListedArea]:
    return rows.filter(is_called(text) | Q(place__code__iexact=text))


def is_called(text: str, at: str = "") -> Q:
    """Entries that have the text in their name or in another name.

    One database keeps the letters of a list of names, the other their codes: both are asked for.
    """
    asked = Q(**{f"{at}title__icontains": text})
    for written in {text, json.dumps(text)[1:-1]}:
        asked |= Q(**{f"{at}aliases__icontains": written})
    return asked


def _columns(assessed: Mapping[int, Assessment | None]) -> tuple[Column, ...]:
    def held(row: Any) -> str | None:
        found = assessed.get(row.pk)
        if found is None:
            return None
        return _("%(held)s af %(all)s") % {"held": found.held, "all": len(found.counted)}

    def nearest(row: Any) -> str | None:
        found = assessed.get(row.pk)
        return None if found is None else nearest_words(found) or None

    def fits(row: Any) -> str | None:
        found = assessed.get(row.pk)
        return None if found is None else answer_words(found.fits)

    return (
        Column(
            "navn",
            _("Område"),
            lambda row: row.title,
            order=("title",),
            row_head=True,
            url=lambda row: reverse("areas:place", args=[row.place_id]),
        ),
        Column("andre", _("Kaldes også"), lambda row: ", ".join(row.aliases) or None),
        Column("kode", _("Kode"), lambda row: row.place.code, order=("place__code",)),
        Column(
            "beboere",
            _("Beboere"),
            lambda row: row.residents,
            kind="number",
        ),
        Column("opfyldt", _("Kriterier opfyldt"), held),
        Column("passer", _("Passer med lovens tal"), fits),
        Column("taettest", _("Tættest på en grænse"), nearest),
    )
