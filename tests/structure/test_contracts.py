"""The import contracts hold because each one, broken on purpose, is noticed."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sources import PACKAGE, ROOT

CONFIG = ROOT / ".importlinter"

# Each contract, and a line that breaks it: the file it is added to, and the import.
BREACHES = {
    "floors": ("domain/kernel/money.py", "import brobygger.messages"),
    "domain-chain": ("domain/kernel/money.py", "import brobygger.domain.budgets.note"),
    "web-chain": ("web/ui/forms.py", "import brobygger.web.documents.models"),
    "domain-pure": ("domain/kernel/money.py", "import django"),
    "engines-no-django": ("engines/text.py", "import django"),
    "messages-no-django": ("messages/budgets.py", "import django"),
    "engines-by-wiring": ("web/documents/models.py", "import brobygger.engines.text"),
    "engines-apart": ("engines/text.py", "import brobygger.engines.pdf"),
    "cli-without-web": ("cli/read.py", "import brobygger.web.documents.models"),
    "raw-counts": ("domain/actors/network.py", "import brobygger.domain.figures.raw"),
    "raw-rows": ("web/steering/panels.py", "import brobygger.web.reach.models"),
    "seal": ("domain/actors/network.py", "import brobygger.domain.figures.seal"),
    "no-circles": ("domain/kernel/place.py", "import brobygger.domain.kernel.problem"),
}

# Modules that architecture.md names for later links: once they exist, only these may import them.
GUARDED = {
    "domain/figures/raw.py": "brobygger.domain.figures.raw",
    "web/reach/models/__init__.py": "brobygger.web.reach.models",
}


def contracts() -> dict[str, configparser.SectionProxy]:
    """The contracts of the configuration by their short name."""
    config = configparser.ConfigParser()
    config.read(CONFIG, encoding="utf-8")
    prefix = "importlinter:contract:"
    return {name.removeprefix(prefix): config[name] for name in config if name.startswith(prefix)}


def lint(folder: Path, contract: str) -> tuple[int, str]:
    """Check one contract on the package below the folder."""
    command = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [command, "--config", CONFIG, "--no-cache", "--contract", contract],
        cwd=folder,  # the tool looks for the package here before anywhere else
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that may be broken."""
    shutil.copytree(
        PACKAGE, tmp_path / "brobygger", ignore=shutil.ignore_patterns("__pycache__", "static")
    )
    return tmp_path


@pytest.mark.parametrize("contract", BREACHES)
def test_a_broken_contract_is_noticed(contract: str, copy: Path) -> None:
    """The added line, and nothing else, turns the contract from kept to broken."""
    name, line = BREACHES[contract]
    status, said = lint(copy, contract)
    assert status == 0, said
    file = copy / "brobygger" / name
    file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    status, said = lint(copy, contract)
    assert status == 1, said
    assert f"{contracts()[contract]['name']} BROKEN" in said


@pytest.mark.parametrize(("floor", "contract"), [("domain", "domain-chain"), ("web", "web-chain")])
def test_a_folder_outside_the_chain_is_noticed(floor: str, contract: str, copy: Path) -> None:
    """A new link must be given its place in the chain before it is merged."""
    (copy / "brobygger" / floor / "elsewhere").mkdir()
    (copy / "brobygger" / floor / "elsewhere" / "__init__.py").touch()
    status, said = lint(copy, contract)
    assert status == 1, said
    assert "elsewhere" in said


def test_every_contract_is_broken_here() -> None:
    """A contract that nobody has seen fail proves nothing."""
    assert set(contracts()) == set(BREACHES)


def test_no_contract_makes_exceptions() -> None:
    """An ignored import is a contract that does not hold; it needs a decision of its own."""
    excused = [name for name, section in contracts().items() if "ignore_imports" in section]
    assert excused == []


def test_no_layer_is_optional() -> None:
    """Layers in brackets are checked only where they exist, and so not by intent."""
    optional = [name for name, section in contracts().items() if "(" in section.get("layers", "")]
    assert optional == []


@pytest.mark.parametrize("file", GUARDED)
def test_a_guarded_module_has_its_contract(file: str) -> None:
    """Raw counts and tallies may not come without the contract that shuts them in."""
    if not (PACKAGE / file).exists():
        return
    protected = [s for s in contracts().values() if s["type"] == "protected"]
    assert any(GUARDED[file] in section["protected_modules"].split() for section in protected)


def test_every_reading_command_is_free_of_the_web() -> None:
    """Each command that needs no register is named in the contract that keeps it so."""
    named = set(contracts()["cli-without-web"]["source_modules"].split())
    for command in ("read", "compare", "check", "links", "portfolio_file", "portfolio_choice"):
        if (PACKAGE / "cli" / f"{command}.py").exists():
            assert f"brobygger.cli.{command}" in named
