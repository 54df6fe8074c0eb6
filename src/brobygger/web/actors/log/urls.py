"""Addresses of the log of contacts, in Danish."""

from django.urls import path

from brobygger.web.actors.log import next_screens, screens

app_name = "contacts"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("naeste/", next_screens.listing, name="next"),
    path("naeste/<int:pk>/taget/", next_screens.finish, name="finish"),
    path("naeste/<int:pk>/aabn/", next_screens.reopen, name="reopen"),
    path("naeste/<int:pk>/flyt/", next_screens.move, name="move"),
    path("tilbage/", screens.put_back, name="put_back"),
    path("<int:pk>/", screens.contact, name="contact"),
    path("<int:pk>/ret/", screens.correct, name="correct"),
    path("<int:pk>/slet/", screens.remove, name="remove"),
    path("<int:pk>/fortryd/", screens.undo_saved, name="undo"),
]
