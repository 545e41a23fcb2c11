"""Cuts the fonts down to the letters and abilities that a site uses, and keeps what was cut on this machine.

Cutting takes seconds and gives the same bytes each time, so it is done once for all sites of whoever builds them. What
is kept lies in the folder that the system has for such things, may be deleted at any time, and is checked when read.
"""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from amends.resources import FONTS, font_file

_LATIN = (
    "U+0020-007E U+00A0-00FF U+0131 U+0152-0153 U+02C6 U+02DA U+02DC U+2000-200B U+2010-2015 U+2018-201E "
    "U+2020-2022 U+2026 U+202F U+2030 U+2032-2033 U+2039-203A U+2044 U+20AC U+2122 U+2190-2193 U+2212 U+2260 "
    "U+2264-2265 U+FB00-FB04"
)
"""The characters of the web fonts: Latin with the signs of Western European languages and of typesetting."""

_FEATURES = ("ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "onum", "pnum", "tnum")
"""What the fonts can do beside showing letters: joining, spacing, and the figures that the stylesheets ask for."""

_MOST = 4 * len(FONTS)
"""So many are kept; when there are more, the oldest go."""
_DIGEST = hashlib.sha256().digest_size


def cut_font(name: str) -> bytes:
    """Return a font as WOFF2 with only what a site needs, renamed as its licence asks."""
    source = font_file(name).read_bytes()
    versions = f"{version('fonttools')} {version('brotli')} {name}".encode()
    key = hashlib.sha256(b"\0".join((source, versions, Path(__file__).read_bytes()))).hexdigest()
    place = user_cache_path("amends") / "fonts" / key
    kept = _kept(place)
    if kept is None:
        kept = _cut(name)
        _keep(place, kept)
    return kept


def _kept(place: Path) -> bytes | None:
    try:
        whole = place.read_bytes()
    except OSError:
        return None
    digest, data = whole[:_DIGEST], whole[_DIGEST:]
    return data if hashlib.sha256(data).digest() == digest else None


def _keep(place: Path, data: bytes) -> None:
    """Keep what was cut; where nothing can be written, it is cut anew each time."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        oldest_first = sorted(place.parent.iterdir(), key=lambda path: path.stat().st_mtime)
        for old in oldest_first[: max(len(oldest_first) + 1 - _MOST, 0)]:
            old.unlink(missing_ok=True)
        new = place.with_suffix(f".{os.getpid()}")
        new.write_bytes(hashlib.sha256(data).digest() + data)
        new.replace(place)


def _cut(name: str) -> bytes:
    # fontTools is slow to import, and only cutting needs it.
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
