"""Where things of the register are shown."""

from django.urls import reverse

from brobygger.web.recommendations.models import Part


def part_url(part: Part) -> str:
    """The recommendation's page, at the part."""
    page = reverse("recommendations:recommendation", args=[part.recommendation_id])
    return f"{page}#del-{part.code}"
