"""Addresses of initiatives, in Danish."""

from django.urls import URLPattern

app_name = "initiatives"
urlpatterns: list[URLPattern] = []
