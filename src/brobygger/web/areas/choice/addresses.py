"""Where a closed choice leads: to a new initiative in the area, once that link is there."""

from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse

from brobygger.web.areas.models import AreaChoice


def initiative_address(choice: AreaChoice) -> str:
    """The page that opens an initiative in the chosen area; "" while nothing is chosen."""
    if choice.is_open or choice.chosen_id is None:
        return ""
    try:
        page = reverse("initiatives:new")
    except NoReverseMatch:
        return ""
    asked = {"omraade": choice.chosen_id}
    if choice.budget_note_id is not None:
        asked["notat"] = choice.budget_note_id
    return f"{page}?{urlencode(asked)}"
