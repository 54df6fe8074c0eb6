"""The city's broad groups of those who come: the list, a new one, another name, the order."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.activities import groups
from brobygger.web.activities.models import HeadGroup
from brobygger.web.areas.permissions import WORK, require_work
from brobygger.web.initiatives import word_steps
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.ui.answers import saved
from brobygger.web.ui.forms import Form


class GroupForm(Form):
    """A broad group."""

    title = WordsField(
        label=gettext_lazy("Gruppe"),
        max_length=80,
        help_text=gettext_lazy("Bred, fx unge 13-17 år. Flere træk på én gang peger på nogen."),
    )


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest) -> HttpResponse:
    """Which groups do we count by?"""
    if request.method == "POST":
        require_work(request.user)
    form = GroupForm(request.POST or None)
    if saved(request, form, lambda: groups.save_group(_title(form), request.user)):
        return redirect("activities:groups")
    shown = {
        "groups": list(HeadGroup.objects.order_by("order", "title")),
        "form": form,
        "may_work": request.user.has_perm(WORK),
    }
    return render(request, "activities/groups.html", shown)


@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Another name, or out of use with it."""
    require_work(request.user)
    row = get_object_or_404(HeadGroup, pk=pk)
    if "brug" in request.POST:
        word_steps.use_word(row, request.user, is_in_use=request.POST["brug"] == "ja")
        return redirect("activities:groups")
    form = GroupForm(request.POST or None, initial={"title": row.title})
    if saved(request, form, lambda: groups.save_group(_title(form), request.user, row)):
        return redirect("activities:groups")
    return render(request, "activities/group.html", {"form": form, "group": row})


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """One up or down."""
    by = -1 if request.POST.get("retning") == "op" else 1
    word_steps.move_word(get_object_or_404(HeadGroup, pk=pk), by, request.user)
    return redirect("activities:groups")


def _title(form: forms.Form) -> Any:
    return form.cleaned_data["title"]
