"""The address of an organisation's own roster: for people without an account."""

from django.urls import URLPattern

app_name = "roster"
urlpatterns: list[URLPattern] = []
