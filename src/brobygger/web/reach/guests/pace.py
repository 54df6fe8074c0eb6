"""How often a partner's link may be opened and used: a form is sent once, a queue many times."""

from django.http import HttpRequest, HttpResponse

from brobygger.web.accounts.pace import Pace, address_of, too_many
from brobygger.web.activities.models import GuestLink

# A whole town hall or a mobile network may sit behind one address.
FROM_ADDRESS = Pace("guest address", 300, 60)
# A phone that has been without a connection for weeks sends its queue one after the other.
OF_LINK = Pace("guest link", 120, 60)


def too_many_from(request: HttpRequest) -> HttpResponse | None:
    """Count one request of this address, whatever it asks for; the page to show past the limit."""
    return too_many(request, FROM_ADDRESS, address_of(request))


def too_many_for(request: HttpRequest, link: GuestLink) -> HttpResponse | None:
    """Count one request of this link; only a link that is open is counted."""
    return too_many(request, OF_LINK, link.key.hex)
