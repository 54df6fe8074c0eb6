"""The house style's tags and filters; available in every template without ``{% load %}``."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from django import template
from django.forms import BoundField
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from brobygger.domain.kernel.money import Money
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import Said, say
from brobygger.web.ui import numbers
from brobygger.web.ui.forms import CONFIRMED, Form
from brobygger.web.ui.panels import Panel, panels_for
from brobygger.web.ui.tables import RegisterTable
from brobygger.web.ui.thread import knots

register = template.Library()


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """An icon of the design system, hidden from screen readers: the words stand beside it."""
    return format_html(
        '<svg class="icon-svg {}" focusable="false" aria-hidden="true">'
        '<use href="{}#{}"></use></svg>',
        css,
        static("dkfds/img/all-svg-icons.svg"),
        name,
    )


@register.filter
def doubt(field: BoundField) -> dict[str, Any] | None:
    """The tick "save it all the same" of a field that was asked about; else nothing."""
    form = field.form
    if not isinstance(form, Form) or field.name not in getattr(form, "doubted", ()):
        return None
    return {"name": f"{field.html_name}{CONFIRMED}", "is_set": form.doubted[field.name]}


@register.filter
def kr(value: int | Fraction | Money | None) -> str:
    """Whole kroner: ``1.600.000 kr.``; blank where nothing is stated."""
    return numbers.kroner(value)


@register.filter
def tkr(value: int | Fraction | Money | None) -> str:
    """Kroner printed in thousands, exactly: ``1.600``; half thousands keep their comma."""
    return numbers.thousands(value)


@register.filter
def antal(value: int | Fraction | None) -> str:
    """A count or an exact number with Danish marks: ``2.080``, ``2,5``."""
    return numbers.count(value)


@register.filter
def dato(value: date | None) -> str:
    """A date as the city writes it: ``28-06-2023``."""
    return numbers.day(value)


@register.simple_tag
def badge(colour: str, word: Any, quiet: bool = False) -> SafeString:
    """A category: its word, a shape of its own, and only then a colour.

    ``colour``: green (disc), red (triangle), blue (diamond), black (square), grey (ring).
    """
    return _badge(colour, str(word), bool(quiet))


@lru_cache(maxsize=256)
def _badge(colour: str, word: str, quiet: bool) -> SafeString:
    """Few words on many rows: each badge is made once."""
    return render_to_string("ui/badge.html", {"colour": colour, "word": word, "quiet": quiet})


@register.inclusion_tag("ui/problem.html")
def problem(found: Problem) -> dict[str, Any]:
    """A Problem in words, in the reader's language: what differs and what you can do."""
    return {"problem": found, "said": _said(found)}


@register.filter
def said(found: Problem) -> Said:
    """The two sentences of a Problem: ``{{ problem|said }}`` has ``what`` and ``remedy``."""
    return _said(found)


def _said(found: Problem) -> Said:
    return say(found, "en" if get_language() == "en" else "da")


@register.inclusion_tag("ui/thread.html")
def red_thread(panels: Sequence[Panel], current: str = "", small: bool = False) -> dict[str, Any]:
    """The red thread: one figure and one word a link, each a way to the list behind it."""
    return {"knots": knots(panels, current), "small": small, "count": len(panels)}


@register.inclusion_tag("ui/table.html")
def register_table(table: RegisterTable) -> dict[str, Any]:
    """The house table; see ``brobygger.web.ui.tables``."""
    return {"table": table, "page": table.page, "totals": table.totals, "chips": table.chips}


@register.simple_tag(takes_context=True)
def panels(context: template.Context, slot: str, subject: Any = None) -> list[Panel]:
    """What the links offer for a slot of this page: ``{% panels "note" row as found %}``."""
    request: HttpRequest = context["request"]
    return panels_for(slot, request, subject)


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: Any) -> str:
    """The address of this page with some of its choices changed: ``{% query side=2 %}``."""
    request: HttpRequest = context["request"]
    choices = request.GET.copy()
    for key, value in changes.items():
        choices.pop(key, None)
        if value not in (None, ""):
            choices[key] = str(value)
    return f"?{choices.urlencode()}" if choices else request.path
