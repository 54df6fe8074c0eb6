"""Sign in, sign out, change password, and accesses: no more of the sign-in package is reachable."""

from allauth.account import views
from django.urls import path

from brobygger.web.accounts import token_screens

urlpatterns = [
    path("log-ind/", views.login, name="account_login"),
    path("log-ind/lukket/", views.account_inactive, name="account_inactive"),
    path("log-ud/", views.logout, name="account_logout"),
    path("konto/adgangskode/", views.password_change, name="account_change_password"),
    path("administration/adgange/", token_screens.tokens, name="tokens"),
    path("administration/adgange/<int:pk>/luk/", token_screens.close, name="close_token"),
]
