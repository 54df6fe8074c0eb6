"""Which areas stand on a list? One list as a table, in the order that it was published in."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from brobygger.domain.areas.legal import Assessment
from brobygger.web.areas.models import AreaList, ListedArea
from brobygger.web.areas.words import answer_words
from brobygger.web.ui.tables import Column, RegisterTable


def area_table(
    request: HttpRequest, kept: AreaList, assessed: Mapping[int, Assessment | None]
) -> RegisterTable:
    """The areas of one list (two queries), never ranked by their figures."""
    return RegisterTable(
        request,
        "omraader",
        str(kept),
        rows=kept.areas.select_related("place", "area_list").order_by("order", "pk"),
        columns=_columns(assessed),
        search=_search,
        search_label=_("Find et område"),
        empty=_("Intet område passer til dine valg."),
    )


def _search(rows: QuerySet[ListedArea], text: str) -> QuerySet[ListedArea]:
    return rows.filter(
        Q(title__icontains=text) | Q(place__code__iexact=text) | Q(aliases__icontains=text)
    )


def _columns(assessed: Mapping[int, Assessment | None]) -> tuple[Column, ...]:
    def held(row: Any) -> str | None:
        found = assessed.get(row.pk)
        if found is None:
            return None
        return _("%(held)s af %(all)s") % {"held": found.held, "all": len(found.counted)}

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
            order=("residents",),
            kind="number",
        ),
        Column("opfyldt", _("Kriterier opfyldt"), held),
        Column("passer", _("Passer med lovens tal"), fits),
    )
