"""What a program sends about a part, taken as the screens' forms take it."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from brobygger.domain.recommendations.authority import AuthorityKind
from brobygger.web.recommendations.fields import authorities
from brobygger.web.recommendations.models import Part
from brobygger.web.ui.faults import Fault
from brobygger.web.ui.shapes import Form


def part_or_404(pk: int) -> Part:
    """A part with its recommendation and annex, as the steps of the work with it take it."""
    rows = Part.objects.select_related("recommendation__annex")
    return get_object_or_404(rows.defer("recommendation__annex__record"), pk=pk)


def typed(said: Form) -> dict[str, Any]:
    """What was sent, as a screen's form gives it on: no blanks around the words, and without the
    answer to what was asked about them.
    """
    return {
        name: value.strip() if isinstance(value, str) else value
        for name, value in said.model_dump(exclude={"confirmed"}).items()
    }


def unknown_authority(
    code: str, kinds: Iterable[AuthorityKind], *, also: str = "", at: tuple[str, int | None, str]
) -> Iterator[Fault]:
    """Only those that the screens offer too: the register has one name for each. ``also`` is the
    name that stands in the row already; no name at all is for the step to judge.
    """
    known = {"", also, *(code for kind in kinds for code, _name in authorities(kind))}
    if code not in known:
        section, index, field = at
        words = _("Brobygger kender ingen forvaltning med det navn.")
        if "committee" in kinds:
            words = _("Brobygger kender hverken udvalg eller forvaltning med det navn.")
        yield Fault(words, section, index, field)
