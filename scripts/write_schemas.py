"""Writes the JSON Schemas of what the commands print (contract 1) into docs/reference/schemas.

They are made from the dataclasses of the domain in the forms of `documents/record.as_json`, so
that a field added there is in the schema too. A test fails when the committed files are old.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from brobygger.domain.actors.file import FiledActor, Group
from brobygger.domain.actors.roster import Report
from brobygger.domain.areas.criteria import Criterion
from brobygger.domain.areas.scoring import Score, Veto
from brobygger.domain.budgets.links import Strength
from brobygger.domain.budgets.note import BudgetNote
from brobygger.domain.documents.compare import Comparison
from brobygger.domain.documents.finding_sheet import FindingRow
from brobygger.domain.documents.page import Format
from brobygger.domain.documents.reading import TemplateName
from brobygger.domain.documents.record import CONTRACT
from brobygger.domain.kernel.place import Box, Place
from brobygger.domain.kernel.problem import Severity
from brobygger.domain.recommendations.portfolio.file import TEMPLATE, FiledOutcome
from brobygger.domain.recommendations.portfolio.model import Note
from brobygger.domain.recommendations.recommendation import RecommendationAnnex
from brobygger.messages import Language
from brobygger.messages.area_answers import RankAnswer
from brobygger.messages.choice_answers import ChooseAnswer, FrontAnswer
from brobygger.messages.network_answers import BridgesAnswer, ChangeAnswer, SummaryAnswer
from brobygger.messages.portfolio_answers import ColourAnswer, ExplainAnswer, StatesAnswer
from brobygger.messages.reach_answers import ReachAnswer
from brobygger.messages.reach_told import ToldAnswer

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference" / "schemas"

Schema = dict[str, Any]

PLAIN: dict[Any, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
    Fraction: {"type": "string", "pattern": r"^-?\d+(\.\d+|/\d+)?$"},
    date: {"type": "string", "format": "date"},
    Box: {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
}


class Shapes:
    """Turns types into schemas; every dataclass becomes one definition."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def of(self, shape: Any, bound: Mapping[Any, Any] | None = None) -> Schema:
        """The schema of one type. ``bound`` says what a type variable stands for."""
        if isinstance(shape, TypeVar):
            return self.of((bound or {})[shape], bound)
        if shape in PLAIN:
            return PLAIN[shape]
        origin, arguments = get_origin(shape), get_args(shape)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (Union, UnionType):
            return {"anyOf": [self.of(each, bound) for each in arguments]}
        if origin is tuple:
            return self._list(arguments, bound)
        if origin is not None and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.of(arguments[1], bound)}
        return self._definition(shape, origin or shape, arguments)

    def _list(self, arguments: tuple[Any, ...], bound: Mapping[Any, Any] | None) -> Schema:
        if arguments[-1] is Ellipsis:
            return {"type": "array", "items": self.of(arguments[0], bound)}
        items = [self.of(each, bound) for each in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "items": False}

    def _definition(self, shape: Any, kind: type[Any], arguments: tuple[Any, ...]) -> Schema:
        """A reference to a dataclass, defined at its first use."""
        name = kind.__name__ + "".join(_name(each) for each in arguments)
        if name not in self.definitions:
            if not is_dataclass(kind):
                raise TypeError(f"no form in the contract for {shape}")
            self.definitions[name] = {}  # a shape may hold itself
            bound = dict(zip(getattr(kind, "__parameters__", ()), arguments, strict=True))
            hints = get_type_hints(kind)
            made = thing({each.name: self.of(hints[each.name], bound) for each in fields(kind)})
            first = (kind.__doc__ or "").strip().split("\n", maxsplit=1)[0]
            self.definitions[name] = {"description": first, **made}
        return {"$ref": f"#/$defs/{name}"}


def _name(argument: Any) -> str:
    """A type as part of a definition's name: FoundInt, FoundStr, FoundColour-like literals."""
    words = get_args(argument)
    if get_origin(argument) is Literal:
        return "Of" + "".join(str(word).title().replace("_", "") for word in words)
    if words:
        return "Of" + "".join(_name(word) for word in words if word is not Ellipsis)
    return str(getattr(argument, "__name__", argument)).title()


def thing(properties: Schema) -> Schema:
    """An object that has all of these fields and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def many(items: Schema) -> Schema:
    """A list."""
    return {"type": "array", "items": items}


def read_schema(shapes: Shapes) -> Schema:
    """What `brobygger read --json` prints; one line of it with `--format jsonl`."""
    text, empty = PLAIN[str], PLAIN[NoneType]
    document = thing(
        {
            "name": text,
            "sha256": {"anyOf": [{"type": "string", "pattern": "^[0-9a-f]{64}$"}, empty]},
            "unread_pages": many(PLAIN[int]),
            "misread_pages": many(PLAIN[int]),
            "format": {"anyOf": [shapes.of(Format), empty]},
            "pages": {"anyOf": [PLAIN[int], empty]},
            "danish_letter_share": {
                "anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, empty]
            },
            "wrong_ocr_language": {"anyOf": [PLAIN[bool], empty]},
        }
    )
    values = {
        "budget_note": shapes.of(BudgetNote),
        "recommendation_annex": shapes.of(RecommendationAnnex),
        "unknown": empty,
    }
    problem = {"code": code(), "severity": shapes.of(Severity), "what": text}
    problem |= {"where": shapes.of(Place), "remedy": text}
    record = thing(
        {
            "contract": {"const": CONTRACT},
            "document": document,
            "template": shapes.of(TemplateName),
            "values": {"anyOf": list(values.values())},
            "problems": many(thing(problem)),
        }
    )
    by_template = [
        {
            "if": {"properties": {"template": {"const": name}}},
            "then": {"properties": {"values": shape}},
        }
        for name, shape in values.items()
    ]
    return {**record, "allOf": by_template}


def compare_schema(shapes: Shapes) -> Schema:
    """What `brobygger compare --json` prints."""
    return shapes.of(Comparison)


def links_schema(shapes: Shapes) -> Schema:
    """What `brobygger links --json` prints."""
    place = shapes.of(Place)
    evidence = thing({"words": PLAIN[str], "where_note": place, "where_annex": place})
    return many(
        thing(
            {
                "recommendation": PLAIN[int],
                "strength": shapes.of(Strength),
                "evidence": {**many(evidence), "minItems": 1},
            }
        )
    )


def check_schema(shapes: Shapes) -> Schema:
    """What `brobygger check --json` prints."""
    text = PLAIN[str]
    return thing(
        {
            "contract": {"const": CONTRACT},
            "title": text,
            "summary": text,
            "heads": shapes.of(tuple[str, str, str]),
            "rows": many(shapes.of(FindingRow)),
            "language": shapes.of(Language),
            "text": text,
        }
    )


def portfolio_colour_schema(shapes: Shapes) -> Schema:
    """What `brobygger portfolio colour --json` prints."""
    return shapes.of(ColourAnswer)


def portfolio_propagate_schema(shapes: Shapes) -> Schema:
    """What `brobygger portfolio propagate --json` prints."""
    return shapes.of(StatesAnswer)


def portfolio_explain_schema(shapes: Shapes) -> Schema:
    """What `brobygger portfolio explain --json` prints."""
    return shapes.of(ExplainAnswer)


def portfolio_choose_schema(shapes: Shapes) -> Schema:
    """What `brobygger portfolio choose --json` prints."""
    return shapes.of(ChooseAnswer)


def portfolio_front_schema(shapes: Shapes) -> Schema:
    """What `brobygger portfolio front --json` prints."""
    return shapes.of(FrontAnswer)


def register_schema(shapes: Shapes) -> Schema:
    """The register file that `brobygger portfolio` takes: an annex with notes and outcomes."""
    years = {"pattern": r"^\d{4}$"}
    by_year = {"type": "object", "propertyNames": years, "additionalProperties": PLAIN[date]}
    record = thing(
        {
            "contract": {"const": CONTRACT},
            "template": {"const": TEMPLATE},
            "values": shapes.of(RecommendationAnnex),
            "document": {"type": "object"},
            "problems": many({"type": "object"}),
            "notes": many(_with_defaults(shapes, Note)),
            "outcomes": many(_with_defaults(shapes, FiledOutcome)),
            "adopted": by_year,
        }
    )
    return {**record, "required": ["contract", "template", "values"]}


def areas_rank_schema(shapes: Shapes) -> Schema:
    """What `brobygger areas rank --json` prints."""
    return shapes.of(RankAnswer)


def network_summary_schema(shapes: Shapes) -> Schema:
    """What `brobygger network summary --json` prints."""
    return shapes.of(SummaryAnswer)


def network_change_schema(shapes: Shapes) -> Schema:
    """What `brobygger network change --json` prints."""
    return shapes.of(ChangeAnswer)


def network_bridges_schema(shapes: Shapes) -> Schema:
    """What `brobygger network bridges --json` prints."""
    return shapes.of(BridgesAnswer)


def reach_database_schema(shapes: Shapes) -> Schema:
    """What `brobygger reach --database --json` prints."""
    return shapes.of(ToldAnswer)


def reach_schema(shapes: Shapes) -> Schema:
    """What `brobygger reach --json` prints."""
    return shapes.of(ReachAnswer)


def areas_file_schema(shapes: Shapes) -> Schema:
    """The JSON file that `brobygger areas` takes."""
    text = PLAIN[str]
    weight = {"anyOf": [PLAIN[int], {"type": "string", "pattern": r"^\d+(\.\d+|/\d+)?$"}]}
    record = thing(
        {
            "criteria": many(shapes.of(Criterion)),
            "candidates": many(text),
            "scores": many(_with_defaults(shapes, Score)),
            "vetoes": many(shapes.of(Veto)),
            "order": many(text),
            "weights": {"type": "object", "additionalProperties": weight},
        }
    )
    return {**record, "required": []}


def network_file_schema(shapes: Shapes) -> Schema:
    """The JSON file that `brobygger network` takes."""
    record = thing(
        {
            "actors": many(_with_defaults(shapes, FiledActor)),
            "reports": many(shapes.of(Report)),
            "groups": many(_with_defaults(shapes, Group)),
        }
    )
    return {**record, "required": []}


def _with_defaults(shapes: Shapes, kind: type[Any]) -> Schema:
    """An object that a person writes: what has a default may be left out."""
    made = shapes.of(kind)
    needed = [
        each.name
        for each in fields(kind)
        if each.default is MISSING and each.default_factory is MISSING
    ]
    shapes.definitions[kind.__name__]["required"] = needed
    return made


def code() -> Schema:
    """The form of a problem's code."""
    return {"type": "string", "pattern": r"^[A-Z]+-\d{3}$"}


MADE = (
    read_schema,
    compare_schema,
    links_schema,
    check_schema,
    portfolio_colour_schema,
    portfolio_propagate_schema,
    portfolio_explain_schema,
    portfolio_choose_schema,
    portfolio_front_schema,
    register_schema,
    areas_rank_schema,
    areas_file_schema,
    network_summary_schema,
    network_change_schema,
    network_bridges_schema,
    network_file_schema,
    reach_schema,
    reach_database_schema,
)


def schemas() -> dict[str, str]:
    """Every schema file by its name, as it is to be committed."""
    written = {}
    for make in MADE:
        shapes = Shapes()
        schema = make(shapes)
        name = make.__name__.removesuffix("_schema")
        whole = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"brobygger {name}, contract {CONTRACT}",
            "description": (make.__doc__ or "").strip(),
            **schema,
            "$defs": shapes.definitions,
        }
        written[f"{name}.schema.json"] = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    return written


def main() -> None:
    """Write the files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
