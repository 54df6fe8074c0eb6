"""The address of the link that another administration answers by; mounted at ``/svar/``."""

from django.urls import path

from brobygger.web.recommendations.handovers import answering

app_name = "answers"
urlpatterns = [path("<str:token>/", answering.answer, name="answer")]
