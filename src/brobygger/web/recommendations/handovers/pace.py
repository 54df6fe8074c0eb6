"""How often the page behind the link may be opened and answered."""

from django.http import HttpRequest, HttpResponse

from brobygger.web.accounts.pace import Pace, address_of, too_many
from brobygger.web.recommendations.models import Handover

# A whole administration may sit behind one address: twice what the sign-in page allows.
FROM_ADDRESS = Pace("handover address", 60, 60)
# One person who fills in the form asks for a page every few seconds at most.
OF_LINK = Pace("handover link", 30, 60)
# Three answers are all there is to give; the rest is room for putting a date or item right.
ANSWERS = Pace("handover answers", 30, 60 * 60)


def too_many_from(request: HttpRequest) -> HttpResponse | None:
    """Count one request of this address, whatever it asks for; the page to show past the limit."""
    return too_many(request, FROM_ADDRESS, address_of(request))


def too_many_for(request: HttpRequest, handover: Handover) -> HttpResponse | None:
    """Count one request of this link, and one answer where it is one; as above.

    Only a link that is open is counted, so that made-up links cannot fill the cache.
    """
    key = handover.key.hex
    wait = too_many(request, OF_LINK, key)
    if wait is None and request.method == "POST":
        wait = too_many(request, ANSWERS, key)
    return wait
