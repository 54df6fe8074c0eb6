"""Addresses of help for a worker who worries."""

from django.urls import URLPattern

app_name = "worry"
urlpatterns: list[URLPattern] = []
