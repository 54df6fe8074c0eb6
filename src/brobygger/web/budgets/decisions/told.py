"""What the log says of planned notes and decisions, in words. Knows no rows: apps load it first."""

from collections.abc import Mapping
from typing import Any, cast

from django.utils.translation import gettext

from brobygger.domain.recommendations.portfolio.outcome import OutcomeKind
from brobygger.messages.portfolio import OUTCOME_WORDS
from brobygger.web.ui.words import in_words


def synced(facts: Mapping[str, Any]) -> str:
    """Which notes the annex names now, and which came along from an earlier edition."""
    said = [gettext("førte listen over notater ajour")]
    said += [gettext("nye: {keys}").format(keys=facts["made"])] if facts["made"] else []
    said += [gettext("ført med: {keys}").format(keys=facts["carried"])] if facts["carried"] else []
    said += [gettext("udgået: {keys}").format(keys=facts["gone"])] if facts["gone"] else []
    return " · ".join(said)


def entered(facts: Mapping[str, Any]) -> str:
    """What was decided, for which years."""
    return _filled(gettext("indtastede om {key}, {years}: {outcome}"), facts)


def corrected(facts: Mapping[str, Any]) -> str:
    """The same in place of what was entered before."""
    return _filled(gettext("rettede udfaldet for {key}, {years}: {outcome}"), facts)


def undone(facts: Mapping[str, Any]) -> str:
    """The last entry was taken back."""
    return _filled(gettext("fortrød det, der stod om {key}, {years}: {outcome}"), facts)


def _filled(words: str, facts: Mapping[str, Any]) -> str:
    outcome = in_words(OUTCOME_WORDS[cast(OutcomeKind, facts["kind"])])
    return words.format(key=facts["key"], years=facts["years"], outcome=outcome)
