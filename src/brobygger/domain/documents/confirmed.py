"""What a person has confirmed: the read values with corrections put in and rejected ones taken out.

Works on the JSON of the reading contract, because that is what is stored beside the paper.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from brobygger.domain.documents.found import Found

_FOUND_KEYS = frozenset(Found.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person said of one value: right as read, corrected to ``value``, or rejected."""

    kind: Literal["accepted", "corrected", "rejected"]
    value: Any = None


class NotConfirmed(ValueError):
    """Some values have no verdict yet; ``paths`` names them."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__(f"{len(paths)} values wait for a person")
        self.paths = paths


def is_found(node: object) -> bool:
    """Is this JSON object one read value with its place?"""
    return isinstance(node, Mapping) and _FOUND_KEYS <= node.keys()


def found_in(node: object, path: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every read value in a record's ``values`` with its path: what ``record.walk`` finds.

    >>> found = {"value": 1, "raw": "1", "source": {}, "certainty": "certain",
    ...          "method": "text", "readings": [], "suggestion": None}
    >>> [path for path, _ in found_in({"fte": [found, found]})]
    ['fte.0', 'fte.1']
    """
    if isinstance(node, Mapping):
        if is_found(node):
            yield path, node
            return
        for key, item in node.items():
            yield from found_in(item, f"{path}.{key}" if path else str(key))
    elif isinstance(node, list):
        for index, item in enumerate(node):
            yield from found_in(item, f"{path}.{index}" if path else str(index))


def confirmed_values(values: Mapping[str, Any], verdicts: Mapping[str, Verdict]) -> dict[str, Any]:
    """The values as a person has confirmed them, in the same form as they were read.

    A corrected value takes the person's value and certainty "certain"; ``raw`` and the place
    stay, so that the register can always show what the paper said. A rejected value becomes
    null with certainty "unknown". Raises NotConfirmed where a value has no verdict: nothing
    enters the register unconfirmed.
    """
    missing = tuple(path for path, _ in found_in(values) if path not in verdicts)
    if missing:
        raise NotConfirmed(missing)
    confirmed: dict[str, Any] = _confirmed(values, verdicts, "")
    return confirmed


def _confirmed(node: Any, verdicts: Mapping[str, Verdict], path: str) -> Any:
    if isinstance(node, Mapping):
        if is_found(node):
            return _with_verdict(node, verdicts[path])
        return {
            key: _confirmed(item, verdicts, f"{path}.{key}" if path else str(key))
            for key, item in node.items()
        }
    if isinstance(node, list):
        return [
            _confirmed(item, verdicts, f"{path}.{index}" if path else str(index))
            for index, item in enumerate(node)
        ]
    return node


def _with_verdict(found: Mapping[str, Any], verdict: Verdict) -> dict[str, Any]:
    if verdict.kind == "accepted":
        return dict(found)
    if verdict.kind == "corrected":
        return {**found, "value": verdict.value, "certainty": "certain"}
    return {**found, "value": None, "certainty": "unknown"}
