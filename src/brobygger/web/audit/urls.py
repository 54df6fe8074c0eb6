"""Address of the log; mounted at ``/administration/``."""

from django.urls import path

from brobygger.web.audit import screens

app_name = "audit"
urlpatterns = [path("haendelser/", screens.log, name="log")]
