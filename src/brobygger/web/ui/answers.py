"""How a screen does a step: faults go to the form, or to the top of the next page."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from brobygger.web.ui.faults import Refused, blame


def saved(request: HttpRequest, form: forms.Form, step: Callable[[], Any]) -> bool:
    """The form was sent, is valid, and the step took it; else its faults stand at its fields."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        step()
    except Refused as refused:
        blame(form, refused)
        return False
    return True


def tried(request: HttpRequest, step: Callable[[], Any], words: str) -> bool:
    """Do a step that may be refused, and say how it went."""
    try:
        step()
    except Refused as refused:
        messages.error(request, " ".join(str(fault.words) for fault in refused.faults))
        return False
    messages.success(request, words)
    return True


def asks_shortly(request: HttpRequest) -> bool:
    """The browser's script asks, not a person who wants a page."""
    return "application/json" in request.headers.get("Accept", "")
