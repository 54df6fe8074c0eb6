"""``{% load documents %}{% source_url note.document_id found.source %}`` and the like."""

from typing import Any

from django import template

from brobygger.web.documents import sources

register = template.Library()


@register.simple_tag
def source_url(document_id: int, place: Any = None, path: str = "") -> str:
    """Address of the paper with the place marked."""
    return sources.source_url(document_id, place, path)


@register.filter
def source_words(place: Any) -> str:
    """ "side 3, linje 12"."""
    return sources.source_words(place)


@register.inclusion_tag("documents/source_link.html")
def source_link(document_id: int, place: Any, path: str = "") -> dict[str, Any]:
    """A quiet link "side 3, linje 12" to the place in the paper."""
    return {
        "url": sources.source_url(document_id, place, path),
        "words": sources.source_words(place),
    }
