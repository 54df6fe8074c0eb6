"""What a phone keeps of the page of numbers, to open it without a connection: a blank form.

It holds the names outward and the broad groups, and nothing that was written: no count, no day of
a session, no name of who is signed in, no token of a form. What is typed waits in the browser and
is sent by the page itself, once there is a connection (``static/reach/register.js``).
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from brobygger.web.areas.permissions import require_work
from brobygger.web.reach.register.choices import fetch
from brobygger.web.reach.register.forms import DatedForm, TallyForm

_WORKER = Path(__file__).parents[1] / "static" / "reach" / "worker.js"


@never_cache
@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The form of a colleague, without what is near today: it may be opened another day."""
    require_work(request.user)
    choices = fetch(request.user, timezone.localdate())
    form = TallyForm(choices, timezone.localdate())
    if len(choices.activities) > 1:
        form.initial["activity"] = ""
    return shell_page(request, form, _("Hvor mange var der?"), reverse("register:start"))


def shell_page(
    request: HttpRequest, form: DatedForm, title: str, to: str, until: date | None = None
) -> HttpResponse:
    """A page that stands alone; ``until`` is the last day that it may be used."""
    facts: dict[str, Any] = {"form": form, "title": title, "to": to, "until": until}
    return render(request, "register/shell.html", {**facts, "csrf_token": ""})


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that opens the form. It may serve a partner's link too, and holds nothing."""
    headers = {"Service-Worker-Allowed": "/", "Cache-Control": "no-cache"}
    return HttpResponse(_script(), content_type="text/javascript; charset=utf-8", headers=headers)


@cache
def _script() -> str:
    return _WORKER.read_text(encoding="utf-8")
