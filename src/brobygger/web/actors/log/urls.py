"""Addresses of the log of contacts, in Danish."""

from django.urls import URLPattern

app_name = "contacts"
urlpatterns: list[URLPattern] = []
