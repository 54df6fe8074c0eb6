"""Addresses of jobs; mounted at ``/job/``."""

from django.urls import path

from brobygger.web.jobs import screens

app_name = "jobs"
urlpatterns = [
    path("<int:number>/", screens.progress, name="progress"),
    path("<int:number>/igen/", screens.again, name="again"),
]
