"""The files that pages load: one stylesheet, the scripts, the fonts and the pictures, each named after its content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePosixPath

from rjsmin import jsmin

from amends.blocks import block_kinds
from amends.fields import field_kinds
from amends.fonts import FAMILIES, licences, web_font
from amends.render.tree import Asset
from amends.resources import theme_folder

LAYERS = ("tokens", "base", "furniture", "pages", "fields", "print")
"""The stylesheets of the theme in the order of their layers; those of field and block types come before print."""


def digest(data: bytes) -> str:
    """Return a short digest of the content, for file names."""
    return hashlib.sha256(data).hexdigest()[:10]


def named(folder: str, stem: str, suffix: str, data: bytes) -> Asset:
    """Return an asset with the digest of its content in its name, so that it can be cached for ever."""
    return Asset(f"assets/{folder}{'/' if folder else ''}{stem}.{digest(data)}{suffix}", data)


@lru_cache(maxsize=1)
def fonts() -> dict[str, Asset]:
    """Return the web fonts by name."""
    return {name: named("fonts", name, ".woff2", web_font(name).read_bytes()) for name in FAMILIES}


def font_licences() -> tuple[Asset, ...]:
    """Return the licence texts, which must be published beside the fonts."""
    return tuple(Asset(f"assets/fonts/{path.name}", path.read_bytes()) for path in licences())


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
    """Remove comments and needless white space."""
    without = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\n\s*\n+", "\n", re.sub(r"[ \t]*\n[ \t]*", "\n", without)).strip() + "\n"


@lru_cache(maxsize=1)
def scripts() -> dict[str, Asset]:
    """Return the scripts by name: those of the theme by their stem, those of fields and blocks by `field/<type>`.

    A module imports another one by its file name, whatever its folder in the source; the import is rewritten to the
    name with the digest. Modules must not import each other in a circle. Comments and needless spaces are removed; the
    minifier does not support a template literal within another one.
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
