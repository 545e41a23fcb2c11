"""What the stylesheets say of paper, without what they say of screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import tinycss2

from amends.blocks import block_kinds
from amends.fields import field_kinds
from amends.fonts import FAMILIES, paper_fonts
from amends.resources import theme_folder

_OWN = Path(__file__).parent / "css"


@lru_cache(maxsize=1)
def worksheet_css() -> str:
    """Return the CSS of a worksheet's PDF: the rules for `.paper` of the theme and of all fields, and the PDF's own."""
    return _joined(
        [*_theme("base", "pages", "fields", "print"), *_types(field_kinds(), "field.css")], only=".paper", own="sheet"
    )


@lru_cache(maxsize=1)
def lesson_css() -> str:
    """Return the CSS of all but worksheets: the PDF's own, and what each block has for a handout."""
    layers = "@layer base, fields, pdf;"
    own = [(_OWN / f"{name}.css").read_text("utf-8") for name in ("ground", "lesson", "binding")]
    blocks = [f"@layer fields {{\n{css}\n}}" for css in _types(block_kinds(), "paper.css")]
    return "\n".join([layers, _font_faces(), *own, *blocks])


def _theme(*layers: str) -> Iterator[str]:
    for layer in layers:
        yield (theme_folder() / "assets" / "css" / f"{layer}.css").read_text("utf-8")


def _types(kinds: Any, name: str) -> Iterator[str]:
    for kind in kinds.values():
        path = kind.file(name)
        if path:
            yield path.read_text("utf-8")


def _joined(sources: Iterable[str], only: str, own: str) -> str:
    layers = "@layer base, pages, fields, print, pdf;"
    kept = (
        _for_paper(tinycss2.parse_stylesheet(source, skip_comments=True, skip_whitespace=True), only)
        for source in sources
    )
    ours = [(_OWN / f"{name}.css").read_text("utf-8") for name in ("ground", own)]
    types = [f"@layer pdf {{\n{css}\n}}" for css in _types(field_kinds(), "paper.css")]
    return "\n".join([layers, _font_faces(), *kept, *ours, *types])


def _font_faces() -> str:
    """Return the rules that name the fonts; WeasyPrint cuts each down to the letters that a PDF needs."""
    return "\n".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {name.rstrip("i")[-3:]}; '
        f"font-style: {'italic' if name.endswith('i') else 'normal'}; src: url({path.as_uri()}); }}"
        for name, family in FAMILIES.items()
        for path in paper_fonts(name)
    )


def _for_paper(rules: Iterable[Any], only: str) -> str:
    """Return the rules whose selectors speak of `only`, and those of pages, with the layers they stand in."""
    kept: list[str] = []
    for rule in rules:
        if rule.type == "qualified-rule":
            if only in tinycss2.serialize(rule.prelude):
                kept.append(rule.serialize())
        elif rule.type == "at-rule" and rule.at_keyword == "page":
            kept.append(rule.serialize())
        elif rule.type == "at-rule" and rule.content and _holds_on_paper(rule):
            inner = _for_paper(
                tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True), only
            )
            # Without `@media print` around it: within it, WeasyPrint 70 forgets the layer that a rule stands in.
            layer = tinycss2.serialize(rule.prelude).strip() if rule.at_keyword == "layer" else None
            if inner:
                kept.append(inner if layer is None else f"@layer {layer} {{\n{inner}\n}}")
    return "\n".join(kept)


def _holds_on_paper(rule: Any) -> bool:
    said = tinycss2.serialize(rule.prelude).strip()
    return bool(rule.at_keyword == "layer" or (rule.at_keyword == "media" and said == "print"))
