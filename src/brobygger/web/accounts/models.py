"""People who may sign in, and what they are here to do."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from brobygger.web.accounts.tokens import AccessToken

__all__ = ["AccessToken", "Role", "User", "UserManager"]


class Role(models.TextChoices):
    """The roles, named as the city's user system roles are."""

    CASE_OFFICER = "sagsbehandler", _("sagsbehandler")
    BUDGET = "budget", _("budgetmedarbejder")
    PROJECT = "projekt", _("projektmedarbejder")
    STEERING = "styregruppe-læs", _("styregruppe (læser)")
    EVALUATOR = "evaluator", _("evaluator")
    ADMINISTRATOR = "administrator", _("administrator")


class UserManager(BaseUserManager["User"]):
    """Makes accounts; there is no open sign-up."""

    def create_user(
        self, username: str, password: str | None = None, *, role: str = Role.STEERING, **rest: Any
    ) -> "User":
        """Make an account. Without a password it cannot be signed in to."""
        user = self.model(username=self.model.normalize_username(username), role=role, **rest)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **rest: Any) -> "User":
        """Make an administrator (``brobygger``'s and Django's own command line use this)."""
        rest.setdefault("is_superuser", True)
        return self.create_user(username, password, role=Role.ADMINISTRATOR, **rest)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who works here. No mail address: sign-in is by username."""

    username = models.CharField(
        _("brugernavn"), max_length=150, unique=True, validators=[UnicodeUsernameValidator()]
    )
    display_name = models.CharField(_("vist navn"), max_length=150, blank=True)
    role = models.CharField(_("rolle"), max_length=32, choices=Role, default=Role.STEERING)
    is_active = models.BooleanField(_("aktiv"), default=True)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role__in=[value for value, _label in Role.choices]),
                name="accounts_user_role_known",
            )
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    def get_full_name(self) -> str:
        """The name that screens show."""
        return str(self)

    def get_short_name(self) -> str:
        """The same: there is one name."""
        return str(self)
