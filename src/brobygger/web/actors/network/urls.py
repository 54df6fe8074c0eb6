"""Addresses of the network between actors, in Danish."""

from django.urls import path

from brobygger.web.actors.network import bridge_screens, printing, screens, wave_screens

app_name = "network"
urlpatterns = [
    path("", screens.figures, name="figures"),
    path("kort/", screens.network_map, name="map"),
    path("kort.pdf", printing.map_file, name="map_file"),
    path("broer/", bridge_screens.listing, name="bridges"),
    path("broer/<int:pk>/", bridge_screens.decide, name="decide"),
    path("fil/<slug:kind>/", screens.export, name="export"),
    path("boelge/ny/", wave_screens.open_wave, name="open"),
    path("boelge/<int:pk>/", wave_screens.wave, name="wave"),
    path("boelge/<int:pk>/spoerg/", wave_screens.invite, name="invite"),
    path("boelge/<int:pk>/luk/", wave_screens.close, name="close"),
    path("boelge/<int:pk>/genaabn/", wave_screens.reopen, name="reopen"),
    path("boelge/<int:pk>/broer/", bridge_screens.propose, name="propose"),
    path("link/<int:pk>/nyt/", wave_screens.renew, name="renew"),
    path("link/<int:pk>/luk/", wave_screens.revoke, name="revoke"),
]
