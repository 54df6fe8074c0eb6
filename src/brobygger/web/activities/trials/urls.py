"""Addresses of efforts on trial, in Danish."""

from django.urls import path

from brobygger.web.activities.trials import screens

app_name = "trials"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("ny/<int:initiative>/", screens.add, name="add"),
    path("<int:pk>/", screens.trial, name="trial"),
    path("<int:pk>/ret/", screens.change, name="change"),
    path("<int:pk>/juster/", screens.adjust, name="adjust"),
    path("<int:pk>/se/", screens.look, name="look"),
    path("<int:pk>/fortryd/", screens.take_back, name="take_back"),
]
