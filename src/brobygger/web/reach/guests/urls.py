"""Addresses of a partner's link: for people without an account."""

from django.urls import path

from brobygger.web.reach.guests import screens

app_name = "guest"
urlpatterns = [
    path("<str:token>/", screens.tally, name="tally"),
    path("<str:token>/uden-net/", screens.shell, name="shell"),
    path("<str:token>/fortryd/", screens.undo, name="undo"),
    path("<str:token>/ret/<int:pk>/", screens.correct, name="correct"),
]
