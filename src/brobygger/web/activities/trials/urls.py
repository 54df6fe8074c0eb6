"""Addresses of efforts on trial."""

from django.urls import URLPattern

app_name = "trials"
urlpatterns: list[URLPattern] = []
