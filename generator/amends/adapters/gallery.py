"""The gallery: every example of every type, on screen and on paper side by side, in light, in dark and at 320 px."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from amends.adapters.examples import examples, faces, kinds, load, purpose, renamed
from amends.adapters.viewports import NARROW, PAPER, in_shadow, stylesheet_at
from amends.adapters.write import NotOursError
from amends.catalogue import Kind
from amends.quotation_marks import typographic
from amends.render.assets import fonts, icon, named, scripts, stylesheet
from amends.render.environment import rendered
from amends.render.site import CSP, EVERYWHERE
from amends.render.tree import Asset
from amends.words import common_words, words_of

MARKER = ".amends-gallery"
"""The file that marks a folder as a gallery."""


@dataclass(frozen=True, slots=True)
class Viewport:
    """One way to look at a type: its name, what its file is called after the type, and how the page differs."""

    name: str
    suffix: str
    theme: str
    narrow: bool = False


VIEWPORTS = (
    Viewport("Light", "", "light"),
    Viewport("Dark", "-dark", "dark"),
    Viewport("320 px", "-320", "light", narrow=True),
    Viewport("320 px, dark", "-320-dark", "dark", narrow=True),
)


def write_gallery(folder: Path) -> int:
    """Write the gallery into a folder that is new, empty or an older gallery, and return how many pages it has.

    Raises NotOursError if the folder holds anything else.
    """
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARKER).is_file():
            raise NotOursError(f"{folder} holds files that are not a gallery; choose an empty folder")
        shutil.rmtree(folder)
    files = gallery()
    for name, data in {**files, MARKER: b""}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return sum(name.endswith(".html") for name in files)


def gallery() -> dict[str, bytes]:
    """Return the files of the gallery by their path: pages, and what they load."""
    sheets = _stylesheets()
    files = {asset.uri: asset.data for asset in (*sheets.values(), *scripts().values(), *fonts().values(), icon())}
    for kind in kinds():
        # Each picture that an example names is the same one; browsers go by its content, not by its name.
        pictures = [str(example.data["src"]) for example in examples(kind, "good") if "src" in example.data]
        files |= {f"{kind.family}s/{name}": Path(__file__).with_suffix(".png").read_bytes() for name in pictures}
        shown = tuple(_shown(kind))
        for viewport in VIEWPORTS:
            files[page_of(kind, viewport)] = _page(kind, shown, viewport, sheets).encode()
    files["index.html"] = _index(sheets).encode()
    return files


def page_of(kind: Kind, viewport: Viewport = VIEWPORTS[0]) -> str:
    """Return the path of a page of the gallery."""
    return f"{kind.family}s/{kind.name}{viewport.suffix}.html"


def _shown(kind: Kind) -> Iterator[dict[str, str]]:
    """Yield the faces of each good example with its name, renaming ids that an earlier one has taken.

    A field also has the question on which its condition depends, if it has one, as its `gate`.
    """
    taken: set[str] = set()
    for number, example in enumerate(examples(kind, "good"), start=1):
        made = faces(example, on_its_own=True)
        if taken & _ids(made):
            made = faces(example, load(example, renamed(example.data, number)), on_its_own=True)
        taken |= _ids(made)
        yield {"name": example.name, "gate": "", **made}


def _ids(made: Mapping[str, str]) -> set[str]:
    return {id_ for face, html in made.items() if face != "paper" for id_ in re.findall(r'\sid="([^"]+)"', html)}


def _stylesheets() -> dict[str, Asset]:
    css = stylesheet().data.decode()
    own = Path(__file__).with_suffix(".css").read_bytes()
    return {
        "wide": stylesheet(),
        "narrow": named("css", "amends-320", ".css", stylesheet_at(css, NARROW).encode()),
        "paper": named("css", "amends-paper", ".css", in_shadow(stylesheet_at(css, PAPER)).encode()),
        "gallery": named("css", "gallery", ".css", own),
    }


def _frame(sheets: Mapping[str, Asset], root: str) -> dict[str, Any]:
    return {
        "csp": CSP,
        "root": root,
        "sheets": {name: root + asset.uri for name, asset in sheets.items()},
        "icon": root + icon().uri,
        "fonts": [root + fonts()[name].uri for name in EVERYWHERE],
        "words": common_words("en"),
    }


def _page(kind: Kind, shown: tuple[dict[str, str], ...], viewport: Viewport, sheets: Mapping[str, Asset]) -> str:
    made = scripts()
    used = [name for name in ("worksheet", f"{kind.family}/{kind.name}") if name in made]
    context = {
        "family": kind.family,
        "name": kind.name,
        "purpose": typographic(purpose(kind), "en"),
        "wide": getattr(kind.model, "wide", False),
        "examples": shown,
        "viewport": viewport,
        "viewports": [(other.name, Path(page_of(kind, other)).name, other is viewport) for other in VIEWPORTS],
        "scripts": [f"../{made[name].uri}" for name in used],
        "words": words_of(kind, "en"),
    }
    return rendered("en", "gallery.html", _frame(sheets, "../") | context)


def _index(sheets: Mapping[str, Asset]) -> str:
    families = {
        title: [(kind.name, typographic(purpose(kind), "en"), page_of(kind)) for kind in kinds() if kind.family == name]
        for title, name in (("Fields of worksheets", "field"), ("Blocks of lessons", "block"))
    }
    return rendered("en", "gallery.html", _frame(sheets, "") | {"families": families, "viewport": VIEWPORTS[0]})
