"""Addresses of the network between actors, in Danish."""

from django.urls import URLPattern

app_name = "network"
urlpatterns: list[URLPattern] = []
