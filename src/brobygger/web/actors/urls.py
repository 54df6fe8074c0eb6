"""Addresses of actors, in Danish."""

from django.urls import URLPattern

app_name = "actors"
urlpatterns: list[URLPattern] = []
