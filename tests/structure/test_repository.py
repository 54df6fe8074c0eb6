"""What the repository holds beside code: locks, licence, words, links, decisions."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from sources import ROOT, repository_files, repository_texts

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
MARKDOWN = [path for path in repository_files() if path.suffix == ".md"]
LINK = re.compile(r"(?<!\\)\]\(([^)\s]+)\)")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_hold_hashes_and_no_addresses(lock: Path) -> None:
    """Every package is pinned to hashes, and a city's own mirror serves as well as any."""
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.M).strip())
    assert entries
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text


def test_the_front_end_lock_holds_hashes_and_no_addresses() -> None:
    """The same of the front-end packages."""
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = {k: v for k, v in json.loads(text)["packages"].items() if k}
    assert packages
    assert [name for name, entry in packages.items() if "integrity" not in entry] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_no_lock_of_another_kind() -> None:
    """These formats hold host names and would pass a city's mirror by."""
    names = {path.name for path in repository_files()}
    assert names & {"uv.lock", "pylock.toml", "poetry.lock", "yarn.lock", "pnpm-lock.yaml"} == set()


def test_nothing_of_others_is_in_the_repository() -> None:
    """Front-end code, styles and fonts are installed, never copied in."""
    suffixes = {".woff", ".woff2", ".ttf", ".otf", ".map"}
    copied = [p for p in repository_files() if p.suffix in suffixes or ".min." in p.name]
    assert copied == []


# --- words ------------------------------------------------------------------------------------


def plain_words(text: str) -> list[str]:
    """The words of a text: hyphens at line ends closed, signs and case gone."""
    joined = re.sub(r"(\w)-\s*\n\s*(\w)", r"\1\2", text)
    return re.findall(r"[a-zæøåéü]+|\d+", re.sub(r"<[^>]*>", " ", joined).lower())


def runs(words: list[str], length: int = 8) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def sayings(text: str) -> list[str]:
    """The pieces of a file that say something each: strings of a list are no sentence together.

    A string that goes on in the next line is one piece.
    """
    return re.split(r'["|\t]|\n\s*\n', re.sub(r'"\s*\n\s*[rfb]*"', "", text))


def test_no_sentence_of_the_real_papers_is_copied(shared: Path) -> None:
    """Facts and figures are anyone's; eight words in a row are somebody's sentence."""
    papers = {
        run
        for paper in sorted((shared / "seeds").glob("*.txt"))
        for run in runs(plain_words(paper.read_text(encoding="utf-8")))
        if sum(word.isalpha() for word in run) >= 7  # a row of figures is a fact
    }
    assert papers
    copied = {
        f"{path.relative_to(ROOT)}: {' '.join(run)}"
        for path, text in repository_texts()
        for saying in sayings(text)
        for run in runs(plain_words(saying)) & papers
    }
    assert sorted(copied) == []


def test_no_person_of_the_real_papers_is_named(shared: Path) -> None:
    """The papers name their case officer; the project has no use for that."""
    names = {
        word
        for paper in sorted((shared / "seeds").glob("*.txt"))
        for line in re.findall(r"Sagsbehandler\s*\n?\s*(.+)", paper.read_text(encoding="utf-8"))
        for word in line.split()
    }
    assert names
    texts = repository_texts()
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, names))})\b")
    assert [str(p.relative_to(ROOT)) for p, text in texts if pattern.search(text)] == []


# --- documents --------------------------------------------------------------------------------


@pytest.mark.parametrize("written", MARKDOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(written: Path) -> None:
    """Every link to a file or heading of ours finds it."""
    text = re.sub(r"```.*?```|`[^`]*`", "", written.read_text(encoding="utf-8"), flags=re.S)
    lost = []
    for link in LINK.findall(text):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, heading = link.partition("#")
        target = (written.parent / name).resolve() if name else written
        if not target.exists() or (heading and heading not in headings(target)):
            lost.append(link)
    assert lost == []


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as the usual sites make them."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def test_what_is_new_is_told() -> None:
    """The changelog has a place for what the next version brings, and says something there."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    unreleased = re.search(r"^## Unreleased\n(.*?)(?=^## |\Z)", text, flags=re.M | re.S)
    assert unreleased
    assert re.search(r"^- ", unreleased[1], flags=re.M)


DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


def test_decisions_are_numbered_without_gaps() -> None:
    """A decision keeps its number for ever."""
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_fits_on_a_page(decision: Path) -> None:
    """With what was decided, why, and what follows."""
    lines = decision.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 60
    assert {"## Decision", "## Why", "## What follows"} <= set(lines)
    assert any(re.match(r"Status: \w+, \d{4}-\d{2}-\d{2}", line) for line in lines)


def test_the_licence_is_whole() -> None:
    """The Mozilla Public License 2.0, unchanged."""
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("Mozilla Public License Version 2.0")
    assert "Exhibit B" in text


def test_the_glossary_has_one_row_per_term() -> None:
    """One word per thing: no Danish term and no code word twice."""
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("| ")
    ][1:]
    assert len(rows) > 80
    assert all(len(row) == 3 and all(row) for row in rows)
    for column in (0, 2):
        words = [row[column] for row in rows]
        assert sorted({word for word in words if words.count(word) > 1}) == []


def test_the_reference_pages_are_up_to_date() -> None:
    """What is generated from the code says what the code says: ``make reference``."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "reference.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_readme_names_the_commands_that_exist() -> None:
    """Every ``make`` command in the documents is a target of the Makefile."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, flags=re.M))
    named = {
        name
        for page in MARKDOWN
        for name in re.findall(r"`make ([a-z]+)", page.read_text(encoding="utf-8"))
    }
    assert {"demo", "test"} <= named <= targets


def test_publiccode_holds_what_the_standard_asks() -> None:
    """The mandatory keys of publiccode.yml, and texts of the lengths that catalogues show."""
    entry = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    mandatory = {
        *("publiccodeYmlVersion", "name", "url", "platforms", "categories", "developmentStatus"),
        *("softwareType", "description", "legal", "maintenance", "localisation"),
    }
    assert mandatory <= set(entry)
    assert entry["legal"]["license"] == "MPL-2.0"
    assert entry["maintenance"]["contacts"]
    assert set(entry["localisation"]["availableLanguages"]) == {"da", "en"}
    for text in entry["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
        assert text["features"]


def test_the_version_is_the_same_everywhere() -> None:
    """One version, told in two places."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    entry = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert entry["softwareVersion"] == project["version"]
