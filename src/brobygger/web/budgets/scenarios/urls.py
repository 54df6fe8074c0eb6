"""Addresses of the scenarios; mounted at ``/scenarier/``."""

from django.urls import path

from brobygger.web.budgets.scenarios import screens

app_name = "scenarios"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("nyt/", screens.new, name="new"),
    path("sammenlign/", screens.compare, name="compare"),
    path("<int:pk>/", screens.one, name="scenario"),
    path("<int:pk>/slet/", screens.delete, name="delete"),
]
