"""Pictures made at build time: the one in link previews, and the icons for a home screen."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from html import escape
from pathlib import Path

from resvg_py import svg_to_bytes

from amends.fonts import paper_fonts
from amends.model.content import Content
from amends.model.site import Site
from amends.render.assets import named
from amends.render.tree import Asset
from amends.resources import theme_folder
from amends.text_width import FALLBACK_ROOM, length, wrap

PREVIEW_SIZE = (1200, 630)
"""Width and height of the picture in previews, in pixels, as the sites that show such previews recommend."""
ICON_SIZES = {"touch": 180, "small": 192, "large": 512, "maskable": 512}
"""The icons by name, with their width in pixels."""

_FONT = "amends-serif-400"
_ROOM = (590, 330)
"""Width and height that the sentence may take, in pixels."""
_SIZES = range(66, 14, -4)
"""Font sizes of the sentence in pixels; the largest that fits is used."""
_LEADING = 1.16
"""The line height, in font sizes."""
_MENDING = Path(__file__).parent / "templates" / "drawings" / "mending.html"
_STYLE = """
text { font-family: "Amends Serif"; fill: var(--ink) }
.draw { fill: none; stroke: var(--indigo); stroke-linecap: round; stroke-linejoin: round }
.stitches { stroke-width: 3; stroke-dasharray: 20 12 }
.art-cloth { fill: var(--cloth) }
.art-weave { stroke: var(--hair); stroke-width: 1 }
.art-worn { fill: var(--paper); stroke: var(--ink-2); stroke-width: 1.3; stroke-dasharray: 3 4; stroke-linecap: round }
.art-needle { fill: var(--paper) }
"""


def paper_colours() -> tuple[str, str]:
    """Return the background colour of pages in light and in dark, from the tokens."""
    light, dark = re.findall(r"--paper: (#[0-9a-f]{6});", _tokens())[:2]
    return light, dark


@lru_cache(maxsize=1)
def _tokens() -> str:
    return (theme_folder() / "assets" / "css" / "tokens.css").read_text("utf-8")


def _colour(name: str) -> str:
    found = re.search(rf"--{name}: (#[0-9a-f]{{6}});", _tokens())
    if not found:
        raise KeyError(name)
    return found[1]


def preview_picture(content: Content) -> Asset:
    """Return the picture for previews of links to the site: one for all pages.

    It shows the name of the site and the sentence and drawing of the home page, and nothing of the linked page.
    """
    return named("images", "preview", ".png", _preview(content.site.name, content.home.title))


@lru_cache(maxsize=1)
def icons() -> dict[str, Asset]:
    """Return the icons for home screens by name, drawn from the icon of the site."""
    return {name: named("images", f"icon-{name}", ".png", _icon(name)) for name in ICON_SIZES}


def web_manifest(site: Site) -> Asset:
    """Return the manifest for a site that is put on a home screen.

    It has the name alone: others can see an icon, so it does not say what the site is about.
    """
    drawn = icons()
    manifest = {
        "name": site.name,
        "short_name": site.name,
        "start_url": "../",
        "display": "browser",
        "background_color": paper_colours()[0],
        "theme_color": paper_colours()[0],
        "icons": [
            {
                "src": drawn[name].uri.removeprefix("assets/"),
                "sizes": f"{ICON_SIZES[name]}x{ICON_SIZES[name]}",
                "type": "image/png",
                "purpose": "maskable" if name == "maskable" else "any",
            }
            for name in ("small", "large", "maskable")
        ],
    }
    data = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
    return named("", "site", ".webmanifest", data)


@lru_cache(maxsize=8)
def _preview(name: str, sentence: str) -> bytes:
    width, height = PREVIEW_SIZE
    lines, size = _fitted(sentence)
    top = height / 2 + 34 + size * (1 - _LEADING * len(lines) / 2)
    text = "".join(
        f'<text x="84" y="{top + n * size * _LEADING}">{escape(line)}</text>' for n, line in enumerate(lines)
    )
    mark = (theme_folder() / "partials" / "icons" / "mark.html").read_text("utf-8")
    art = re.sub(r"\{#.*?#\}|\{\{.*?\}\}", "", _MENDING.read_text("utf-8"), flags=re.DOTALL)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" stroke-width="1.6">'
        f'{_placed(mark, 84, 92, 58)}<text x="166" y="139" font-size="48">{escape(name)}</text>'
        f'<g font-size="{size}">{text}</g>{_placed(art, 726, 118, 398)}'
        f'<path class="draw stitches" d="M84 {height - 64}H{width - 84}"/></svg>'
    )
    style = re.sub(r"var\(--([\w-]+)\)", lambda used: _colour(used[1]), _STYLE)
    fonts = [str(path) for path in paper_fonts(_FONT)]
    return svg_to_bytes(svg, style_sheet=style, background=_colour("paper"), font_files=fonts, skip_system_fonts=True)


def _fitted(sentence: str) -> tuple[tuple[str, ...], int]:
    """Return a sentence broken into lines, and the font size at which it fits."""
    lines: tuple[str, ...] = ()
    size = _SIZES[0]
    for size in _SIZES:
        lines = wrap(sentence, _FONT, size, _ROOM[0] * FALLBACK_ROOM)
        longest = max((length(word, _FONT, size) for word in sentence.split()), default=0)
        if longest <= _ROOM[0] and len(lines) * size * _LEADING <= _ROOM[1]:
            break
    return lines, size


def _icon(name: str) -> bytes:
    # A home screen may crop a maskable icon to any shape within its middle four fifths.
    side = 32 * (0.72 if name == "maskable" else 0.92)
    drawing = _placed((theme_folder() / "assets" / "icon.svg").read_text("utf-8"), 16 - side / 2, 16 - side / 2, side)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{drawing}</svg>'
    return svg_to_bytes(svg, background=_colour("indigo-deep"), width=ICON_SIZES[name], skip_system_fonts=True)


def _placed(svg: str, x: float, y: float, width: float) -> str:
    """Return a drawing as part of another one."""
    return svg.replace("<svg ", f'<svg x="{x}" y="{y}" width="{width}" height="{width}" ', 1)
