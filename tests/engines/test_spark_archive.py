"""An archive that Spark reads, from a folder or a store, has the records of the plain import.

The store is Hadoop's own `viewfs`: a real file system behind an address, over files of this disk.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from brobygger import wiring
from brobygger.cli.archive_spark import hash_of
from brobygger.domain.budgets.writing import write_note
from brobygger.domain.documents.limits import MOST_BYTES
from brobygger.domain.kernel.problem import Unreadable
from brobygger.domain.recommendations.writing import write_annex
from brobygger.engines.spark.session import started
from cli.conftest import Run, run
from engines.with_spark import spark
from papers import a_note, an_annex

__all__ = ["run", "spark"]

pytestmark = pytest.mark.usefixtures("spark")
PREPARE_READINGS = wiring.prepare_readings
NUMBER = "010199-5" + "000"

Mount = Callable[[Path], str]


@pytest.fixture
def mount(tmp_path: Path) -> Mount:
    """Makes a folder one of a store; gives its address."""

    def mounted(folder: Path) -> str:
        store = f"s{abs(hash(tmp_path))}"
        conf = started().sparkContext._jsc.hadoopConfiguration()
        conf.set(f"fs.viewfs.mounttable.{store}.link./papers", folder.as_uri())
        return f"viewfs://{store}/papers"

    return mounted


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Papers of all kinds under names of all kinds, and what is no paper."""
    root = tmp_path / "arkiv [1]"
    (root / "year=2026" / "_bilag").mkdir(parents=True)
    (root / ".git").mkdir()
    paper = write_note(a_note())
    (root / "note æ, 50%25 #1.pdf").write_bytes(wiring.print_pdf(paper))
    (root / "note.docx").write_bytes(wiring.print_word(paper))
    (root / "note {a}*?.txt").write_text(wiring.print_text(paper), encoding="utf-8")
    (root / "same.txt").write_text(wiring.print_text(paper), encoding="utf-8")
    annex = wiring.print_markdown(write_annex(an_annex()))
    (root / "year=2026" / "_bilag" / "_annex.md").write_text(annex, "utf-8")
    (root / "empty.pdf").write_bytes(b"")
    with (root / "large.pdf").open("wb") as large:
        large.truncate(MOST_BYTES + 10)
    for hidden in (".hidden.txt", "~$note.docx", "Thumbs.db", ".git/x.txt"):
        (root / hidden).write_text("x", encoding="utf-8")
    return root


def records_of(to: Path) -> list[bytes]:
    return sorted(to.read_bytes().splitlines())


def rows_of(to: Path) -> list[list[str]]:
    """The overview without seconds and lines, which differ each time."""
    lines = to.with_suffix(".csv").read_text("utf-8").splitlines()
    return [[*row[:7], row[-2], row[-1]] for row in (line.split(";") for line in lines)]


def test_folder_and_store_have_the_same_records(
    run: Run, archive: Path, mount: Mount, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiring, "prepare_readings", PREPARE_READINGS)
    here = tmp_path / "here.jsonl"
    assert run("import", archive, "--to", here)[0] == 1
    assert len(records_of(here)) == 6
    for place in (archive, mount(archive)):
        to = tmp_path / f"spark-{str(place)[0]}.jsonl"
        code, out, err = run("import", place, "--to", to, "--engine", "spark")
        assert code == 1, err
        assert (records_of(to), rows_of(to)) == (records_of(here), rows_of(here))
        assert " 3 " in out.split("Sprunget over")[1].splitlines()[0]


def test_what_was_read_is_known_under_any_address(
    run: Run, archive: Path, mount: Mount, tmp_path: Path
) -> None:
    to = tmp_path / "papers.jsonl"
    assert run("import", archive, "--to", to)[0] == 1
    before = to.read_bytes(), to.with_suffix(".csv").read_bytes()
    for place in (f"file://{archive}", mount(archive), f"{mount(archive)}/"):
        code, out, _ = run("import", place, "--to", to, "--engine", "spark")
        assert (code, to.read_bytes(), to.with_suffix(".csv").read_bytes()) == (1, *before)
        assert " 0 " in out.split("Læst nu")[1].splitlines()[0]


def test_what_a_store_does_not_give_is_told_and_tried_again(
    run: Run, mount: Mount, tmp_path: Path
) -> None:
    root = tmp_path / "arkiv"
    (root / NUMBER).mkdir(parents=True)
    (root / NUMBER / "damaged.txt").write_text("damaged", encoding="utf-8")
    (root / NUMBER / ".damaged.txt.crc").write_bytes(b"crc\0" + (512).to_bytes(4, "big") + bytes(4))
    (root / "good.txt").write_text("good", encoding="utf-8")
    to = tmp_path / "papers.jsonl"
    code, out, err = run("import", mount(root), "--to", to, "--engine", "spark")
    assert code == 1
    assert "ChecksumException" in out
    assert NUMBER not in out + err + to.with_suffix(".csv").read_text("utf-8")
    assert [row[:2][0] for row in rows_of(to)[1:]] == ["***", "good.txt"]
    (root / NUMBER / ".damaged.txt.crc").unlink()
    run("import", mount(root), "--to", to, "--engine", "spark")
    assert len(records_of(to)) == 2


def test_a_file_that_is_gone_does_not_keep_the_others_back(mount: Mount, tmp_path: Path) -> None:
    root = tmp_path / "arkiv"
    root.mkdir()
    (root / "good.txt").write_text("good", encoding="utf-8")
    address = mount(root)
    good, gone = hash_of("", (root / "good.txt").open("rb").__enter__), (2, "FileNotFoundException")
    places = [f"{address}/gone.txt", f"{address}/good.txt", f"{address}/_gone.txt"]
    assert list(wiring.each_on_spark(places, hash_of)) == [gone, good, gone]
    assert list(wiring.each_on_spark(places[:1], hash_of)) == [gone]
    assert list(wiring.each_on_spark([], hash_of)) == []


def test_a_folder_that_the_store_does_not_open_is_told(
    run: Run, mount: Mount, tmp_path: Path
) -> None:
    root = tmp_path / "arkiv"
    root.mkdir()
    (root / "note:1.txt").write_text("x", encoding="utf-8")  # viewfs knows no such names
    to = tmp_path / "papers.jsonl"
    assert run("import", mount(root), "--to", to, "--engine", "spark")[0] == 1
    assert [row[0] for row in rows_of(to)[1:]] == ["."]
    assert "DOCUMENT-092" in rows_of(to)[1][-1]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("s3a://bucket/papers", "DOCUMENT-101"),
        ("nothing://bucket/papers", "DOCUMENT-101"),
        ("hdfs://nowhere.invalid/papers", "DOCUMENT-102"),
        ("viewfs://nowhere/papers", "DOCUMENT-102"),
        ("{store}/nowhere", "DOCUMENT-090"),
        ("{store}/paper.txt", "DOCUMENT-085"),
        ("{store}/empty", "DOCUMENT-088"),
    ],
)
def test_an_address_that_cannot_be_read_is_told(
    run: Run, mount: Mount, tmp_path: Path, address: str, code: str
) -> None:
    root = tmp_path / "arkiv"
    (root / "empty").mkdir(parents=True)
    (root / "paper.txt").write_text("x", encoding="utf-8")
    named = address.format(store=mount(root))
    to = tmp_path / "ud" / "papers.jsonl"
    ended, out, err = run("import", named, "--to", to, "--engine", "spark")
    assert (ended, out) == (1, "")
    assert code in err
    assert not to.parent.exists()


def test_a_store_without_spark_says_so(
    mount: Mount, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = mount(tmp_path)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(Unreadable) as stop:
        wiring.store_on_spark(address)
    assert stop.value.problem.code == "FILE-016"
