"""How often a roster may be opened and answered: every tap is saved, so more than other links."""

from django.http import HttpRequest, HttpResponse

from brobygger.web.accounts.pace import Pace, address_of, too_many
from brobygger.web.actors.models import Invitation

# A whole town hall may sit behind one address, each person tapping every few seconds.
FROM_ADDRESS = Pace("roster address", 300, 60)
# One tap a second is faster than anybody reads, twice that is two people at once.
OF_LINK = Pace("roster link", 120, 60)


def too_many_from(request: HttpRequest) -> HttpResponse | None:
    """Count one request of this address, whatever it asks for; the page to show past the limit."""
    return too_many(request, FROM_ADDRESS, address_of(request))


def too_many_for(request: HttpRequest, invitation: Invitation) -> HttpResponse | None:
    """Count one request of this link; only a link that is open is counted."""
    return too_many(request, OF_LINK, invitation.key.hex)
