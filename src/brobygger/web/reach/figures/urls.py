"""Addresses of figures of reach, in Danish."""

from django.urls import path

from brobygger.web.reach.codes import screens as codes
from brobygger.web.reach.figures import (
    closing_screens,
    population_screens,
    release_screens,
    screens,
)

app_name = "reach"
urlpatterns = [
    path("", screens.figures, name="figures"),
    path("udgivelser/", release_screens.releases, name="releases"),
    path("maalgruppe/", population_screens.listing, name="populations"),
    path("maalgruppe/tilbage/", population_screens.put_back, name="put_back_population"),
    path("maalgruppe/<int:pk>/slet/", population_screens.remove, name="remove_population"),
    path("<int:pk>/hent/", release_screens.export, name="export"),
    path("<int:pk>/kortkoder/", codes.use, name="codes"),
    path("<int:pk>/kortkoder/kort.pdf", codes.cards, name="cards"),
    path("<int:pk>/kortkoder/fra/", codes.end, name="end_codes"),
    path("<int:pk>/kortkoder/noegle/", codes.renew, name="renew_key"),
    path("<int:pk>/afslut/", closing_screens.close, name="close"),
    path("<int:pk>/kvittering.pdf", closing_screens.receipt, name="receipt"),
]
