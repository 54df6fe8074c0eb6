"""Addresses of what is asked for and decided; mounted at ``/beslutninger/``."""

from django.urls import path

from brobygger.web.budgets import decided_screens

app_name = "decisions"
urlpatterns = [
    path("", decided_screens.listing, name="list"),
    path("budgetaar/", decided_screens.rounds, name="rounds"),
    path("<int:pk>/", decided_screens.one, name="planned"),
    path("<int:pk>/kort/", decided_screens.short_form, name="short_form"),
    path("<int:pk>/udfald/", decided_screens.outcome, name="outcome"),
    path("<int:pk>/fortryd/", decided_screens.undo, name="undo"),
    path("<int:pk>/tag/", decided_screens.take, name="take"),
]
