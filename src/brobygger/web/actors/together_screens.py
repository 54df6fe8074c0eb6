"""The contact of an actor, and two rows that are one organisation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.actors import contact as contacts
from brobygger.web.actors.choices import fetch
from brobygger.web.actors.duplicates import Known
from brobygger.web.actors.forms import ContactForm, MergeForm
from brobygger.web.actors.merging import merge_actors, part_actors
from brobygger.web.actors.models import Actor
from brobygger.web.areas.permissions import require_work
from brobygger.web.ui.answers import saved, tried


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, pk: int) -> HttpResponse:
    """Who answers there?"""
    require_work(request.user)
    row = get_object_or_404(Actor, pk=pk)
    form = ContactForm.of(row, request.POST or None)
    if saved(request, form, lambda: contacts.set_contact(row, form.facts, request.user)):
        return redirect("actors:actor", pk)
    return render(request, "actors/contact.html", {"form": form, "actor": row})


@require_POST
def delete_contact(request: HttpRequest, pk: int) -> HttpResponse:
    """The name and the number go at once."""
    row = get_object_or_404(Actor, pk=pk)
    words = _("Navn og nummer er slettet.")
    tried(request, lambda: contacts.delete_contact(row, request.user), words)
    return redirect("actors:actor", pk)


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Which one is this the same as? The chosen one stays."""
    require_work(request.user)
    row = get_object_or_404(Actor, pk=pk, merged_into=None)
    alike = Known().alike(row.title, own=row.pk)
    form = MergeForm(fetch(), row.pk, request.POST or None, alike[0].pk if alike else None)

    def step() -> None:
        stays = Actor.objects.get(pk=form.cleaned_data["other"])
        merge_actors(stays, row, request.user)

    if saved(request, form, step):
        words = _("»%(title)s« er lagt sammen med denne. Fortryd nederst på siden.")
        messages.success(request, words % {"title": row.title})
        return redirect("actors:actor", form.cleaned_data["other"])
    return render(request, "actors/merge.html", {"form": form, "actor": row, "alike": alike})


@require_POST
def part(request: HttpRequest, pk: int) -> HttpResponse:
    """They were two after all."""
    row = get_object_or_404(Actor.objects.select_related("merged_into"), pk=pk)
    words = _("»%(title)s« står for sig selv igen.") % {"title": row.title}
    tried(request, lambda: part_actors(row, request.user), words)
    return redirect("actors:actor", pk)
