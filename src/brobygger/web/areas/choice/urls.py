"""Addresses of choosing an area; mounted at ``/omraader/valg/``."""

from django.urls import path

from brobygger.web.areas.choice import close_screens, criteria_screens, score_screens, screens

app_name = "choices"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("nyt/", screens.new, name="new"),
    path("<int:pk>/", screens.choice, name="choice"),
    path("<int:pk>/ret/", screens.change, name="change"),
    path("<int:pk>/kriterier/", criteria_screens.criteria, name="criteria"),
    path("<int:pk>/scor/", score_screens.score, name="score"),
    path("<int:pk>/scor/<int:candidate>/", score_screens.score_area, name="score_area"),
    path("<int:pk>/faerdig/", score_screens.done, name="done"),
    path("<int:pk>/sammen/", score_screens.together, name="together"),
    path("<int:pk>/veto/", screens.add_veto, name="add_veto"),
    path("veto/<int:pk>/ophaev/", screens.lift_veto, name="lift_veto"),
    path("<int:pk>/beregning/", screens.calculation, name="calculation"),
    path("<int:pk>/regneark/", close_screens.workbook, name="workbook"),
    path("<int:pk>/beslut/", close_screens.decide, name="decide"),
    path("<int:pk>/beslutning/", close_screens.record, name="record"),
    path("<int:pk>/aabn-igen/", close_screens.reopen, name="reopen"),
]
