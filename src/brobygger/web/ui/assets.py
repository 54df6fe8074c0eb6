"""Prepare the front-end packages for serving: ``python -m brobygger.web.ui.assets``.

Third-party style, script, fonts and icons are installed like any other dependency and never
copied into the repository. What is served is made here, from ``node_modules`` into the
git-ignored folder ``.assets``: source-map notes are taken out (the manifest storage would look
for the maps), only the pictures that the style names are copied, and of the fonts' 11 MB the five
cuts that are used (290 KB).
"""

import re
import shutil
import sys
from pathlib import Path

_SOURCE_MAP = re.compile(r"(/\*#\s*sourceMappingURL=.*?\*/|//#\s*sourceMappingURL=[^\n]*)")
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")
_URL = re.compile(r"url\(\s*[\"']?(\.\./img/[^)\"'?#]+)[^)]*\)")
_FONTS = (
    ("Regular", 400, "normal"),
    ("Italic", 400, "italic"),
    ("Medium", 500, "normal"),
    ("SemiBold", 600, "normal"),
    ("Bold", 700, "normal"),
)
_SPRITE = "img/all-svg-icons.svg"


def prepare(node_modules: Path, target: Path) -> list[Path]:
    """Make the folder that is served; returns the files written, relative to ``target``."""
    source = node_modules / "dkfds" / "dist"
    if not source.is_dir():
        raise FileNotFoundError(source)
    draft = target.with_name(target.name + ".new")
    shutil.rmtree(draft, ignore_errors=True)
    root = draft / "dkfds"
    style = _style((source / "css" / "dkfds.min.css").read_text(encoding="utf-8"))
    script = (source / "js" / "dkfds.min.js").read_text(encoding="utf-8")
    _write(root / "css" / "dkfds.css", style)
    _write(root / "js" / "dkfds.js", _SOURCE_MAP.sub("", script))
    for name, _weight, _slope in _FONTS:
        _copy(_font_file(source, name), root / "fonts" / f"IBMPlexSans-{name}.woff2")
    for picture in {*_pictures(style), _SPRITE}:
        _copy(source / picture, root / picture)
    for licence in ("LICENSE.md",):
        _copy(node_modules / "dkfds" / licence, root / licence)
    shutil.rmtree(target, ignore_errors=True)
    draft.rename(target)
    return sorted(path.relative_to(target) for path in target.rglob("*") if path.is_file())


def _style(text: str) -> str:
    faces = "".join(
        "@font-face{font-display:swap;font-family:IBM Plex Sans;"
        f"font-style:{slope};font-weight:{weight};"
        f'src:url(../fonts/IBMPlexSans-{name}.woff2) format("woff2")}}'
        for name, weight, slope in _FONTS
    )
    return faces + _FONT_FACE.sub("", _SOURCE_MAP.sub("", text))


def _pictures(style: str) -> set[str]:
    return {match.group(1).removeprefix("../") for match in _URL.finditer(style)}


def _font_file(source: Path, name: str) -> Path:
    return source / "fonts/IBMPlexSans/complete/woff2" / f"IBMPlexSans-{name}.woff2"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(source: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)


def main() -> int:
    """Prepare from ``node_modules`` to ``.assets`` of the project."""
    home = Path(__file__).resolve().parents[4]
    try:
        files = prepare(home / "node_modules", home / ".assets")
    except FileNotFoundError as missing:
        print(f"{missing.args[0]} is not there. Run: npm ci --ignore-scripts", file=sys.stderr)
        return 1
    print(f"{len(files)} files in {home / '.assets'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
