"""Addresses of activities, in Danish."""

from django.urls import path

from brobygger.web.activities import group_screens, guest_screens, screens, session_screens

app_name = "activities"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("ny/<int:initiative>/", screens.add, name="add"),
    path("grupper/", group_screens.listing, name="groups"),
    path("grupper/<int:pk>/", group_screens.group, name="group"),
    path("grupper/<int:pk>/flyt/", group_screens.move, name="move_group"),
    path("gang/tilbage/", session_screens.put_back, name="put_back_session"),
    path("gang/<int:pk>/", session_screens.session, name="session"),
    path("gang/<int:pk>/afholdt/", session_screens.hold, name="hold"),
    path("gang/<int:pk>/aflys/", session_screens.cancel, name="cancel"),
    path("gang/<int:pk>/aabn/", session_screens.reopen, name="reopen"),
    path("gang/<int:pk>/flyt/", session_screens.move, name="move"),
    path("gang/<int:pk>/slet/", session_screens.remove, name="remove_session"),
    path("link/<int:pk>/nyt/", guest_screens.renew, name="renew_link"),
    path("link/<int:pk>/luk/", guest_screens.revoke, name="revoke_link"),
    path("<int:pk>/", screens.activity, name="activity"),
    path("<int:pk>/ret/", screens.change, name="change"),
    path("<int:pk>/hold-op/", screens.archive, name="archive"),
    path("<int:pk>/genoptag/", screens.restore, name="restore"),
    path("<int:pk>/gange/", session_screens.plan, name="plan"),
    path("<int:pk>/gange/fortryd/", session_screens.undo_planned, name="undo_planned"),
    path("<int:pk>/link/", guest_screens.make, name="make_link"),
]
