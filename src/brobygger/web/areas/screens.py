"""Areas: which list counts, what stands on it, and what is known of one area through the years."""

from collections.abc import Mapping
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
from brobygger.domain.areas.labels import assess_on_list, check_labels
from brobygger.domain.areas.legal import Assessment
from brobygger.domain.areas.register import Register
from brobygger.domain.areas.rules import rule_of
from brobygger.domain.kernel.problem import Problem
from brobygger.web.areas import steps
from brobygger.web.areas.map import AreaMap, Outline, draw
from brobygger.web.areas.models import AreaList, ListedArea, Place
from brobygger.web.areas.permissions import WORK
from brobygger.web.areas.register import area_table
from brobygger.web.areas.stored import area_of, measures_of, nationals_of, whole_register
from brobygger.web.areas.words import answer_words, criterion_rows, measure_name, percent
from brobygger.web.ui.faults import Refused
from brobygger.web.ui.numbers import count
from brobygger.web.ui.panels import panels_for

LISTS_SHOWN = 40


@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    """The list that was published last."""
    newest = AreaList.objects.order_by("-published", "kind").first()
    if newest is None:
        may_work = request.user.has_perm(WORK)
        return render(request, "areas/list.html", {"may_work": may_work})
    return _one(request, newest)


@require_GET
def one_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Another list, as it was published."""
    return _one(request, get_object_or_404(AreaList, pk=pk))


def _one(request: HttpRequest, kept: AreaList) -> HttpResponse:
    register = whole_register()
    lists = list(AreaList.objects.order_by("-published", "kind")[:LISTS_SHOWN])
    rows = list(kept.areas.select_related("place", "area_list").order_by("order", "pk"))
    assessed = _assessed(register, rows, lists)
    table = area_table(request, kept, assessed)
    if table.wants_export:
        return table.export()
    facts = {
        "kept": kept,
        "lists": lists,
        "table": table,
        "map": _map(rows),
        "rule": rule_of(kept.kind, kept.published),  # type: ignore[arg-type]
        "problems": _problems(register, kept, lists),
        "may_work": request.user.has_perm(WORK),
        "may_export": request.user.has_perm("accounts.export"),
    }
    return render(request, "areas/list.html", facts)


def _assessed(
    register: Register, rows: list[ListedArea], lists: list[AreaList]
) -> Mapping[int, Assessment | None]:
    nationals = nationals_of(lists)
    return {
        row.pk: assess_on_list(register, area, area.kind, nationals)
        for row in rows
        for area in [area_of(row)]
    }


def _problems(register: Register, kept: AreaList, lists: list[AreaList]) -> list[Problem]:
    """What the figures say of the labels of this list."""
    day = f"{kept.published:%d-%m-%Y}"
    kind = kept.get_kind_display()
    return [
        problem
        for problem in check_labels(register, nationals_of(lists))
        if problem.params.get("day") == day and problem.params.get("kind") == kind
    ]


def _map(rows: list[ListedArea], here: int | None = None) -> AreaMap | None:
    return draw(
        Outline(
            row.title,
            reverse("areas:place", args=[row.place_id]),
            area_of(row).polygons,
            row.place_id == here,
        )
        for row in rows
    )


@require_GET
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """One area: its entries through the years, the law's criteria, and what happens there."""
    row = get_object_or_404(Place, pk=pk)
    entries = list(
        row.listed.select_related("area_list", "place").order_by(
            "-area_list__published", "area_list__kind", "pk"
        )
    )
    register = whole_register()
    nationals = nationals_of(AreaList.objects.exclude(convicted_percent=""))
    shown = []
    for entry in entries:
        area = area_of(entry)
        found = assess_on_list(register, area, area.kind, nationals)
        figures = [
            (measure_name(key), percent(percent_of(v))) for key, v in measures_of(entry).items()
        ]
        shown.append(
            {
                "entry": entry,
                "found": found,
                "answer": answer_words(found.fits) if found else "",
                "rows": list(criterion_rows(found)) if found else [],
                "figures": figures,
            }
        )
    others = {name for entry in entries for name in entry.aliases} | {e.title for e in entries}
    facts = {
        "place": row,
        "shown": shown,
        "also": sorted(others - {row.title}),
        "later": Place.objects.filter(code__in=register.today_of(row.code)[1:]),
        "panels": panels_for("area", request, row),
        "is_fictional": any(entry.area_list.is_fictional for entry in entries),
    }
    return render(request, "areas/place.html", facts)


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
    if not request.user.has_perm("accounts.export"):
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
