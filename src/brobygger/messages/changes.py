"""What has changed in the register, in words: the field, what stood there, what stands now."""

from collections.abc import Callable
from datetime import date
from typing import Any

from brobygger.domain.recommendations.changes import Change, ChangedField
from brobygger.domain.recommendations.recommendation import MoneySource, Quantifier, Requirement
from brobygger.messages.language import Language
from brobygger.messages.phrase import Phrase
from brobygger.messages.portfolio import LABEL_WORDS
from brobygger.messages.recommendations import CATEGORIES
from brobygger.messages.values import WORDS, route_words

FIELD_WORDS: dict[ChangedField, Phrase] = {
    "added": Phrase("Ny i registret", "New in the register"),
    "removed": Phrase("Ikke længere i registret", "No longer in the register"),
    "theme_area": Phrase("Temaområde", "Theme area"),
    "text": Phrase("Anbefalingens ord", "Words of the recommendation"),
    "label": Phrase("Betegnelse", "Label"),
    "administrations": Phrase("Forvaltning", "Administration"),
    "needs_money": Phrase("Finansieringsbehov", "Need for money"),
    "routes": Phrase("Vej til finansiering", "Route to money"),
    "sources": Phrase("Betales i dag af", "Paid today by"),
    "novelty": Phrase("Ny eller videreført", "New or continued"),
    "requires": Phrase("Venter på", "Waits for"),
    "strengthened_by": Phrase("Styrkes af", "Strengthened by"),
    "due": Phrase("Frist", "Due"),
    "remark": Phrase("Bemærkning", "Remark"),
    "category": Phrase("Kategori", "Category"),
    "state": Phrase("Tilstand", "State"),
}
"""What a person calls the fields of the register."""

NOTHING = Phrase("ingenting", "nothing")
UNDECIDED = Phrase("Ikke afgjort", "Not decided")
_NUMBER = Phrase("anbefaling {number}", "recommendation {number}")
_HOW_MUCH: dict[Quantifier, Phrase] = {
    "all": Phrase("alle dele af {target}", "all parts of {target}"),
    "any": Phrase("mindst én del af {target}", "at least one part of {target}"),
    "named": Phrase("{parts} i {target}", "{parts} of {target}"),
    "unstated": Phrase("en ikke nævnt del af {target}", "an unnamed part of {target}"),
}
_FROM = Phrase("fra {day}", "from {day}")
_TO = Phrase("til og med {day}", "up to {day}")
_END_UNKNOWN = Phrase("slutdato ikke kendt", "end not known")
_CONFIRMED = Phrase("senest bekræftet {day}", "last confirmed {day}")


def changed_words(change: Change, language: Language = "da") -> tuple[str, str, str]:
    """The field, what is gone and what has come, each in words.

    >>> changed_words(Change(3, "3a", "administrations", ("BIF",), ("BUF", "SOF")))
    ('Forvaltning', 'BIF', 'BUF, SOF')
    """
    said = _VALUES.get(change.field, _as_it_is)

    def joined(values: tuple[Any, ...]) -> str:
        # Texts may hold commas of their own, and so do routes and sources.
        mark = ", " if change.field in {"administrations", "novelty"} else "; "
        return mark.join(said(value, language) for value in values) or NOTHING.said(language)

    return FIELD_WORDS[change.field].said(language), joined(change.before), joined(change.after)


def source_words(source: MoneySource, language: Language = "da") -> str:
    """What pays, from when and until when; an end that nobody has found is said to be unknown.

    >>> source_words(MoneySource("plan", "planen", confirmed_on=date(2023, 6, 28)))
    'planen, slutdato ikke kendt, senest bekræftet 28-06-2023'
    """
    said = [source.ref] if source.ref else []
    if source.valid_from:
        said.append(_FROM.said(language).format(day=_day(source.valid_from)))
    if source.valid_to:
        said.append(_TO.said(language).format(day=_day(source.valid_to)))
    else:
        said.append(_END_UNKNOWN.said(language))
        if source.confirmed_on:
            said.append(_CONFIRMED.said(language).format(day=_day(source.confirmed_on)))
    return ", ".join(said)


def requirement_words(requirement: Requirement, language: Language = "da") -> str:
    """What a part waits for.

    >>> requirement_words(Requirement(3, "named", ("3a", "3b")))
    '3a, 3b i anbefaling 3'
    """
    target = _number(requirement.target, language)
    words = _HOW_MUCH[requirement.quantifier].said(language)
    return words.format(target=target, parts=", ".join(requirement.parts))


def _as_it_is(value: Any, _language: Language) -> str:
    return str(value)


def _number(number: int, language: Language) -> str:
    return _NUMBER.said(language).format(number=number)


def _due(value: date | str, _language: Language) -> str:
    return _day(value) if isinstance(value, date) else value


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _category(code: Any, language: Language) -> str:
    word = CATEGORIES.get(code)
    return f"{word.sign} {word.said(language)}" if word else UNDECIDED.said(language)


def _state(label: Any, language: Language) -> str:
    return f"{LABEL_WORDS[label].sign} {LABEL_WORDS[label].said(language)}"


def _word(code: Any, language: Language) -> str:
    return WORDS[code].said(language) if code in WORDS else str(code)


_VALUES: dict[ChangedField, Callable[[Any, Language], str]] = {
    "theme_area": _word,
    "needs_money": _word,
    "novelty": _word,
    "routes": lambda route, language: _or_words(route, route_words, language),
    "sources": lambda source, language: _or_words(source, source_words, language),
    "requires": lambda one, language: _or_words(one, requirement_words, language),
    "strengthened_by": _number,
    "due": _due,
    "category": _category,
    "state": _state,
}


def _or_words(value: Any, said: Callable[[Any, Language], str], language: Language) -> str:
    """A reading that nobody understood stays as it was read."""
    return value if isinstance(value, str) else said(value, language)
