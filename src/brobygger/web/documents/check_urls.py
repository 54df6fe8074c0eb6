"""Addresses of "Tjek et notat"; mounted at ``/tjek/``."""

from django.urls import path

from brobygger.web.documents.screens import check

app_name = "check"
urlpatterns = [
    path("", check.start, name="start"),
    path("ark.docx", check.word, name="word"),
]
