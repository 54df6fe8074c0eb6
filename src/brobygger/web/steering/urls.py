"""Addresses of the meetings; mounted at ``/moeder/``."""

from django.urls import path

from brobygger.web.steering import screens

app_name = "steering"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("ny/", screens.add_body, name="add_body"),
    path("hvem/<int:pk>/", screens.body, name="body"),
    path("hvem/<int:pk>/nyt/", screens.add_meeting, name="add_meeting"),
    path("<int:pk>/", screens.meeting, name="meeting"),
    path("<int:pk>/ret/", screens.change_meeting, name="change_meeting"),
    path("<int:pk>/bed-om/", screens.add_due, name="add_due"),
    path("anbefaling/<int:pk>/", screens.hang, name="hang"),
    path("levering/<int:pk>/", screens.delivery, name="delivery"),
    path("levering/<int:pk>/fortryd/", screens.take_back, name="take_back"),
    path("levering/<int:pk>/fjern/", screens.remove_due, name="remove_due"),
]
