"""The site's stylesheet as one viewport sees it: a window of some width, or paper, whatever the real window is.

The gallery shows narrow windows and paper on a wide screen. A frame would do, but the security policy of our pages
forbids it; so the conditions of the stylesheet are evaluated here and not by the browser.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MEDIA = re.compile(r"@media\s+([^{]+)\{")
_WIDTH = re.compile(r"\((min|max)-width:\s*([\d.]+)(rem|px)\)")
_REM, _VW = re.compile(r"(?<![\w.-])(\d*\.?\d+)rem\b"), re.compile(r"(?<![\w.-])(\d*\.?\d+)vw\b")
_ROOT_PX = 16


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window or a page: its width in px, its medium, and the size of its `rem` in px."""

    width: int
    medium: str = "screen"
    rem: float = _ROOT_PX


NARROW = Viewport(320)
PAPER = Viewport(639, "print", 0.8 * _ROOT_PX)
"""A4 between our margins, with the size that print.css gives to the root."""


def stylesheet_at(css: str, viewport: Viewport) -> str:
    """Return a stylesheet whose conditions on width and medium are evaluated for a viewport."""
    parts, at = [], 0
    for found in _MEDIA.finditer(css):
        parts += [_sized(css[at : found.start()], viewport), f"@media {_answered(found[1].strip(), viewport)} {{"]
        at = found.end()
    return "".join([*parts, _sized(css[at:], viewport)])


def in_shadow(css: str) -> str:
    """Return a stylesheet for a shadow tree, whose host takes the place of the root and body of a page."""
    css = re.sub(r":root(:root)?(?![\w\[:-])", ":host", css)
    own = (
        ":host { display: block; background: var(--paper); color: var(--ink); overflow-wrap: break-word; "
        "font: 400 var(--t-read)/var(--lead-read) var(--serif); font-variant-numeric: oldstyle-nums; }\n"
    )
    return css + own


def _sized(css: str, viewport: Viewport) -> str:
    """Return rules with `vw`, and `rem` where the root has another size, as px."""
    css = _VW.sub(lambda found: f"{float(found[1]) * viewport.width / 100:g}px", css)
    return css if viewport.rem == _ROOT_PX else _REM.sub(lambda found: f"{float(found[1]) * viewport.rem:g}px", css)


def _answered(queries: str, viewport: Viewport) -> str:
    """Return the queries of an @media that remain once those on width and medium are evaluated."""
    left = [_query(query, viewport) for query in queries.split(",")]
    if "all" in left:
        return "all"
    return ", ".join(query for query in left if query) or "not all"


def _query(query: str, viewport: Viewport) -> str:
    """Return a query without the parts that are true: `all` if none remain, and nothing if a part is false."""
    open_parts = []
    for part in (part.strip() for part in query.split(" and ")):
        width = _WIDTH.fullmatch(part)
        if width:
            limit = float(width[2]) * (_ROOT_PX if width[3] == "rem" else 1)
            holds = viewport.width >= limit if width[1] == "min" else viewport.width <= limit
        elif part in {"screen", "print"}:
            holds = part == viewport.medium
        else:
            open_parts.append(part)
            continue
        if not holds:
            return ""
    return " and ".join(open_parts) or "all"
