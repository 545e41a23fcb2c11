"""The files that pages load: one stylesheet, the scripts, the fonts and the pictures, each named by its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from rjsmin import jsmin

from amends.blocks import block_kinds
from amends.fields import field_kinds
from amends.render.tree import Asset
from amends.resources import FONTS, font_file, font_licence, theme_folder

LAYERS = ("tokens", "base", "furniture", "pages", "print")
"""The stylesheets of the theme, in the order of their layers; those of fields and blocks come before print."""

_LATIN = (
    "U+0020-007E U+00A0-00FF U+0131 U+0152-0153 U+02C6 U+02DA U+02DC U+2000-200B U+2010-2015 U+2018-201E "
    "U+2020-2022 U+2026 U+202F U+2030 U+2032-2033 U+2039-203A U+2044 U+20AC U+2122 U+2190-2193 U+2212 U+2260 "
    "U+2264-2265 U+FB00-FB04"
)
"""The characters of the web fonts: Latin with the signs of Western European languages and of typesetting."""

_FEATURES = ("ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "onum", "pnum", "tnum")
"""What the fonts can do beside showing letters: joining, spacing, and the figures that the stylesheets ask for."""


def digest(data: bytes) -> str:
    """Return the part of a name that changes with the content."""
    return hashlib.sha256(data).hexdigest()[:10]


def named(folder: str, stem: str, suffix: str, data: bytes) -> Asset:
    """Return an asset whose name holds the digest of its content, so that it can be cached for good."""
    return Asset(f"assets/{folder}/{stem}.{digest(data)}{suffix}", data)


@lru_cache(maxsize=1)
def fonts() -> dict[str, Asset]:
    """Return the web fonts by name: subsets, renamed as their licence asks."""
    return {name: named("fonts", name, ".woff2", _subset(name)) for name in FONTS}


def _subset(name: str) -> bytes:
    # fontTools is slow to import, and only a build needs it.
    from fontTools.subset import Options, Subsetter, parse_unicodes
    from fontTools.ttLib import TTFont

    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.layout_features = list(_FEATURES)
    options.name_IDs = [1, 2, 4, 6, 13, 14]
    with TTFont(font_file(name), recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=parse_unicodes(_LATIN.replace("U+", "").replace(" ", ",")))
        subsetter.subset(font)
        _rename(font, FONTS[name][2])
        font.flavor = "woff2"
        out = BytesIO()
        font.save(out)
    return out.getvalue()


def _rename(font: Any, family: str) -> None:
    for record in font["name"].names:
        old = record.toUnicode()
        if record.nameID in {1, 4, 6}:
            new = re.sub(r"Source (Sans|Serif) ?Pro", family, old)
            new = re.sub(r"Source(Sans|Serif)Pro", family.replace(" ", ""), new)
            record.string = new


def font_licences() -> tuple[Asset, ...]:
    """Return the licence texts that have to lie beside the fonts."""
    families = {FONTS[name][2]: font_licence(name) for name in FONTS}
    return tuple(
        Asset(f"assets/fonts/OFL-{family.split()[-1].lower()}.txt", path.read_bytes())
        for family, path in families.items()
    )


@lru_cache(maxsize=1)
def stylesheet() -> Asset:
    """Return the one stylesheet of the site."""
    folder = theme_folder() / "assets" / "css"
    sheets = {layer: (folder / f"{layer}.css").read_text("utf-8") for layer in LAYERS}
    print_sheet = sheets.pop("print")
    own = [kind.file("field.css") for kind in field_kinds().values()]
    own += [kind.file("block.css") for kind in block_kinds().values()]
    parts = [*sheets.values(), *(path.read_text("utf-8") for path in own if path), print_sheet]
    css = _compact("\n".join(parts))
    css = re.sub(
        r"\bfont:(amends-[a-z0-9-]+)", lambda name: f"../fonts/{PurePosixPath(fonts()[name[1]].uri).name}", css
    )
    return named("css", "amends", ".css", css.encode())


def _compact(css: str) -> str:
    """Take out comments and the white space around them; the rest stays as it was written."""
    without = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"[ \t]*\n[ \t]*", "\n", without)).strip() + "\n"


@lru_cache(maxsize=1)
def scripts() -> dict[str, Asset]:
    """Return the scripts by name: those of the theme by their stem, those of fields and blocks by `field/<type>`.

    A module that imports another one imports it by its file name, wherever it lies in the source; the import is
    rewritten to the name with the digest. Modules must not import each other in a circle. Comments and needless spaces
    are taken out; the minifier knows no template literal within another one.
    """
    sources: dict[str, Path] = {path.stem: path for path in sorted((theme_folder() / "assets" / "js").glob("*.*js"))}
    for family, kinds in (("field", field_kinds()), ("block", block_kinds())):
        for kind in kinds.values():
            path = kind.file(f"{family}.mjs")
            if path:
                sources[f"{family}/{kind.name}"] = path
    made: dict[str, Asset] = {}

    def make(name: str) -> Asset:
        if name not in made:
            path = sources[name]
            text = jsmin(_IMPORT.sub(lambda found: _rewritten(found, make), path.read_text("utf-8")))
            made[name] = named("js", name.replace("/", "-"), path.suffix, text.encode())
        return made[name]

    for name in sources:
        make(name)
    return made


_IMPORT = re.compile(r"""(\bfrom\s*|\bimport\s*\(?\s*)(["'])(\.{1,2}/[^"']+)\2""")


def _rewritten(found: re.Match[str], make: Callable[[str], Asset]) -> str:
    before, quote, target = found.groups()
    asset = make(PurePosixPath(target).stem)
    return f"{before}{quote}./{PurePosixPath(asset.uri).name}{quote}"


def icon() -> Asset:
    """Return the icon of the site."""
    return named("images", "icon", ".svg", (theme_folder() / "assets" / "icon.svg").read_bytes())


def media(folder: Path) -> tuple[Asset, ...]:
    """Return the pictures of the content, published by their path below the folder."""
    if not folder.is_dir():
        return ()
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return tuple(Asset(path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)
