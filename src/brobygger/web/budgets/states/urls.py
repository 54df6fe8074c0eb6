"""Addresses of the state at a date; mounted at ``/tilstand/``."""

from django.urls import path

from brobygger.web.budgets.states import screens

app_name = "states"
urlpatterns = [
    path("", screens.at_a_date, name="at"),
    path("uden/", screens.index, name="index"),
    path("uden/<int:pk>/", screens.without, name="without"),
]
