"""Areas: which list counts, what stands on it, and what is known of one area through the years."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from brobygger.domain.areas.area import MEASURES, percent_of
from brobygger.domain.areas.geojson import write_features
from brobygger.web.areas import steps
from brobygger.web.areas.forms import InForceForm
from brobygger.web.areas.history import entries_of, other_names, told, years_of
from brobygger.web.areas.map import AreaMap, Outline, draw
from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.overview import (
    all_lists,
    assessed,
    by_kind,
    in_force,
    problems_of,
    rule_for,
)
from brobygger.web.areas.permissions import WORK
from brobygger.web.areas.register import area_table
from brobygger.web.areas.stored import area_of, measures_of, whole_register
from brobygger.web.ui.faults import Refused
from brobygger.web.ui.numbers import count
from brobygger.web.ui.numbers import day as day_words
from brobygger.web.ui.panels import panels_for

EXPORT = "accounts.export"


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The list that was published last, or the one that counted on a day."""
    lists = all_lists()
    if not lists:
        may_work = request.user.has_perm(WORK)
        return render(request, "areas/list.html", {"may_work": may_work})
    if "slags" not in request.GET and "dag" not in request.GET:
        return _one(request, lists[0], lists)
    form = InForceForm(lists, lists[0], request.GET)
    if form.is_valid():
        kind, day = form.cleaned_data["slags"], form.cleaned_data["dag"]
        kept = in_force(lists, kind, day)
        if kept is not None:
            return redirect("areas:one_list", kept.pk)
        oldest = min(one.published for one in lists if one.kind == kind)
        words = _("Ingen liste af den slags var offentliggjort den dag. Den ældste er fra %(day)s.")
        form.add_error("dag", words % {"day": day_words(oldest)})
    return _one(request, lists[0], lists, form)


@require_GET
def one_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Another list, as it was published."""
    lists = all_lists()
    kept = next((one for one in lists if one.pk == pk), None)
    if kept is None:
        raise Http404
    return _one(request, kept, lists)


def _one(
    request: HttpRequest, kept: AreaList, lists: list[AreaList], form: InForceForm | None = None
) -> HttpResponse:
    register = whole_register()
    rows = list(kept.areas.select_related("place", "area_list").order_by("title", "pk"))
    table = area_table(request, kept, assessed(register, rows, lists))
    if table.wants_export:
        return table.export()
    facts = {
        "kept": kept,
        "kinds": by_kind(lists),
        "form": form or InForceForm(lists, kept),
        "table": table,
        "map": _map(rows),
        "rule": rule_for(kept),
        "problems": problems_of(register, kept, lists),
        "may_work": request.user.has_perm(WORK),
        "may_export": request.user.has_perm(EXPORT),
    }
    return render(request, "areas/list.html", facts)


def _map(rows: Iterable[ListedArea], here: int | None = None) -> AreaMap | None:
    return draw(
        Outline(
            row.title,
            reverse("areas:place", args=[row.place_id]),
            area_of(row).polygons,
            row.pk == here,
        )
        for row in rows
    )


@require_GET
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One area: its entries through the years, the law's criteria, and what happens there."""
    row = get_object_or_404(Place, pk=pk)
    register, lists = whole_register(), all_lists()
    entries = entries_of(row, register)
    facts = {
        "place": row,
        "also": other_names(row, entries),
        "later": Place.objects.filter(code__in=register.today_of(row.code)[1:]),
        "years": years_of(entries, lists),
        "entries": list(told(entries, register, lists)),
        "map": _map_around(entries[0]) if entries else None,
        "panels": panels_for("area", request, row),
        "is_fictional": any(entry.area_list.is_fictional for entry in entries),
    }
    return render(request, "areas/place.html", facts)


def _map_around(entry: ListedArea) -> AreaMap | None:
    """The list that it stood on last, with the area itself marked; None without its outline."""
    rows = list(
        ListedArea.objects.filter(area_list=entry.area_list_id)
        .select_related("place", "area_list")
        .order_by("title", "pk")
    )
    if not any(row.pk == entry.pk and row.polygons for row in rows):
        return None
    return _map(rows, entry.pk)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a list back that was loaded by mistake."""
    kept = get_object_or_404(AreaList, pk=pk)
    try:
        steps.remove_list(kept, request.user)
    except Refused as refused:
        for fault in refused.faults:
            messages.error(request, str(fault.words))
        return redirect("areas:one_list", pk)
    messages.success(request, _("Listen er slettet. Indlæs filen igen for at få den tilbage."))
    return redirect("areas:list")


@require_GET
def as_geojson(request: HttpRequest, pk: int) -> HttpResponse:
    """The list with its outlines, for a map program."""
    if not request.user.has_perm(EXPORT):
        raise PermissionDenied
    kept = get_object_or_404(AreaList, pk=pk)
    rows = list(kept.areas.select_related("place", "area_list").order_by("order", "pk"))
    if not rows:
        raise Http404
    content = write_features((_properties(row), area_of(row).polygons) for row in rows)
    answer = HttpResponse(content, content_type="application/geo+json; charset=utf-8")
    name = f"omraader-{kept.kind}-{kept.published:%Y-%m-%d}.geojson"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _properties(row: ListedArea) -> dict[str, Any]:
    figures = measures_of(row)
    return {
        "code": row.place.code,
        "name": row.title,
        "aliases": ";".join(row.aliases),
        "residents": row.residents,
        **{key: count(percent_of(figures[key])) for key in MEASURES if key in figures},
        "successor": row.successor,
        "list": row.area_list.kind,
        "published": row.area_list.published.isoformat(),
        "source": row.area_list.source,
        "is_fictional": row.area_list.is_fictional,
    }
