"""The address of an organisation's own roster: for people without an account."""

from django.urls import path

from brobygger.web.actors.network import roster_screens

app_name = "roster"
urlpatterns = [path("<str:token>/", roster_screens.answer, name="answer")]
