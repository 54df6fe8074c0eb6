"""Addresses of help for a worker who worries, in Danish."""

from django.urls import path

from brobygger.web.activities.worry import screens

app_name = "worry"
urlpatterns = [
    path("<int:pk>/", screens.show, name="help"),
    path("<int:pk>/ny/", screens.add, name="add"),
    path("kontakt/<int:pk>/", screens.change, name="change"),
    path("kontakt/<int:pk>/flyt/", screens.move, name="move"),
    path("kontakt/<int:pk>/tjekket/", screens.check, name="check"),
    path("kontakt/<int:pk>/slet/", screens.remove, name="remove"),
    path("kontakt/<int:pk>/tilbage/", screens.put_back, name="put_back"),
]
