"""*Overtag registret*: what a new project worker must know of an area within an hour."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from brobygger.web.actors.takeover import read, spots
from brobygger.web.areas.permissions import WORK


@require_GET
def takeover(request: HttpRequest) -> HttpResponse:
    """Who is here, whom have we not talked to, what is promised, what runs out, what is coming?"""
    all_spots = spots()
    wish = request.GET.get("omraade", "")
    here = next((one for one in all_spots if one.key == wish), all_spots[0] if all_spots else None)
    today = timezone.localdate()
    shown = {
        "spots": all_spots,
        "here": here,
        "found": read(here, today) if here else None,
        "today": today,
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "actors/takeover.html", shown)
