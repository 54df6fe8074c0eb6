"""Addresses of initiatives, in Danish."""

from django.urls import path

from brobygger.web.initiatives import plan_screens, printing, screens

app_name = "initiatives"
urlpatterns = [
    path("", screens.listing, name="list"),
    path("ny/", screens.new, name="new"),
    path("ord/", plan_screens.words, name="words"),
    path("ord/<slug:which>/<int:pk>/", plan_screens.word, name="word"),
    path("ord/<slug:which>/<int:pk>/flyt/", plan_screens.move_word, name="move_word"),
    path("<int:pk>/", screens.initiative, name="initiative"),
    path("<int:pk>/ret/", screens.change, name="change"),
    path("<int:pk>/skridt/<slug:to>/", screens.step, name="step"),
    path("<int:pk>/fortryd/", screens.undo, name="undo"),
    path("<int:pk>/360/", screens.round_360, name="all_round"),
    path("<int:pk>/360.pdf", printing.overview_file, name="all_round_file"),
    path("<int:pk>/plan/<slug:kind>/ny/", plan_screens.add, name="add"),
    path("<int:pk>/plan/<slug:kind>/<int:part>/", plan_screens.edit, name="edit"),
    path("<int:pk>/plan/<slug:kind>/<int:part>/fjern/", plan_screens.remove, name="remove"),
    path("<int:pk>/plan/fase/<int:part>/flyt/", plan_screens.move, name="move"),
]
