"""Addresses of the half-year plan, in Danish."""

from django.urls import path

from brobygger.web.actors.plan import screens

app_name = "plan"
urlpatterns = [
    path("", screens.show, name="show"),
    path("nyt/", screens.add, name="add"),
    path("tilbage/", screens.put_back, name="put_back"),
    path("<int:pk>/", screens.change, name="change"),
    path("<int:pk>/slet/", screens.remove, name="remove"),
]
