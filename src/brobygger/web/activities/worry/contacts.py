"""The list of services that answer."""

from brobygger.web.activities.models import HelpContact


def help_list(initiative_id: int) -> list[HelpContact]:
    """Who answers, life first."""
    return list(HelpContact.objects.filter(initiative=initiative_id, is_removed=False))
