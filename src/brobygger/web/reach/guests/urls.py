"""Addresses of a partner's link."""

from django.urls import URLPattern

app_name = "guests"
urlpatterns: list[URLPattern] = []
