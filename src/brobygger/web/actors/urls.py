"""Addresses of actors, in Danish."""

from django.urls import path

from brobygger.web.actors import screens, takeover_screen, together_screens
from brobygger.web.actors.agreements import screens as agreements
from brobygger.web.actors.efforts import screens as efforts
from brobygger.web.actors.sectors import screens as sectors

app_name = "actors"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("ny/", screens.add, name="add"),
    path("overblik/", takeover_screen.takeover, name="takeover"),
    path("tiltag/", efforts.listing, name="efforts"),
    path("tiltag/nyt/", efforts.add, name="add_effort"),
    path("tiltag/fortryd/", efforts.put_back, name="put_back_effort"),
    path("tiltag/<int:pk>/", efforts.effort, name="effort"),
    path("tiltag/<int:pk>/ret/", efforts.change, name="change_effort"),
    path("tiltag/<int:pk>/slet/", efforts.remove, name="remove_effort"),
    path("aftaler/", agreements.listing, name="agreements"),
    path("aftaler/fortryd/", agreements.put_back, name="put_back_agreement"),
    path("aftaler/<int:pk>/", agreements.change, name="change_agreement"),
    path("aftaler/<int:pk>/slut/", agreements.end, name="end_agreement"),
    path("aftaler/<int:pk>/slet/", agreements.remove, name="remove_agreement"),
    path("sektorer/", sectors.listing, name="sectors"),
    path("sektorer/fortryd/", sectors.put_back, name="put_back_sector"),
    path("sektorer/<int:pk>/", sectors.sector, name="sector"),
    path("sektorer/<int:pk>/slet/", sectors.remove, name="remove_sector"),
    path("<int:pk>/", screens.actor, name="actor"),
    path("<int:pk>/ret/", screens.change, name="change"),
    path("<int:pk>/kontakt/", together_screens.contact, name="contact"),
    path("<int:pk>/kontakt/slet/", together_screens.delete_contact, name="delete_contact"),
    path("<int:pk>/pause/", screens.pause, name="pause"),
    path("<int:pk>/pause/slut/", screens.resume, name="resume"),
    path("<int:pk>/ophoert/", screens.archive, name="archive"),
    path("<int:pk>/gendan/", screens.restore, name="restore"),
    path("<int:pk>/sammen/", together_screens.merge, name="merge"),
    path("<int:pk>/skil/", together_screens.part, name="part"),
    path("<int:pk>/aftale/", agreements.add, name="add_agreement"),
]
