"""The files of an import hold whole lines only, wherever the import was killed."""

import csv
import io
from pathlib import Path

import pytest

from brobygger.cli.archive_results import BOM, Results, Row, overview_of
from brobygger.domain.kernel.problem import Unreadable

HEADS = [*"abcdefghijk"]
PAPERS = (
    (b'{"contract": 1, "n": 1}', Row("a.pdf", "11", 1, "budget_note", 40, 0, 1, 2, "0,25")),
    (b'{"contract": 1, "n": "\xc3\xa6\xc3\xb8"}', Row("=sum(1)", "22", 2, trouble='"x"; y')),
    (b'{"contract": 1, "n": 3}', Row("'-b.txt", "33", 3, "unknown", errors=1)),
)


def written(path: Path, papers: int, row_of_last: bool = True) -> tuple[bytes, bytes]:
    """What lies there after so many papers, the last of them perhaps without its row."""
    results = Results.opened(path, HEADS)
    for line, row in PAPERS[:papers]:
        results.add(line, row)
    results.close()
    rows = overview_of(path).read_bytes()
    if not row_of_last:
        rows = rows[: rows.rstrip().rfind(b"\n") + 1]
    return path.read_bytes(), rows


def gone_on(path: Path) -> tuple[list[bytes], list[Row]]:
    """Go on with what is missing, and what lies there in the end."""
    results = Results.opened(path, HEADS)
    assert results.lines == len(results.rows)
    for line, row in PAPERS[results.lines :]:
        results.add(line, row)
    results.finish()
    results.close()
    again = Results.opened(path, HEADS)
    again.close()
    assert again.dropped == 0
    return path.read_bytes().splitlines(), again.rows


def test_a_kill_within_any_byte_that_is_written_leaves_the_same_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The writes come in a known order: the state after each byte of each of them is tried."""
    monkeypatch.setattr("brobygger.cli.archive_results.os.fsync", lambda _: None)
    states = 0
    ways = (True, False)
    before = written(tmp_path / "begun.jsonl", 0)
    for papers in range(1, len(PAPERS) + 1):
        for is_row in reversed(ways):
            after = written(tmp_path / f"{papers}{is_row}.jsonl", papers, is_row)
            which = int(is_row)
            for length in range(len(before[which]), len(after[which]) + 1):
                state = [*before]
                state[which] = after[which][:length]
                path = tmp_path / "killed.jsonl"
                path.write_bytes(state[0])
                overview_of(path).write_bytes(state[1])
                lines, rows = gone_on(path)
                assert lines == [line for line, _ in PAPERS]
                assert sorted(rows, key=lambda row: row.line or 0) == [row for _, row in PAPERS]
                states += 1
            before = after
    assert states > 150


def test_a_dropped_line_is_told(tmp_path: Path) -> None:
    records, rows = written(tmp_path / "x.jsonl", 2)
    (tmp_path / "x.jsonl").write_bytes(records + b'{"contract"')
    overview_of(tmp_path / "x.jsonl").write_bytes(rows[:-4])
    results = Results.opened(tmp_path / "x.jsonl", HEADS)
    assert (results.dropped, results.lines) == (3, 1)
    results.close()


def test_the_overview_is_in_the_order_of_names_and_no_spreadsheet_reckons_with_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "under" / "x.jsonl"
    results = Results.opened(path, HEADS)
    for line, row in PAPERS:
        results.add(line, row)
    results.finish([Row("aa", "", None, trouble="væk")])
    results.close()
    data = overview_of(path).read_bytes()
    assert data.startswith(BOM)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == HEADS
    assert [row[0] for row in rows[1:]] == ["''-b.txt", "'=sum(1)", "a.pdf", "aa"]
    assert [row[8] for row in rows[1:]] == ["3", "2", "1", ""]
    again = Results.opened(path, HEADS)
    assert [row.name for row in again.rows] == ["'-b.txt", "=sum(1)", "a.pdf"]
    again.close()


@pytest.mark.parametrize(
    ("records", "rows"),
    [
        (b"%PDF-1.7 a paper of somebody", None),
        (b'{"contract": 1}\n', None),
        (b"", b"name;amount\r\nx;1\r\n"),
        (b"my notes\n", BOM + b"a;b\r\n"),
        (b'{"contract": 1}\n', BOM + b"a;b\r\n"),
        (b'{"contract": 1}\n' * 3, BOM + b";".join([b"x"] * 11) + b"\r\n"),
        (b"", BOM + b";".join([b"x"] * 11) + b"\r\n" + b"y;1;z;0;0;0;0;;1;;\r\n"),
    ],
)
def test_files_of_others_are_left_as_they_are(
    tmp_path: Path, records: bytes, rows: bytes | None
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(records)
    if rows is not None:
        overview_of(path).write_bytes(rows)
    with pytest.raises(Unreadable) as stopped:
        Results.opened(path, HEADS)
    assert stopped.value.problem.code == "DOCUMENT-087"
    assert path.read_bytes() == records
    assert overview_of(path).exists() == (rows is not None)
    assert rows is None or overview_of(path).read_bytes() == rows


def test_two_imports_do_not_write_into_one_file(tmp_path: Path) -> None:
    first = Results.opened(tmp_path / "x.jsonl", HEADS)
    with pytest.raises(Unreadable) as stopped:
        Results.opened(tmp_path / "x.jsonl", HEADS)
    assert stopped.value.problem.code == "DOCUMENT-086"
    first.close()
    Results.opened(tmp_path / "x.jsonl", HEADS).close()
