"""The log's sentences about the plan."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def _changed(facts: Mapping[str, Any]) -> str:
    if facts["before"] == facts["title"]:
        return _("rettede »{title}« i halvårsplanen").format(title=facts["title"])
    words = _("rettede »{before}« til »{title}« i halvårsplanen")
    return words.format(before=facts["before"], title=facts["title"])


VERBS: dict[str, Any] = {
    "plan.added": gettext_lazy("skrev »{title}« i halvårsplanen"),
    "plan.changed": _changed,
    "plan.removed": gettext_lazy("slettede »{title}« i halvårsplanen"),
    "plan.put_back": gettext_lazy("fortrød, at »{title}« blev slettet i halvårsplanen"),
}
