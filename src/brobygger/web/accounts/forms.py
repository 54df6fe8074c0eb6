"""The sign-in package's forms with our labels and without words inside the fields."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.utils.translation import gettext_lazy as _


def _quiet(fields: dict[str, forms.Field]) -> None:
    for field in fields.values():
        field.widget.attrs.pop("placeholder", None)
        field.help_text = ""


class SignInForm(LoginForm):
    """Username and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _quiet(self.fields)


class NewPasswordForm(ChangePasswordForm):
    """The old password once, the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _quiet(self.fields)
        self.fields["oldpassword"].label = _("Nuværende adgangskode")
        self.fields["password1"].label = _("Ny adgangskode")
        self.fields["password1"].help_text = _("Mindst 12 tegn. Gerne nogle ord efter hinanden.")
        self.fields["password2"].label = _("Ny adgangskode igen")
