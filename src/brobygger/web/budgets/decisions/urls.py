"""Addresses of what is asked for and decided; mounted at ``/beslutninger/``."""

from django.urls import path

from brobygger.web.budgets.decisions import screens

app_name = "decisions"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("budgetaar/", screens.rounds, name="rounds"),
    path("<int:pk>/", screens.one, name="planned"),
    path("<int:pk>/kort/", screens.short_form, name="short_form"),
    path("<int:pk>/udfald/", screens.outcome, name="outcome"),
    path("<int:pk>/fortryd/", screens.undo, name="undo"),
    path("<int:pk>/tag/", screens.take, name="take"),
]
