"""The front-end packages are prepared whole: what the style names is there, nothing else is."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import call_command
from pytest_django import Settings

from brobygger.web.ui.assets import prepare

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = ROOT / "node_modules"


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("front") / "assets"
    prepare(PACKAGES, target)
    return target


def test_every_file_the_style_names_is_there(prepared: Path) -> None:
    style = prepared / "dkfds" / "css" / "dkfds.css"
    named = re.findall(r"url\(\s*[\"']?([^)\"'#?]+)", style.read_text(encoding="utf-8"))
    files = [name for name in named if not name.startswith("data:")]
    assert len(files) > 100
    assert [name for name in files if not (style.parent / name).is_file()] == []


def test_five_cuts_of_one_family(prepared: Path) -> None:
    fonts = sorted(path.name for path in (prepared / "dkfds" / "fonts").iterdir())
    assert len(fonts) == 5
    assert all(name.endswith(".woff2") for name in fonts)
    assert sum(path.stat().st_size for path in (prepared / "dkfds/fonts").iterdir()) < 400_000


def test_no_source_maps_and_no_scripts_but_the_one(prepared: Path) -> None:
    texts = [*prepared.rglob("*.css"), *prepared.rglob("*.js")]
    assert len(texts) == 2
    assert all("sourceMappingURL" not in path.read_text(encoding="utf-8") for path in texts)


def test_the_licence_travels_along(prepared: Path) -> None:
    assert (prepared / "dkfds" / "LICENSE.md").is_file()


def test_preparing_twice_gives_the_same(prepared: Path, tmp_path: Path) -> None:
    first = prepare(PACKAGES, tmp_path / "a")
    assert prepare(PACKAGES, tmp_path / "a") == first


def test_missing_packages_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        prepare(tmp_path, tmp_path / "a")


def test_the_manifest_storage_takes_them_all(
    prepared: Path, tmp_path: Path, settings: Settings
) -> None:
    """A name in a style that points nowhere would stop the demo at its last step."""
    settings.STATICFILES_DIRS = [prepared]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", verbosity=0, interactive=False)
    storage = ManifestStaticFilesStorage(location=str(tmp_path / "static"))
    assert "ui/app.css" in storage.hashed_files
    assert list((tmp_path / "static" / "dkfds").rglob("*.br"))


def test_locks_name_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count('"integrity"') == 4


def test_own_style_and_script_stay_small_and_keep_the_policy() -> None:
    static = ROOT / "src/brobygger/web/ui/static/ui"
    assert (static / "app.css").stat().st_size < 45_000
    assert "eval(" not in (static / "init.js").read_text(encoding="utf-8")
    for page in (ROOT / "src/brobygger/web").rglob("templates/**/*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(
            r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=|javascript:", text
        ), page
