"""Write the pages of ``docs/reference`` that are generated from the code.

python scripts/reference.py            write them
python scripts/reference.py --check    change nothing; exit 1 where a page is out of date
"""

import ast
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
SOURCE = ROOT / "src" / "brobygger"

Page = Callable[[], str]

MADE = "<!-- Made by scripts/reference.py: change the code, then run `make reference`. -->"


def problems() -> str:
    """Every problem a person can be told of, in both languages."""
    from brobygger.messages import CATALOGUE

    said_by = rules_by_code()
    lines = [
        "# Problems",
        "",
        MADE,
        "",
        "Each problem has a code that never changes meaning. Words in braces are filled in from",
        "the paper. The column to the right names the code that finds the problem.",
    ]
    link = ""
    for code in sorted(CATALOGUE):
        if (name := code.split("-")[0].title()) != link:
            link = name
            lines += ["", f"## {name}"]
        sentence = CATALOGUE[code]
        where = ", ".join(f"`{rule}`" for rule in said_by.get(code, ())) or "-"
        lines += [
            "",
            f"### {code}",
            "",
            "| | what | remedy |",
            "|---|---|---|",
            f"| Dansk | {cell(sentence.what_da)} | {cell(sentence.remedy_da)} |",
            f"| English | {cell(sentence.what_en)} | {cell(sentence.remedy_en)} |",
            "",
            f"Found by {where}.",
        ]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    """A text that may stand in a table."""
    return text.replace("|", "\\|").replace("\n", " ")


def rules_by_code() -> dict[str, list[str]]:
    """Which files name which code, outside the catalogue."""
    found: dict[str, set[str]] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        name = str(file.relative_to(SOURCE))
        if name.startswith("messages/"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, set()).add(name)
    return {code: sorted(names) for code, names in found.items()}


def states() -> str:
    """The lives of a paper and of a handover: the tables that screens and steps share, drawn."""
    lines = ["# States", "", MADE, *_of_a_paper(), *_of_a_handover()]
    return "\n".join(lines) + "\n"


def _of_a_paper() -> list[str]:
    from brobygger.web.documents.states import STATES, TRANSITIONS

    return [
        "",
        "## Of a paper",
        "",
        *_drawn("quarantined", {start: sorted(TRANSITIONS[start]) for start in STATES}),
        "",
        "| state | shown as | meaning | in quarantine |",
        "|---|---|---|---|",
        *(
            f"| `{state.code}` | {state.name} | {cell(str(state.meaning))} "
            f"| {'yes' if state.is_quarantined else 'no'} |"
            for state in STATES.values()
        ),
    ]


def _of_a_handover() -> list[str]:
    from brobygger.web.recommendations.handovers.states import TRANSITIONS, State

    # In the order of their life, which is the order they are declared in.
    ways = {
        start.value: [end.value for end in State if end in TRANSITIONS[start]] for start in State
    }
    return [
        "",
        "## Of a handover",
        "",
        "A part that another administration has been asked about. They take the steps themselves,",
        "by the link and without an account. `treated` leads to itself: a wrong date or item is",
        "put right. The link has a life beside this one: it ends with its last day, or is closed.",
        "",
        *_drawn(State.SENT.value, ways),
        "",
        "| state | shown as | may become |",
        "|---|---|---|",
        *(
            f"| `{state.value}` | {str(state.label).capitalize()} "
            f"| {', '.join(f'`{end}`' for end in ways[state.value]) or 'nothing more'} |"
            for state in State
        ),
    ]


def _drawn(first: str, ways: Mapping[str, Iterable[str]]) -> list[str]:
    """The steps between states as a drawing."""
    return [
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {first}",
        *(f"    {start} --> {end}" for start, ends in ways.items() for end in ends),
        "```",
    ]


def openapi() -> str:
    """What a program can ask over HTTP, as it stands at ``/api/openapi.json``."""
    from brobygger.web.entry.api import api

    schema = api.get_openapi_schema(path_prefix="/api/")
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


PAGES: dict[str, Page] = {
    "problems.md": problems,
    "states.md": states,
    "openapi.json": openapi,
}


def main(*arguments: str) -> int:
    """Write the pages, or say which of them differ."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "brobygger.web.entry.settings")
    django.setup()
    checking = "--check" in arguments
    status = 0
    for name, page in PAGES.items():
        file, text = REFERENCE / name, page()
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        if checking:
            print(f"docs/reference/{name} is out of date: make reference")
            status = 1
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
