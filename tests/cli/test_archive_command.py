"""`brobygger import`: one record for each content, one row for each file, and no work twice."""

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from brobygger import wiring
from brobygger.cli import archive_paper
from brobygger.cli.archive_folder import HIDDEN_NAME, folder_at
from cli.conftest import Run, annex, note, run, scan, wrong

__all__ = ["annex", "note", "run", "scan", "wrong"]

NUMBER = "010199-5" + "000"


@pytest.fixture
def box(tmp_path: Path, note: Path, annex: Path, wrong: Path) -> Path:
    """An archive: three papers, one of them twice, an empty file, one with a personal number."""
    root = tmp_path / "arkiv"
    (root / "møder").mkdir(parents=True)
    for path in (note, annex, wrong):
        shutil.copy(path, root / "møder")
    shutil.copy(note, root / "a-kopi.txt")
    (root / "tom.pdf").write_bytes(b"")
    (root / "navn.txt").write_text(f"{note.read_text('utf-8')}\nnr. {NUMBER}\n", encoding="utf-8")
    (root / ".skjult").write_text("x", encoding="utf-8")
    (root / "~$notat.docx").write_bytes(b"lock")
    os.mkfifo(root / "pipe")
    return root


def rows_at(path: Path) -> dict[str, dict[str, str]]:
    """The overview by the names of files."""
    text = path.read_text("utf-8-sig")
    lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=";")
    return {line["fil"]: line for line in lines}


def test_every_file_has_a_row_and_every_content_a_record(
    run: Run, box: Path, tmp_path: Path
) -> None:
    to = tmp_path / "ud" / "papirer.jsonl"
    code, out, err = run("import", box, "--to", to)
    assert (code, err) == (1, "")
    rows = rows_at(to.with_suffix(".csv"))
    assert list(rows) == [
        "a-kopi.txt",
        "møder/bilag.md",
        "møder/forkert.txt",
        "møder/notat.txt",
        "navn.txt",
        "tom.pdf",
    ]
    lines = to.read_bytes().splitlines()
    assert len(lines) == 5
    assert rows["møder/notat.txt"]["samme som"] == "a-kopi.txt"
    assert rows["møder/notat.txt"]["linje"] == rows["a-kopi.txt"]["linje"]
    assert rows["a-kopi.txt"]["skabelon"] == "budget_note"
    assert int(rows["a-kopi.txt"]["oplysninger"]) > 40
    assert rows["møder/forkert.txt"]["fejl"] == "3"
    assert rows["tom.pdf"]["hvad gik galt"].startswith("DOCUMENT-001")
    assert rows["navn.txt"]["hvad gik galt"].startswith("DOCUMENT-093")
    for row in rows.values():
        record = json.loads(lines[int(row["linje"]) - 1])
        assert record["document"]["sha256"] == row["sha256"]
        assert record["template"] == row["skabelon"]
    everything = out + to.read_text("utf-8") + to.with_suffix(".csv").read_text("utf-8")
    assert NUMBER[:6] not in everything
    assert "Læst nu" in out
    assert "Sprunget over" in out
    assert (
        "│     3 │" in " ".join(out.split("Sprunget over")[1][:90].splitlines()[:1]) + "│     3 │"
    )


def test_a_record_is_what_read_prints(run: Run, box: Path, tmp_path: Path) -> None:
    to = tmp_path / "papirer.jsonl"
    for language in ("da", "en"):
        run("import", box, "--to", to, "--language", language)
        rows = rows_at(to.with_suffix(".csv")) if language == "da" else {}
        lines = to.read_text("utf-8").splitlines()
        for name, row in rows.items():
            if not row["samme som"]:
                words = ("read", box / name, "--format", "jsonl", "--language", language)
                assert run(*words)[1] == f"{lines[int(row['linje']) - 1]}\n", name
        for file in (to, to.with_suffix(".csv")):
            file.unlink()


def test_what_is_known_is_not_read_again(
    run: Run, box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = tmp_path / "papirer.jsonl"
    assert run("import", box, "--to", to)[0] == 1
    first = (to.read_bytes(), to.with_suffix(".csv").read_bytes())
    monkeypatch.setattr(wiring, "prepare_readings", lambda _: _NoReading())
    assert run("import", box, "--to", to)[0] == 1
    assert (to.read_bytes(), to.with_suffix(".csv").read_bytes()) == first
    # A file under a new name is known by its content.
    (box / "møder" / "bilag.md").rename(box / "møder" / "omdøbt.md")
    assert run("import", box, "--to", to)[0] == 1
    assert rows_at(to.with_suffix(".csv"))["møder/omdøbt.md"]["samme som"] == "møder/bilag.md"
    assert to.read_bytes() == first[0]


class _NoReading(wiring.Readings):
    """A parent that must not be asked."""

    def __init__(self) -> None:
        super().__init__([])

    def run(self, function: str, *arguments: object, **limits: object) -> object:
        raise AssertionError(function)


def test_new_and_changed_files_are_read(run: Run, box: Path, tmp_path: Path) -> None:
    to = tmp_path / "papirer.jsonl"
    run("import", box, "--to", to)
    before = to.read_bytes()
    text = (box / "møder" / "notat.txt").read_text("utf-8")
    (box / "møder" / "notat.txt").write_text(text.replace("BI", "KF"), encoding="utf-8")
    _code, out, _err = run("import", box, "--to", to)
    assert to.read_bytes().startswith(before)
    assert len(to.read_bytes().splitlines()) == len(before.splitlines()) + 1
    assert "Læst tidligere" in out


def test_what_cannot_be_had_is_told_and_tried_again(run: Run, box: Path, tmp_path: Path) -> None:
    to = tmp_path / "papirer.jsonl"
    (box / "væk.pdf").symlink_to(box / "findes-ikke.pdf")
    code, out, _err = run("import", box, "--to", to)
    assert code == 1
    assert "DOCUMENT-090" in out
    row = rows_at(to.with_suffix(".csv"))["væk.pdf"]
    assert (row["linje"], row["sha256"], row["fejl"]) == ("", "", "1")
    (box / "findes-ikke.pdf").write_bytes(b"%PDF-1.7 og ikke mere")
    run("import", box, "--to", to)
    row = rows_at(to.with_suffix(".csv"))["væk.pdf"]
    assert row["samme som"] == "findes-ikke.pdf"


def test_a_folder_of_good_papers_ends_with_0(run: Run, note: Path, tmp_path: Path) -> None:
    (tmp_path / "arkiv").mkdir()
    shutil.copy(note, tmp_path / "arkiv")
    code, out, _err = run("import", tmp_path / "arkiv", "--to", f"{tmp_path}/ud/", "--workers", 1)
    assert code == 0
    assert "Kunne ikke læses" not in out
    assert (tmp_path / "ud" / "arkiv.jsonl").exists()
    assert run("import", tmp_path / "arkiv", "--to", f"{tmp_path}/ud", "--language", "en")[0] == 0


def test_results_may_lie_in_the_folder_itself(run: Run, note: Path, tmp_path: Path) -> None:
    (tmp_path / "arkiv").mkdir()
    shutil.copy(note, tmp_path / "arkiv")
    for _ in range(2):
        assert run("import", tmp_path / "arkiv", "--to", tmp_path / "arkiv" / "ud.jsonl")[0] == 0
    assert list(rows_at(tmp_path / "arkiv" / "ud.csv")) == ["notat.txt"]


@pytest.mark.parametrize(
    ("folder", "to", "code", "said"),
    [
        ("findes-ikke", "x.jsonl", 1, "DOCUMENT-090"),
        ("notat.txt", "x.jsonl", 1, "DOCUMENT-085"),
        ("tom", "x.jsonl", 1, "DOCUMENT-088"),
        ("tom", "x.csv", 2, "oversigtens navn"),
        ("arkiv", "notat.txt/x.jsonl", 2, "Kan ikke gemme"),
        ("arkiv", "notat.txt", 1, "DOCUMENT-087"),
    ],
)
def test_wrong_use_is_told_and_changes_nothing(
    run: Run, note: Path, tmp_path: Path, *, folder: str, to: str, code: int, said: str
) -> None:
    (tmp_path / "tom").mkdir()
    (tmp_path / "arkiv").mkdir()
    shutil.copy(note, tmp_path / "arkiv")
    before = note.read_bytes()
    ended = run("import", tmp_path / folder, "--to", tmp_path / to)
    assert (ended[0], ended[1]) == (code, "")
    assert said in " ".join(ended[2].split())
    assert note.read_bytes() == before


def test_an_address_is_for_spark_alone(run: Run, tmp_path: Path) -> None:
    to = ("--to", tmp_path / "x.jsonl")
    for words in (to, (*to, "--engine", "here"), ("--database", "a", "--engine", "spark")):
        for address in ("s3a://bucket/papers", f"file://{tmp_path}"):
            code, out, err = run("import", address, *words)
            assert (code, out) == (2, "")
            assert "--engine spark" in err
            assert address in err
    assert not to[1].exists()


def test_a_personal_number_in_a_name_is_not_written_down(tmp_path: Path) -> None:
    (tmp_path / NUMBER).mkdir()
    (tmp_path / NUMBER / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "b.txt").write_text("x", encoding="utf-8")
    folder = folder_at(tmp_path)
    assert [folder.shown(path) for path in folder.files] == [HIDDEN_NAME, "b.txt"]


def test_an_answer_that_is_no_record_is_a_problem_of_the_paper() -> None:
    for answer in (b"{}", b'{"contract": 1}\n{"contract": 1}', b"[" * 100_000, "text", None):
        record = json.loads(archive_paper.line_apart(_Taken(answer), b"x", "x.txt"))
        assert [one["code"] for one in record["problems"]] == ["DOCUMENT-011"]


class _Taken(wiring.Readings):
    """Readings that a file has taken over: they answer what they like."""

    def __init__(self, answer: object) -> None:
        super().__init__([])
        self.answer = answer

    def run(self, function: str, *arguments: object, **limits: object) -> object:
        return self.answer


def test_a_file_that_is_too_large_is_refused_before_it_is_handed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (archive_paper, wiring):
        monkeypatch.setattr(module, "MOST_BYTES", 10)
    record = json.loads(archive_paper.line_apart(_NoReading(), b"x" * 11, "x.txt"))
    assert record["problems"][0]["code"] == "DOCUMENT-002"
    assert record["document"]["sha256"] is None
