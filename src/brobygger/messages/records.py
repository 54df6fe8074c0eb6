"""The objects that the commands print as JSON (contract 1): readings, comparisons, links, sheets.

The domain holds values and codes; here the sentences are added, so the same object can be
printed by the command line, served by the API and validated by its JSON Schema.
"""

from collections.abc import Iterable
from typing import Any

from brobygger.domain.budgets.links import Link
from brobygger.domain.documents.compare import Comparison
from brobygger.domain.documents.finding_sheet import FindingSheet
from brobygger.domain.documents.letters import danish_letter_share, is_wrong_ocr_language
from brobygger.domain.documents.page import Document
from brobygger.domain.documents.reading import Reading
from brobygger.domain.documents.record import CONTRACT, as_json
from brobygger.domain.kernel.place import Place
from brobygger.domain.kernel.problem import Problem
from brobygger.messages import Language, say
from brobygger.messages.comparisons import RULES

Record = dict[str, Any]


def reading_record(reading: Reading, language: Language = "da") -> Record:
    """A paper, read: what `brobygger read --json` prints."""
    return {
        "contract": CONTRACT,
        "document": _document(reading.document),
        "template": reading.template,
        "values": as_json(reading.values),
        "problems": [problem_record(each, language) for each in reading.problems],
    }


def unreadable_record(
    name: str, sha256: str | None, problem: Problem, language: Language = "da"
) -> Record:
    """The same form for a file that could not be opened: only the problem is known."""
    unknown = dict.fromkeys(("format", "pages", "danish_letter_share", "wrong_ocr_language"))
    return {
        "contract": CONTRACT,
        "document": {
            "name": name,
            "sha256": sha256,
            "unread_pages": [],
            "misread_pages": [],
            **unknown,
        },
        "template": "unknown",
        "values": None,
        "problems": [problem_record(problem, language)],
    }


def _document(document: Document) -> Record:
    text = document.text
    return {
        "name": document.name,
        "sha256": document.sha256,
        "format": document.format,
        "pages": document.page_count,
        "unread_pages": list(document.unread_pages),
        "misread_pages": list(document.misread_pages),
        "danish_letter_share": round(danish_letter_share(text), 4),
        "wrong_ocr_language": is_wrong_ocr_language(text),
    }


def problem_record(problem: Problem, language: Language = "da") -> Record:
    """A problem in words, with its code, its severity and its place."""
    said = say(problem, language)
    return {
        "code": problem.code,
        "severity": problem.severity,
        "what": said.what,
        "where": _place(problem.where),
        "remedy": said.remedy,
    }


def _place(place: Place) -> Record:
    placed: Record = as_json(place)
    return placed


def comparison_record(comparison: Comparison, language: Language = "da") -> Record:
    """Two copies compared: what `brobygger compare --json` prints."""
    record: Record = as_json(comparison)
    for each in record["differences"]:
        each["rule"] = RULES[each["rule"]].said(language)
    return record


def link_records(links: Iterable[Link]) -> list[Record]:
    """Proposed links, strongest first: what `brobygger links --json` prints."""
    return [
        {
            "recommendation": link.recommendation,
            "strength": link.strength,
            "evidence": [
                {
                    "words": each.words,
                    "where_note": _place(each.where_note),
                    "where_annex": _place(each.where_annex),
                }
                for each in link.evidence
            ],
        }
        for link in links
    ]


def sheet_record(sheet: FindingSheet) -> Record:
    """The finding sheet: what `brobygger check --json` prints."""
    record: Record = as_json(sheet)
    return {"contract": CONTRACT, **record, "text": sheet.text}
