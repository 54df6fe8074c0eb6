"""Addresses of writing numbers, in Danish."""

from django.urls import path

from brobygger.web.reach.cards import screens as cards
from brobygger.web.reach.referrals import screens as referrals
from brobygger.web.reach.register import offline, screens, week_screens
from brobygger.web.reach.training import screens as training

app_name = "register"
urlpatterns = [
    path("", screens.start, name="start"),
    path("fortryd/", screens.undo, name="undo"),
    path("<int:pk>/ret/", screens.correct, name="correct"),
    path("uden-net/", offline.shell, name="shell"),
    path("uden-net.js", offline.worker, name="worker"),
    path("uge/", week_screens.week, name="week"),
    path("henvist/", referrals.referrals, name="referrals"),
    path("henvist/steder/", referrals.services, name="services"),
    path("henvist/steder/<int:pk>/", referrals.service, name="service"),
    path("henvist/steder/<int:pk>/brug/", referrals.use, name="use_service"),
    path("kurser/", training.training, name="training"),
    path("kurser/<int:pk>/", training.correct, name="correct_training"),
    path("spoergekort/", cards.questions, name="questions"),
    path("spoergekort/<int:pk>/fjern/", cards.remove, name="remove_question"),
]
