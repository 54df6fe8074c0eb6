"""Adgange: the tokens that machines show in a person's place; made, shown once, and closed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from brobygger.web.accounts.token_forms import TokenForm
from brobygger.web.accounts.tokens import AccessToken, Issued, issue_token, revoke_token
from brobygger.web.ui.numbers import moment
from brobygger.web.ui.tables import Column, RegisterTable

OPEN, ENDED, CLOSED = _("Åben"), _("Udløbet"), _("Lukket")


@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """Which programs may read or write in my name, and how do I close one?"""
    issued: Issued | None = None
    form = TokenForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        issued = issue_token(request.user, **form.cleaned_data)
        form = TokenForm(request.user)
    answer = render(
        request,
        "accounts/tokens.html",
        {"table": _table(request), "form": form, "issued": issued},
        status=200 if issued or not form.errors else 422,
    )
    if issued:  # shown once: not from a memory of the browser either
        answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an access for good."""
    revoke_token(get_object_or_404(AccessToken, pk=pk), request.user)
    return redirect("tokens")


def _table(request: HttpRequest) -> RegisterTable:
    """One's own accesses; an administrator sees everybody's."""
    rows = AccessToken.objects.select_related("user")
    sees_all = request.user.has_perm("accounts.administer")
    if not sees_all:
        rows = rows.filter(user=request.user.pk)
    owner = Column("hvem", _("Hvem"), lambda row: str(row.user), order=("user__username",))
    return RegisterTable(
        request,
        "adgange",
        _("Adgange"),
        columns=(
            Column("til", _("Bruges til"), lambda row: row.label, order=("label",), row_head=True),
            *([owner] if sees_all else []),
            Column("giver", _("Giver lov til at"), lambda row: row.get_scope_display()),
            Column(
                "lavet", _("Oprettet"), lambda row: row.made_at, order=("made_at",), show=moment
            ),
            Column("brugt", _("Sidst brugt"), lambda row: row.last_used_on, kind="date"),
            Column("slut", _("Gælder til og med"), lambda row: row.expires_on, kind="date"),
            Column("stand", _("Stand"), _standing, cell="accounts/token_cell.html"),
        ),
        rows=rows,
        exports=False,
        empty=_("Her er ingen adgange endnu."),
    )


def _standing(row: AccessToken) -> Any:
    if row.revoked_at:
        return CLOSED
    return OPEN if row.is_open(timezone.localdate()) else ENDED
