"""Addresses of areas, in Danish."""

from django.urls import path

from brobygger.web.areas import screens

app_name = "areas"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("<int:pk>/", screens.place, name="place"),
    path("liste/<int:pk>/", screens.one_list, name="one_list"),
    path("liste/<int:pk>/slet/", screens.remove, name="remove"),
    path("liste/<int:pk>.geojson", screens.as_geojson, name="geojson"),
]
