"""Addresses of the link documents; mounted at ``/dokumenter/``."""

from django.urls import path

from brobygger.web.documents.screens import arrivals, copies, entry, inbox, paper, review

app_name = "documents"
urlpatterns = [
    path("", inbox.inbox, name="list"),
    path("laeg-ind/", arrivals.upload, name="upload"),
    path("lagt-ind/", arrivals.arrivals, name="arrivals"),
    path("<int:number>/", paper.document, name="document"),
    path("<int:number>/svar/", paper.answer, name="answer"),
    path("<int:number>/slet/", paper.remove, name="remove"),
    path("<int:number>/fil/", paper.file, name="file"),
    path("<int:number>/sider/<int:page_number>.png", paper.page, name="page"),
    path("<int:number>/kilde/", paper.source, name="source"),
    path("<int:number>/til-side/", paper.set_aside, name="set_aside"),
    path("<int:number>/frem/", paper.take_back, name="take_back"),
    path("<int:number>/gennemgang/", review.review, name="review"),
    path("<int:number>/gennemgang/side/", review.pane, name="pane"),
    path("<int:number>/gennemgang/sikre/", review.accept_sure, name="accept_sure"),
    path("<int:number>/gennemgang/flere/", review.accept_group, name="accept_group"),
    path("<int:number>/gennemgang/fortryd/", review.undo, name="undo"),
    path("<int:number>/gennemgang/registret/", review.register, name="register"),
    path("<int:number>/skriv-af/", entry.entry, name="entry"),
    path("<int:number>/skriv-af/slags/", entry.name_kind, name="name_kind"),
    path("<int:number>/laes-resten/", entry.read_rest, name="read_rest"),
    path("<int:number>/vaerdier/<int:value_id>/", review.value_or_verdict, name="value"),
    path("<int:number>/fund/<int:finding_id>/", review.keep, name="keep"),
    path("<int:number>/sammenlign/<int:other>/", copies.compare, name="compare"),
    path("<int:number>/sammenlign/<int:other>/tag/", copies.take, name="take"),
]
