"""Every sentence a person reads exists in both languages, and every one of them is used."""

import ast
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from brobygger.messages import CATALOGUE
from sources import PACKAGE, ROOT, python_files, tree

CODE = re.compile(r"[A-Z]{3,}-\d{3}")

# Names, keys of the keyboard, and languages in their own spelling; PDF and the like are capitals.
SAME_IN_ALL_LANGUAGES = {"Brobygger", "Dansk", "English", "Enter", "eDoc"}


def codes_in_source() -> set[str]:
    """The codes that rules and steps name, outside the catalogue itself."""
    return {
        node.value
        for file in python_files()
        if "messages" not in file.relative_to(PACKAGE).parts
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if CODE.fullmatch(node.value)
    }


def params_of(text: str) -> set[str]:
    """The params a sentence names; one that is itself a word has a form in each language."""
    names = (name for _, name, _, _ in string.Formatter().parse(text) if name)
    return {re.sub(r"_(da|en)$", "", name) for name in names}


def test_every_code_has_its_sentence() -> None:
    """A rule may not find a problem that nobody can be told."""
    assert codes_in_source() - set(CATALOGUE) == set()


def test_no_code_has_two_sentences() -> None:
    """The second would silently take the place of the first, and ask for other params."""
    named = [
        key.value
        for file in sorted((PACKAGE / "messages").glob("*.py"))
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Dict)
        for key, value in zip(node.keys, node.values, strict=True)
        if isinstance(key, ast.Constant) and isinstance(value, ast.Call)
        if isinstance(key.value, str) and CODE.fullmatch(key.value)
    ]
    assert sorted(set(named)) == sorted(named)
    assert set(named) == set(CATALOGUE)


def test_every_sentence_has_its_rule() -> None:
    """A sentence that no rule says is out of date."""
    assert set(CATALOGUE) - codes_in_source() == set()


@pytest.mark.parametrize("code", CATALOGUE)
def test_both_languages_say_the_same(code: str) -> None:
    """What differs and what to do: four texts, with the same params in both languages."""
    sentence = CATALOGUE[code]
    assert CODE.fullmatch(code)
    texts = (sentence.what_da, sentence.remedy_da, sentence.what_en, sentence.remedy_en)
    assert all(text.strip() == text and text[-1] in ".?»«”}" for text in texts)
    assert params_of(sentence.what_da) == params_of(sentence.what_en)
    assert params_of(sentence.remedy_da) == params_of(sentence.remedy_en)


def test_the_english_catalogue_is_complete() -> None:
    """No Danish text without its English, none left over, and what is compiled is what is written.

    ``make messages`` collects the texts; a person writes the English in the .po file.
    """
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "messages.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_texts_are_not_taken_for_granted() -> None:
    """The check above notices a text without English, so that its silence means something."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "messages.py", "--check", "--also", "Helt ny tekst"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Helt ny tekst" in done.stdout


def test_templates_hold_no_bare_words() -> None:
    """A word in a template that no tag marks can never be English."""
    bare = []
    for file in sorted((PACKAGE / "web").rglob("templates/**/*.html")):
        bare += [f"{file.relative_to(ROOT)}: {words}" for words in bare_words(file)]
    assert bare == []


def bare_words(file: Path) -> list[str]:
    """Words between tags, once comments, tags, variables and marked texts are gone."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"{%\s*block page_class.*?endblock\s*%}", " ", text)
    for block in ("comment", "blocktranslate", "blocktrans"):
        text = re.sub(rf"{{%\s*{block}\b.*?%}}.*?{{%\s*end{block}\s*%}}", " ", text, flags=re.S)
    text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", text, flags=re.S)
    text = re.sub(r"<(style|script|code)\b.*?</\1>|<[^>]*>|&\w+;", "\n", text, flags=re.S)
    words = re.findall(r"[A-Za-zÆØÅæøå]{3,}", text)
    return [word for word in words if word not in SAME_IN_ALL_LANGUAGES and not word.isupper()]
