"""The commands on the real papers, valid by the JSON Schemas."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from brobygger.cli import main

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "reference" / "schemas"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, Any]:
    code = main([*map(str, words), "--json"])
    record = json.loads(capsys.readouterr().out)
    schema = json.loads((SCHEMAS / f"{words[0]}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(record)
    return code, record


def papers(shared: Path) -> list[Path]:
    return sorted((shared / "seeds").glob("*.txt"))


def test_every_paper_is_read_without_an_error_and_is_valid(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    templates = []
    typeset = [shared / "documents" / f"bi08.{form}" for form in ("pdf", "docx")]
    for path in (*papers(shared), *typeset):
        code, record = run(capsys, "read", path)
        assert code == 0, path
        templates.append(record["template"])
    assert templates == ["budget_note"] * 2 + ["recommendation_annex"] + ["budget_note"] * 2


def test_the_two_copies_compared(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan, text, _ = papers(shared)
    code, record = run(capsys, "compare", scan, text)
    assert code == 0
    assert len(record["differences"]) == 18
    assert all(each["rule"] and each["kind"] for each in record["differences"])


def test_the_note_linked(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, text, annex = papers(shared)
    code, links = run(capsys, "links", text, annex)
    assert code == 0
    assert links[0]["recommendation"] == 13
    assert links[0]["strength"] == "strong"


def test_all_papers_checked_are_one_list(
    shared: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    target = tmp_path / "ark.docx"
    code, sheet = run(capsys, "check", *papers(shared), "--docx", target)
    assert code == 0
    assert {row["paper"] for row in sheet["rows"]} == {path.name for path in papers(shared)}
    assert target.stat().st_size > 10_000


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_readable_output_shows_the_values(
    shared: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    for path, shown in zip(papers(shared), ("BI08", "2.000.000", "13a"), strict=True):
        assert main(["read", str(path), "--language", language]) == 0
        assert shown in capsys.readouterr().out
