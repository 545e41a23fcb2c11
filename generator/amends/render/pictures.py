"""Pictures that are made at build time: the one that previews of links show, and the icons for a home screen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.etree import ElementTree

from amends.model.content import Content
from amends.model.site import Site
from amends.render.assets import named
from amends.render.tree import Asset
from amends.resources import font_file, theme_folder

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageDraw import ImageDraw

PREVIEW_SIZE = (1200, 630)
"""Width and height of the picture in previews, in pixels, as the sites that show such previews recommend."""
ICON_SIZES = {"touch": 180, "small": 192, "large": 512, "maskable": 512}
"""The icons by name, with their width in pixels."""
_FINER = 3
"""Drawn so many times larger and then made smaller, so that edges are smooth."""
_FLAT = 12
"""Pieces that a curve is drawn in."""
_SIZES = tuple(range(66, 14, -4))
"""Sizes of the sentence in pixels, the largest that fits first."""
_LEADING = 1.16
"""The distance of lines, in sizes of the letters."""

_DRAWINGS = Path(__file__).parent / "templates" / "drawings"

Point = tuple[float, float]


class Stitch(NamedTuple):
    """How a dashed line is drawn: its width, the length of a dash and of a gap in pixels, and its colour."""

    width: float
    length: float
    gap: float
    colour: str


def paper_colours() -> tuple[str, str]:
    """Return the colour of the page in light and in dark, as the tokens name it."""
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
    """Return the picture that stands beside a link to the site where such links are shown: one for all pages.

    It has the name of the site, the sentence of the home page and its drawing, and nothing of the page that is shared.
    """
    return named("images", "preview", ".png", _preview(content.site.name, content.home.title))


def icons() -> dict[str, Asset]:
    """Return the icons for home screens by name, drawn from the icon of the site."""
    return {name: named("images", f"icon-{name}", ".png", _icon(name)) for name in ICON_SIZES}


def web_manifest(site: Site) -> Asset:
    """Return what a browser reads when somebody puts the site on a home screen.

    It says the name alone: an icon lies in sight, so it tells nothing of what the site is about.
    """
    drawn = icons()
    told = {
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
    data = json.dumps(told, ensure_ascii=False, indent=1).encode()
    asset = named("", "site", ".webmanifest", data)
    return Asset(asset.uri.replace("//", "/"), data)


# ---------- drawing ----------


@lru_cache(maxsize=8)
def _preview(name: str, sentence: str) -> bytes:
    from PIL import Image, ImageDraw

    width, height = (side * _FINER for side in PREVIEW_SIZE)
    picture = Image.new("RGB", (width, height), _colour("paper"))
    draw = ImageDraw.Draw(picture)
    edge = 84 * _FINER
    _draw_mark(draw, (edge, 92 * _FINER), 58 * _FINER)
    draw.text((edge + 82 * _FINER, 92 * _FINER + 30 * _FINER), name, _colour("ink"), _font("serif", 48), anchor="lm")
    room = (590 * _FINER, 330 * _FINER)
    lines, font, leading = _fitted(draw, sentence, room)
    top = height / 2 + 34 * _FINER - leading * len(lines) / 2
    for number, line in enumerate(lines):
        draw.text((edge, top + number * leading), line, _colour("ink"), font)
    _draw_art(draw, (730 * _FINER, 118 * _FINER), 390 * _FINER)
    _draw_stitches(draw, (edge, height - 64 * _FINER), width - edge)
    return _png(picture.resize(PREVIEW_SIZE, Image.Resampling.LANCZOS), 96)


def _fitted(draw: ImageDraw, sentence: str, room: tuple[float, float]) -> tuple[list[str], Any, float]:
    """Return a sentence in lines, with its font and the distance of the lines; smaller where it is long."""
    lines, font, leading = _set(draw, sentence, room[0], _SIZES[0])
    for size in _SIZES[1:]:
        if leading * len(lines) <= room[1] and all(draw.textlength(line, font) <= room[0] for line in lines):
            break
        lines, font, leading = _set(draw, sentence, room[0], size)
    return lines, font, leading


def _set(draw: ImageDraw, sentence: str, width: float, size: int) -> tuple[list[str], Any, float]:
    font = _font("serif", size)
    return _wrapped(draw, sentence, font, width), font, size * _LEADING * _FINER


def _wrapped(draw: ImageDraw, sentence: str, font: Any, room: float) -> list[str]:
    lines = [""]
    for word in sentence.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and draw.textlength(longer, font) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _font(family: str, size: int) -> Any:
    from PIL import ImageFont

    # The plain engine is the same on every machine; the other one is there on some.
    return ImageFont.truetype(font_file(f"amends-{family}-400"), size * _FINER, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8)
def _icon(name: str) -> bytes:
    from PIL import Image, ImageDraw

    size = ICON_SIZES[name]
    picture = Image.new("RGB", (size * _FINER, size * _FINER), _colour("indigo-deep"))
    # A home screen cuts a maskable icon into any shape within its middle four fifths.
    scale = size * _FINER / 32 * (0.72 if name == "maskable" else 0.92)
    shift = size * _FINER / 2 - 16 * scale
    draw = ImageDraw.Draw(picture)
    root = ElementTree.fromstring((theme_folder() / "assets" / "icon.svg").read_text("utf-8"))  # noqa: S314 - our own
    for path, facts in _paths(root):
        for points in _flattened(path):
            placed = [(x * scale + shift, y * scale + shift) for x, y in points]
            _stroke(draw, placed, float(facts["stroke-width"]) * scale, facts["stroke"])
    return _png(picture.resize((size, size), Image.Resampling.LANCZOS), 32)


def _png(picture: Picture, colours: int) -> bytes:
    from PIL import Image

    out = BytesIO()
    picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def _draw_mark(draw: ImageDraw, at: Point, width: float) -> None:
    svg = (theme_folder() / "partials" / "icons" / "mark.html").read_text("utf-8")
    for path, facts in _paths(ElementTree.fromstring(svg)):  # noqa: S314 - our own file
        for points in _flattened(path):
            scale = width / 28
            placed = [(at[0] + x * scale, at[1] + y * scale) for x, y in points]
            _stroke(draw, placed, float(facts["stroke-width"]) * scale, _colour("indigo"))


def _draw_art(draw: ImageDraw, at: Point, width: float) -> None:
    text = _art_source()
    scale = width / 388
    for path, facts in _paths(ElementTree.fromstring(text)):  # noqa: S314 - our own file
        kind = facts.get("class", "")
        for points in _flattened(path):
            placed = [(at[0] + (x - 14) * scale, at[1] + (y - 18) * scale) for x, y in points]
            if fill := {"art-cloth": "cloth", "art-worn": "paper", "art-needle": "paper"}.get(kind):
                draw.polygon(placed, fill=_colour(fill))
            if kind == "art-weave":
                _stroke(draw, placed, scale, _colour("hair"))
            elif kind == "art-worn":
                _stroke_dashed(draw, placed, Stitch(1.3 * scale, 3 * scale, 4 * scale, _colour("ink-2")))
            elif kind != "art-cloth":
                _stroke(draw, placed, float(facts.get("stroke-width", "1.6")) * scale, _colour("indigo"))


def _art_source() -> str:
    text = (_DRAWINGS / "mending.html").read_text("utf-8")
    return re.sub(r"\{#.*?#\}|\{\{.*?\}\}", "", text, flags=re.DOTALL).strip()


def _draw_stitches(draw: ImageDraw, start: Point, end: float) -> None:
    line = [start, (end, start[1])]
    _stroke_dashed(draw, line, Stitch(3 * _FINER, 20 * _FINER, 12 * _FINER, _colour("indigo")))


def _paths(root: ElementTree.Element) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield what each path of a drawing says, with the facts that it has or takes over from the groups around it."""

    def below(element: ElementTree.Element, facts: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
        facts = facts | {name: value for name, value in element.attrib.items() if name != "d"}
        if "d" in element.attrib:
            yield element.attrib["d"], facts
        for inner in element:
            yield from below(inner, facts)

    yield from below(root, {})


def _flattened(path: str) -> list[list[Point]]:
    """Return the lines of an SVG path, with curves as short straight pieces."""
    from fontTools.pens.basePen import BasePen
    from fontTools.svgLib.path import parse_path

    lines: list[list[Point]] = []

    class Lines(BasePen):  # type: ignore[misc] # fontTools has no types
        def _moveTo(self, point: Point) -> None:  # noqa: N802 - the names are fontTools'
            lines.append([point])

        def _lineTo(self, point: Point) -> None:  # noqa: N802
            lines[-1].append(point)

        def _curveToOne(self, one: Point, two: Point, end: Point) -> None:  # noqa: N802
            start = lines[-1][-1]
            for step in range(1, _FLAT + 1):
                lines[-1].append(_on_curve(start, one, two, end, step / _FLAT))

        def _closePath(self) -> None:  # noqa: N802
            lines[-1].append(lines[-1][0])

    parse_path(path, Lines(None))
    return lines


def _on_curve(start: Point, one: Point, two: Point, end: Point, part: float) -> Point:
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    corners = (start, one, two, end)
    return (
        sum(weight * corner[0] for weight, corner in zip(weights, corners, strict=True)),
        sum(weight * corner[1] for weight, corner in zip(weights, corners, strict=True)),
    )


def _stroke(draw: ImageDraw, points: Sequence[Point], width: float, colour: str) -> None:
    whole = max(round(width), 1)
    reach = (whole - 1) / 2
    draw.line(points, fill=colour, width=whole, joint="curve")
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)


def _stroke_dashed(draw: ImageDraw, points: Sequence[Point], stitch: Stitch) -> None:
    done, whole = 0.0, stitch.length + stitch.gap
    for (x1, y1), (x2, y2) in pairwise(points):
        length = hypot(x2 - x1, y2 - y1)
        at = 0.0
        while at < length:
            within = done % whole
            step = max(min((stitch.length if within < stitch.length else whole) - within, length - at), 0.01)
            if within < stitch.length:
                ends = [(x1 + (x2 - x1) * part / length, y1 + (y2 - y1) * part / length) for part in (at, at + step)]
                _stroke(draw, ends, stitch.width, stitch.colour)
            at, done = at + step, done + step
