"""``{% load audit %}{% timeline subject %}``: what has happened to a thing, newest first."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db import models

from brobygger.web.audit.models import AuditEvent
from brobygger.web.audit.steps import events_of
from brobygger.web.audit.subjects import About
from brobygger.web.audit.words import actor_name, sentence

register = template.Library()


@register.inclusion_tag("audit/timeline.html")
def timeline(subject: models.Model, limit: int = 50) -> dict[str, Any]:
    """The events of one row; one query."""
    return lines(events_of(subject)[:limit])


@register.inclusion_tag("audit/timeline.html")
def events(found: Iterable[AuditEvent]) -> dict[str, Any]:
    """Events that the page has already fetched (with ``select_related("actor")``)."""
    return lines(found)


@register.inclusion_tag("audit/timeline.html")
def latest(found: Iterable[tuple[AuditEvent, About | None]]) -> dict[str, Any]:
    """Events about different things, each with a link to its thing."""
    return {"lines": [{**line(event), "about": about} for event, about in found]}


def lines(found: Iterable[AuditEvent]) -> dict[str, Any]:
    """What the template shows of events that are all about the page's own thing."""
    return {"lines": [line(event) for event in found]}


def line(event: AuditEvent) -> dict[str, Any]:
    """What the template shows of one event."""
    return {"at": event.at, "who": actor_name(event), "what": sentence(event), "why": event.why}
