"""Addresses of the calendar; mounted at ``/kalender/``."""

from django.urls import path

from brobygger.web.budgets import radar_screens

app_name = "calendar"
urlpatterns = [
    path("", radar_screens.listing, name="list"),
    path("aar/<int:year>/", radar_screens.year, name="year"),
    path("runde/<int:year>/", radar_screens.round_, name="round"),
    path("abonnement/", radar_screens.subscription, name="subscription"),
    path("<str:secret>.ics", radar_screens.feed, name="feed"),
]
