"""Addresses of the recommendations; mounted at ``/anbefalinger/``."""

from django.urls import path

from brobygger.web.recommendations import printing, screens
from brobygger.web.recommendations.approaches import screens as approaches
from brobygger.web.recommendations.handovers import screens as handovers
from brobygger.web.recommendations.parts import screens as parts
from brobygger.web.recommendations.upkeep import screens as upkeep

app_name = "recommendations"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("<int:pk>/", screens.one, name="recommendation"),
    path("bilag/<int:pk>.<slug:kind>", printing.annex_file, name="annex_file"),
    path("aendret/", printing.changed, name="changed"),
    path("del/<int:pk>/kategori/", screens.category, name="category"),
    path("del/<int:pk>/ret/", parts.edit, name="edit"),
    path("del/<int:pk>/ret/fortryd/", parts.undo, name="undo_edit"),
    path("henvendelser/", approaches.listing, name="approaches"),
    path("henvendelser/<int:pk>/", approaches.one, name="approach"),
    path("henvendelser/<int:pk>/slet/", approaches.remove, name="remove_approach"),
    path("del/<int:pk>/henvendelse/", approaches.add, name="add_approach"),
    path("overdragelser/", handovers.listing, name="handovers"),
    path("overdragelser/<int:pk>/", handovers.one, name="handover"),
    path("overdragelser/<int:pk>/nyt-link/", handovers.renew, name="renew_link"),
    path("overdragelser/<int:pk>/luk-link/", handovers.revoke, name="revoke_link"),
    path("overdragelser/<int:pk>/send/", handovers.send, name="send_link"),
    path("del/<int:pk>/overdrag/", handovers.add, name="hand_over"),
    path("ajour/", upkeep.listing, name="upkeep_list"),
    path("del/<int:pk>/ajour/", upkeep.one, name="upkeep"),
    path("del/<int:pk>/stadig-rigtigt/", upkeep.confirm, name="confirm"),
    path("del/<int:pk>/stadig-rigtigt/fortryd/", upkeep.undo, name="undo_update"),
]
