"""Addresses of the calendar; mounted at ``/kalender/``."""

from django.urls import path

from brobygger.web.budgets.radar import screens

app_name = "calendar"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("aar/<int:year>/", screens.year, name="year"),
    path("runde/<int:year>/", screens.round_, name="round"),
    path("abonnement/", screens.subscription, name="subscription"),
    path("<str:secret>.ics", screens.feed, name="feed"),
]
