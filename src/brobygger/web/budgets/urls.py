"""Addresses of the budget notes; mounted at ``/budgetnotater/``."""

from django.urls import path

from brobygger.web.budgets import screens

app_name = "budgets"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("<int:pk>/", screens.one, name="note"),
    path("kobling/<int:pk>/", screens.link, name="link"),
]
