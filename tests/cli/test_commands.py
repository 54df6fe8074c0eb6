"""The four commands as a person or a script uses them."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from brobygger import wiring
from brobygger.domain.budgets.writing import write_note
from brobygger.engines.plain import write_text
from papers import a_note

Run = Callable[..., tuple[int, str, str]]


def test_read_shows_findings_first_then_values_with_place_and_certainty(
    run: Run, wrong: Path
) -> None:
    code, out, err = run("read", wrong)
    assert code == 1
    assert out.index("■ Fejl") < out.index("│ Kode") < out.index("\nTabel 1 - ")
    assert "BI12" in out
    assert "1.200.000" in out
    assert "● sikker" in out
    assert "linje" in out
    assert err == ""


def test_read_prints_one_object_for_one_file_and_one_a_line_for_many(
    run: Run, note: Path, annex: Path
) -> None:
    code, out, _ = run("read", note, "--json")
    assert code == 0
    assert json.loads(out)["template"] == "budget_note"
    for form in ("json", "jsonl"):
        _, out, _ = run("read", note, annex, "--format", form)
        templates = [json.loads(line)["template"] for line in out.splitlines()]
        assert templates == ["budget_note", "recommendation_annex"]


def test_the_record_holds_exactly_what_the_contract_names(run: Run, note: Path) -> None:
    record = json.loads(run("read", note, "--json")[1])
    assert set(record) == {"contract", "document", "template", "values", "problems"}
    assert set(record["document"]) == {
        "name", "sha256", "format", "pages", "unread_pages", "misread_pages",
        "danish_letter_share", "wrong_ocr_language",
    }  # fmt: skip
    assert record["document"]["name"] == "notat.txt"
    assert record["document"]["wrong_ocr_language"] is False
    assert 0.01 < record["document"]["danish_letter_share"] < 0.06
    assert record["values"]["fte"][0]["value"] == "1.5"
    assert record["values"]["period"]["value"] == [2024, 2027]
    assert all(
        set(problem) == {"code", "severity", "what", "where", "remedy"}
        for problem in record["problems"]
    )


def test_a_dash_reads_standard_input(run: Run, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(note.read_bytes()))
    monkeypatch.setattr(sys, "stdin", stdin)
    code, out, _ = run("read", "-", "--json")
    assert code == 0
    assert json.loads(out)["values"]["code"]["value"] == "BI12"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("findes-ikke.pdf", None),
        ("tom.txt", b""),
        ("arkiv.zip", b"PK\x03\x04" + bytes(60)),
        ("brudt.pdf", b"%PDF-1.7\n" + bytes(60)),
    ],
)
def test_what_cannot_be_read_is_a_problem_and_stops_nothing_else(
    run: Run, note: Path, tmp_path: Path, name: str, data: bytes | None
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    exit_code, out, _ = run("read", path, note, "--format", "jsonl")
    first, second = map(json.loads, out.splitlines())
    assert exit_code == 1
    assert first["values"] is None
    assert first["problems"][0]["code"].startswith("DOCUMENT-")
    assert first["problems"][0]["severity"] == "error"
    assert first["problems"][0]["remedy"]
    assert second["template"] == "budget_note"


def test_a_folder_is_no_paper(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("read", tmp_path)
    assert code == 1
    assert "DOCUMENT-091" in out


def test_a_paper_with_a_personal_number_is_not_shown(run: Run, tmp_path: Path, note: Path) -> None:
    number = "0101" + "01-" + "0000"
    path = tmp_path / "person.txt"
    path.write_text(f"{note.read_text(encoding='utf-8')}\nBorger {number}\n", encoding="utf-8")
    for form in ((), ("--json",)):
        code, out, err = run("read", path, *form)
        assert code == 1
        assert "DOCUMENT-093" in out
        assert number not in out + err
        assert "BI12" not in out


def test_compare_tells_what_matters_and_nothing_for_equal_copies(
    run: Run, note: Path, scan: Path
) -> None:
    code, out, _ = run("compare", scan, note)
    assert code == 0
    assert "årsværk læst forskelligt" in out
    assert "s&mtaler" in out
    assert run("compare", note, note)[1].strip() == "Ingen forskelle, der betyder noget."
    record = json.loads(run("compare", scan, note, "--json")[1])
    assert set(record) == {"differences", "only_in_a", "only_in_b"}
    kinds = {each["kind"] for each in record["differences"]}
    assert {"staffing_figure", "unit_without_number", "symbol_in_word"} <= kinds
    assert set(record["differences"][0]) == {
        "kind", "rule", "field", "a", "b", "where_a", "where_b",
    }  # fmt: skip


def test_compare_refuses_papers_of_different_kinds(run: Run, note: Path, annex: Path) -> None:
    code, out, err = run("compare", note, annex)
    assert (code, out) == (2, "")
    assert "ikke kopier" in err


def test_compare_and_links_say_why_a_paper_cannot_be_read(
    run: Run, note: Path, tmp_path: Path
) -> None:
    for command in ("compare", "links"):
        code, out, err = run(command, note, tmp_path / "væk.pdf")
        assert (code, out) == (1, "")
        assert "DOCUMENT-090" in err


def test_links_proposes_with_strength_and_evidence(run: Run, tmp_path: Path, annex: Path) -> None:
    paper = write_note(a_note(themes=("fælles vagtplan", "åbne klubber i byen")))
    note = tmp_path / "notat.txt"
    note.write_text(write_text(paper), encoding="utf-8")
    code, out, _ = run("links", note, annex)
    assert code == 0
    assert "Forslag" in out
    assert "fælles vagtplan" in out
    links = json.loads(run("links", note, annex, "--json")[1])
    assert links[0]["strength"] in {"strong", "possible", "weak"}
    assert set(links[0]["evidence"][0]) == {"words", "where_note", "where_annex"}


def test_links_needs_a_note_and_an_annex_in_this_order(run: Run, note: Path, annex: Path) -> None:
    code, _, err = run("links", annex, note)
    assert code == 2
    assert "bilag.md er et bilag med anbefalinger; her skal bruges et budgetnotat." in err


def test_check_is_one_sheet_gravest_first_and_many_papers_are_one_list(
    run: Run, scan: Path, wrong: Path
) -> None:
    code, out, _ = run("check", scan, wrong, "--copy-text")
    assert code == 1
    assert out.startswith("Fund i 2 papirer\n")
    assert out.index("1. Fejl · forkert.txt") < out.index("Advarsel · skan.txt")
    assert "→" in out


def test_check_writes_word_and_says_so_beside_the_output(
    run: Run, wrong: Path, tmp_path: Path
) -> None:
    target = tmp_path / "ark.docx"
    code, out, err = run("check", wrong, "--docx", target, "--json")
    assert code == 1
    sheet = json.loads(out)
    assert sheet["rows"][0]["severity"] == "error"
    assert "ark.docx" in err
    table = docx.Document(str(target)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == sheet["heads"]
    assert len(table.rows) == 1 + len(sheet["rows"])
    assert sheet["rows"][0]["what"] in table.rows[1].cells[1].text


def test_check_that_cannot_save_is_wrong_use(run: Run, note: Path, tmp_path: Path) -> None:
    code, _, err = run("check", note, "--docx", tmp_path / "væk" / "ark.docx")
    assert code == 2
    assert "Kan ikke gemme" in err


def test_everything_can_be_said_in_english(run: Run, wrong: Path) -> None:
    code, out, _ = run("read", wrong, "--language", "en")
    assert code == 1
    assert "■ Error" in out
    assert "● certain" in out
    assert "Findings" in out
    assert "full-time equivalents" in out.lower()


@pytest.mark.parametrize("command", [(), ("read",), ("compare",), ("check",), ("links",)])
def test_help_speaks_danish_and_english(run: Run, command: tuple[str, ...]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert out.startswith("brug: brobygger")
    assert "Slutkoder: 0 i orden" in out
    assert not any(word in out for word in ("usage", "options", "show this help", "positional"))
    code, out, _ = run(*command, "--help", "--language", "en")
    assert code == 0
    assert out.startswith("usage: brobygger")
    assert "Exit codes" in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "der mangler"),
        (("read",), "der mangler: FILE"),
        (("read", "a", "--nope"), "ukendt argument: --nope"),
        (("fly",), "kan ikke være 'fly'"),
        (("read", "a", "--json", "--format", "jsonl"), "kan ikke bruges sammen med"),
        (("check", "a", "--docx"), "--docx skal have en værdi"),
    ],
)
def test_wrong_use_is_two_and_is_explained(run: Run, words: tuple[str, ...], said: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "--help" in err


def test_version(run: Run) -> None:
    code, out, _ = run("--version")
    assert code == 0
    assert out.startswith("brobygger")


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes, name: str) -> None:
        raise RuntimeError(f"secret words of {name}")

    monkeypatch.setattr(wiring, "read_apart", broken)


def test_a_fault_of_ours_is_three_with_a_number_and_keeps_the_papers_words_to_itself(
    run: Run, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _break(monkeypatch)
    code, out, err = run("read", note)
    assert (code, out) == (3, "")
    number = err.split("nr. ")[1][:8]
    log = (tmp_path / "state" / "brobygger" / "faults.log").read_text(encoding="utf-8")
    assert number in log
    assert "RuntimeError" in log
    assert "secret words of notat.txt" not in log + err
    assert "Traceback" not in err


def test_debug_shows_everything(run: Run, note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch)
    for words in (("read", note, "--debug"), ("--debug", "read", note)):
        code, _, err = run(*words)
        assert code == 3
        assert "secret words of notat.txt" in err


def test_output_that_nobody_looks_at_has_no_colours_and_no_bar(note: Path, annex: Path) -> None:
    command = [sys.executable, "-m", "brobygger.cli", "read", str(note), str(annex)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0
    assert b"\x1b" not in done.stdout + done.stderr
    assert done.stderr == b""


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_reader_who_has_seen_enough_is_no_error(note: Path, form: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "brobygger.cli", "read", str(note), *form]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_colours_come_only_where_they_are_wanted(
    run: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1;31m■ Fejl" in run("read", wrong)[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in run("read", wrong)[1]


def test_the_commands_start_without_the_web() -> None:
    script = (
        "import sys; import brobygger.cli.main; "
        "print([n for n in sys.modules if n == 'django' or n.startswith('brobygger.web')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_tables_fit_a_narrow_screen_with_whole_words(
    run: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At 80 columns no line is longer, and no column is a letter wide."""
    monkeypatch.setenv("COLUMNS", "80")
    _, out, _ = run("read", wrong)
    assert max(map(len, out.splitlines())) <= 80
    assert "Tidligere afsatte midler · beløb i kr. (trykt: 1.000 kr., løbende p/l)" in out
    assert "linje" in out
    assert "│ l │" not in out
