"""Addresses of the state at a date; mounted at ``/tilstand/``."""

from django.urls import path

from brobygger.web.budgets import states_screens

app_name = "states"
urlpatterns = [
    path("", states_screens.at_a_date, name="at"),
    path("uden/", states_screens.index, name="index"),
    path("uden/<int:pk>/", states_screens.without, name="without"),
]
