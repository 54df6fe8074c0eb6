"""The printable card with the question, and the list of its languages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.areas.permissions import require_work
from brobygger.web.reach.cards.steps import GIVEN, remove_question, save_question
from brobygger.web.reach.models import Question
from brobygger.web.recommendations.fields import WordsField
from brobygger.web.ui.answers import saved, tried
from brobygger.web.ui.forms import Form


class QuestionForm(Form):
    """The question in one more language."""

    language = WordsField(label=gettext_lazy("Sprog"), max_length=60)
    sentence = WordsField(
        label=gettext_lazy("Spørgsmålet på sproget"),
        max_length=300,
        help_text=gettext_lazy("Hvor mange er her for første gang i denne indsats?"),
    )
    code = WordsField(
        label=gettext_lazy("Sprogets kode"),
        max_length=12,
        required=False,
        help_text=gettext_lazy("Fx ar, so eller ur: så læses det rigtigt op."),
    )


@require_http_methods(["GET", "POST"])
def questions(request: HttpRequest) -> HttpResponse:
    """The card, ready to print, and another language for it."""
    require_work(request.user)
    form = QuestionForm(request.POST or None)
    if saved(request, form, lambda: save_question(**form.cleaned_data, user=request.user)):
        return redirect("register:questions")
    facts = {"given": GIVEN, "rows": Question.objects.all(), "form": form}
    return render(request, "register/questions.html", facts)


@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a language off the card."""
    require_work(request.user)
    row = get_object_or_404(Question, pk=pk)
    tried(request, lambda: remove_question(row, request.user), _("Sproget er taget af kortet."))
    return redirect("register:questions")
