"""Addresses of the scenarios; mounted at ``/scenarier/``."""

from django.urls import path

from brobygger.web.budgets import scenario_screens

app_name = "scenarios"
urlpatterns = [
    path("", scenario_screens.listing, name="list"),
    path("nyt/", scenario_screens.new, name="new"),
    path("sammenlign/", scenario_screens.compare, name="compare"),
    path("<int:pk>/", scenario_screens.one, name="scenario"),
    path("<int:pk>/slet/", scenario_screens.delete, name="delete"),
]
