"""Addresses of lists on their way in, in Danish."""

from django.urls import path

from brobygger.web.documents.lists import screens

app_name = "lists"
urlpatterns = [
    path("<slug:slug>/", screens.start, name="start"),
    path("<slug:slug>/<int:number>/kolonner/", screens.columns, name="columns"),
    path("<slug:slug>/<int:number>/gennemse/", screens.preview, name="preview"),
    path("<slug:slug>/<int:number>/glem/", screens.drop, name="drop"),
    path("<slug:slug>/<int:number>/fortryd/", screens.take_back, name="take_back"),
]
