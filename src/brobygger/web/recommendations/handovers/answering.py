"""The page behind the link: one part, what is asked, and a small form. No account, no more.

Whoever holds an open link may answer; the forms carry Django's mark against forged requests, and
an answer that comes twice changes nothing. How often it may be asked for stands in ``pace``.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from brobygger.web.recommendations.handovers.forms import ReturnedForm, TreatedForm
from brobygger.web.recommendations.handovers.link import handover_of
from brobygger.web.recommendations.handovers.pace import too_many_for, too_many_from
from brobygger.web.recommendations.handovers.states import TRANSITIONS, NotAllowed, State
from brobygger.web.recommendations.handovers.steps import Answer, answer_handover
from brobygger.web.recommendations.models import Handover
from brobygger.web.ui.faults import Refused, blame
from brobygger.web.ui.forms import Form

_FORMS: dict[str, type[Form]] = {
    State.RECEIVED: Form,
    State.TREATED: TreatedForm,
    State.RETURNED: ReturnedForm,
}


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Received, treated in their committee, or sent back with an answer."""
    if wait := too_many_from(request):
        return wait
    handover = handover_of(token)
    if handover is None:
        return render(request, "recommendations/closed_link.html", status=404)
    if wait := too_many_for(request, handover):
        return wait
    if request.method != "POST":
        return _page(request, handover)
    state = request.POST.get("state", "")
    form = _FORMS.get(state, Form)(request.POST, auto_id=f"id_{state}_%s")
    if form.is_valid():
        try:
            answer_handover(handover, Answer(state=state, **form.cleaned_data))
        except Refused as refused:
            blame(form, refused)
        except NotAllowed:
            words = _("Delen er allerede kommet længere. Her står, hvor langt den er.")
            messages.info(request, words)
            return redirect("answers:answer", token)
        else:
            return redirect("answers:answer", token)
    return _page(request, handover, state, form)


def _page(
    request: HttpRequest, handover: Handover, state: str = "", form: Form | None = None
) -> HttpResponse:
    treated = {name: getattr(handover, name) for name in ("treated_by", "treated_on", "item")}
    facts: dict[str, Any] = {
        "handover": handover,
        "part": handover.part,
        "may": TRANSITIONS[handover.state],
        "sent_state": state,
        "treated": TreatedForm(initial=treated, auto_id=f"id_{State.TREATED}_%s"),
        "returned": ReturnedForm(auto_id=f"id_{State.RETURNED}_%s"),
    }
    if form is not None:
        facts[state if state in {State.TREATED, State.RETURNED} else "wrong"] = form
    return render(request, "recommendations/answer.html", facts)
