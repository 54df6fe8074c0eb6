"""Access tokens (adgange): what a machine shows instead of a person who signs in.

A token stands for one person and never lets anybody do more than that person may: its scope only
takes away. The secret itself is shown once, when it is made; here is only its fingerprint.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from brobygger.web.audit.steps import record

_MARK = "brobygger_"
"""The start of every secret, so that one left in a file or a log can be found by a search."""


class Scope(models.TextChoices):
    """What a token is for. To write includes to read; a calendar's token opens the calendar."""

    CALENDAR = "calendar", _("kalender")
    READ = "read", _("læse")
    WRITE = "write", _("læse og skrive")


LONGEST_DAYS = {Scope.CALENDAR: 1096, Scope.READ: 366, Scope.WRITE: 366}
"""A calendar is set up once and read for years; what opens the register is renewed each year."""


class AccessToken(models.Model):
    """One access for one purpose. It ends on its last day, or when somebody revokes it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="access_tokens"
    )
    scope = models.CharField(_("giver adgang til at"), max_length=10, choices=Scope)
    hash = models.CharField(max_length=64, unique=True, editable=False)
    label = models.CharField(_("bruges til"), max_length=120)
    made_at = models.DateTimeField(_("oprettet"), auto_now_add=True)
    expires_on = models.DateField(_("gælder til og med"))
    revoked_at = models.DateTimeField(_("lukket"), null=True, blank=True)
    last_used_on = models.DateField(_("sidst brugt"), null=True, blank=True)

    objects: ClassVar[models.Manager["AccessToken"]] = models.Manager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(scope__in=["calendar", "read", "write"]),
                name="accounts_token_scope_known",
            )
        ]

    def __str__(self) -> str:
        return self.label

    def is_open(self, today: date) -> bool:
        """It is neither revoked nor past its last day."""
        return self.revoked_at is None and today <= self.expires_on


@dataclass(frozen=True, slots=True)
class Issued:
    """A new token with its secret, which nobody can show again."""

    token: AccessToken
    secret: str


def _hash(secret: str) -> str:
    # The secret is 256 random bits: there is nothing to guess, so a plain digest is enough.
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def issue_token(user: Any, scope: str, label: str, expires_on: date) -> Issued:
    """Make an access for oneself; the secret is in the answer and nowhere else.

    Raises ValueError for an unknown scope, no purpose, or a last day that is past or too far off;
    PermissionDenied where a person who may not change the register asks for one that could.
    """
    if scope not in Scope.values or not label.strip():
        raise ValueError(scope)
    today = timezone.localdate()
    if not today <= expires_on <= latest_end(scope, today):
        raise ValueError(expires_on)
    if scope == Scope.WRITE and not may_write(user):
        raise PermissionDenied
    secret = _MARK + secrets.token_urlsafe(32)
    token = AccessToken.objects.create(
        user=user, scope=scope, hash=_hash(secret), label=label.strip(), expires_on=expires_on
    )
    record(user, "token.issued", token, label=token.label, scope=scope, until=str(expires_on))
    return Issued(token, secret)


def latest_end(scope: str, today: date) -> date:
    """The last day that a new token may have."""
    return today + timedelta(days=LONGEST_DAYS[Scope(scope)])


def may_write(user: Any) -> bool:
    """Whether a token that writes would be of any use to the person."""
    return any(
        user.has_perm(name) for name in ("accounts.work_with_papers", "accounts.work_with_money")
    )


@transaction.atomic
def revoke_token(token: AccessToken, user: Any) -> None:
    """Close an access for good: its owner, or an administrator. Closed twice is closed."""
    if token.user_id != user.pk and not user.has_perm("accounts.administer"):
        raise PermissionDenied
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        record(user, "token.revoked", token, label=token.label)


def check_token(secret: str, *scopes: str) -> AccessToken | None:
    """The token of a secret, where it is open, its person active and its scope one of these."""
    if not secret.startswith(_MARK):
        return None
    token = AccessToken.objects.select_related("user").filter(hash=_hash(secret)).first()
    today = timezone.localdate()
    if token is None or token.scope not in scopes:
        return None
    if not token.is_open(today) or not token.user.is_active:
        return None
    if token.last_used_on != today:  # written once a day, not at each request
        token.last_used_on = today
        token.save(update_fields=["last_used_on"])
    return token
