"""Addresses of the whole city's reach, in Danish."""

from django.urls import path

from brobygger.web.reach.city import screens

app_name = "city"
urlpatterns = [
    path("", screens.city, name="figures"),
    path("nu/", screens.count_now, name="now"),
    path("hent/", screens.export, name="export"),
]
