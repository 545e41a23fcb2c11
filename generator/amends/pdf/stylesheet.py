"""The stylesheets of PDFs: the rules for paper out of all stylesheets, and the PDFs' own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2

from amends.blocks import block_kinds
from amends.catalogue import Kind
from amends.fields import field_kinds
from amends.fonts import FAMILIES, paper_fonts
from amends.resources import theme_folder

_OWN = Path(__file__).parent / "css"


@lru_cache(maxsize=1)
def worksheet_css() -> str:
    """Return the CSS of a worksheet's PDF: the rules for `.paper` of the theme and of all fields, and the PDF's own."""
    theme = theme_folder() / "assets" / "css"
    sources = [
        *(theme / f"{name}.css" for name in ("base", "pages", "fields", "print")),
        *_files(field_kinds(), "field"),
    ]
    rules = [_paper_rules(tinycss2.parse_stylesheet(path.read_text("utf-8"), skip_comments=True)) for path in sources]
    types = [f"@layer pdf {{\n{path.read_text('utf-8')}\n}}" for path in _files(field_kinds(), "paper")]
    return "\n".join(["@layer base, pages, fields, print, pdf;", _font_faces(), *rules, *_own("base", "sheet"), *types])


@lru_cache(maxsize=1)
def lesson_css() -> str:
    """Return the CSS of all other PDFs: their own, and that of each block for a handout."""
    blocks = [f"@layer fields {{\n{path.read_text('utf-8')}\n}}" for path in _files(block_kinds(), "paper")]
    own = _own("base", "lesson", "booklet")
    return "\n".join(["@layer base, fields, pdf;", _font_faces(), *own, *blocks])


def _own(*names: str) -> list[str]:
    return [(_OWN / f"{name}.css").read_text("utf-8") for name in names]


def _files(kinds: dict[str, Kind], name: str) -> list[Path]:
    return [path for kind in kinds.values() if (path := kind.file(f"{name}.css"))]


def _font_faces() -> str:
    """Return the rules that name the fonts; WeasyPrint subsets each to the characters of a PDF."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {name.rstrip("i")[-3:]}; '
        f"font-style: {'italic' if name.endswith('i') else 'normal'}; src: url({path.as_uri()}); }}"
        for name, family in FAMILIES.items()
        for path in paper_fonts(name)
    )


def _paper_rules(rules: Iterable[Any]) -> str:
    """Return the rules whose selectors mention `.paper`, and those of pages, within their layers."""
    found: list[str] = []
    for rule in rules:
        prelude = tinycss2.serialize(rule.prelude).strip() if hasattr(rule, "prelude") else ""
        keyword = getattr(rule, "at_keyword", None)
        if keyword == "page" or (rule.type == "qualified-rule" and ".paper" in prelude):
            found.append(rule.serialize())
        elif keyword == "layer" or (keyword, prelude) == ("media", "print"):
            inner = _paper_rules(tinycss2.parse_blocks_contents(rule.content or [], skip_comments=True))
            # Without the `@media print` around it, in which WeasyPrint 70 forgets the layer of a rule.
            found.append(f"@layer {prelude} {{\n{inner}\n}}" if keyword == "layer" and inner else inner)
    return "\n".join(filter(None, found))
