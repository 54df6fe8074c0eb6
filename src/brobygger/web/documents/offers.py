"""What can be taken with one press where a value is in doubt: the readings that compete with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import ngettext

from brobygger.web.documents.kinds import AMOUNT, NotUnderstood, show
from brobygger.web.documents.labels import Label


@dataclass(frozen=True, slots=True)
class Offer:
    """A value that can be taken instead; ``mentions`` are the places of the paper that say it.

    None says it where it comes from beside: the heads of another table, another copy.
    """

    index: int
    value: Any
    words: str
    mentions: int = 0

    @property
    def weight(self) -> str:
        """How much speaks for it, in words; empty where no place says it itself."""
        if not self.mentions:
            return ""
        return ngettext("%(count)s sted", "%(count)s steder", self.mentions) % {
            "count": self.mentions
        }


def offers_for(found: Mapping[str, Any], label: Label) -> list[Offer]:
    """The suggestion and the competing readings, each once, the one most places say first.

    The read value is left out: to keep it is another answer.
    """
    said = list(_readings(found, label))
    values: list[Any] = []
    for value in ([] if found["suggestion"] is None else [found["suggestion"]]) + said:
        if value != found["value"] and value not in values:
            values.append(value)
    values.sort(key=said.count, reverse=True)
    # The readings of an amount are those of one place, by more than one machine.
    in_places = label.kind is not AMOUNT
    return [
        Offer(index, value, show(label.kind, value), said.count(value) if in_places else 0)
        for index, value in enumerate(values)
    ]


def _readings(found: Mapping[str, Any], label: Label) -> Iterator[Any]:
    for reading in found["readings"]:
        try:
            yield label.kind.parse(str(reading), label.unit_kr)
        except NotUnderstood:
            continue
