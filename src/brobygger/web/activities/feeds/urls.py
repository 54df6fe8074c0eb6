"""Addresses of the calendar that others follow; mounted at ``/aktiviteter/kalender/``."""

from django.urls import path

from brobygger.web.activities.feeds import screens

app_name = "feeds"
urlpatterns = [
    path("<int:pk>/", screens.page, name="page"),
    path("<str:token>.ics", screens.ics, name="ics"),
]
