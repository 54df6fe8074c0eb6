"""Printing cards: codes are drawn, printed and forgotten. Replacements are just more cards."""

import secrets
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from brobygger import wiring
from brobygger.domain.activities.card_code import issue_card_codes
from brobygger.web.areas.permissions import require_work
from brobygger.web.audit.steps import record
from brobygger.web.initiatives.models import Initiative
from brobygger.web.reach.codes.use import off_faults, use_of
from brobygger.web.ui.faults import Fault, refuse

MOST_CARDS = 300
"""Cards in one file: more are printed as more files."""


@sensitive_variables("codes")
@transaction.atomic
def print_cards(initiative: Initiative, count: int, user: Any) -> bytes:
    """So many new cards as PDF. Nobody can print the same ones again. Raises Refused."""
    require_work(user)
    refuse(off_faults(use_of(initiative.pk)))
    if not 1 <= count <= MOST_CARDS:
        words = _("Skriv et antal fra 1 til %(most)s.") % {"most": MOST_CARDS}
        refuse([Fault(words, field="count")])
    record(user, "cards.printed", initiative, title=initiative.title, count=count)
    codes = issue_card_codes(count, secrets.randbelow)
    return wiring.print_cards(codes)
