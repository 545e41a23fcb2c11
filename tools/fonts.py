"""Cut the fonts that the package ships: `python -m tools.fonts`, or `make fonts`.

Each style of Source Sans and Source Serif becomes a WOFF2 for browsers, and one TTF a script for PDFs and the link
preview. Another TTF is for text typed into fill-in PDFs. `metrics.json` holds the metrics that the generator needs, so
that it never opens a font. The families are renamed because the licence (OFL) reserves the name "Source".
"""

from __future__ import annotations

import json
import re
import sys
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter, parse_unicodes
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parents[1] / "generator" / "amends" / "fonts"

SOURCES = {
    "amends-serif-400": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf"),
    "amends-serif-400i": ("font_source_serif_pro", "SourceSerifPro-It.ttf"),
    "amends-serif-600": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "amends-sans-400": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "amends-sans-600": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
}
"""Our name of each style, with its source package and file."""

WEB = (
    "20-7E A0-FF 131 152-153 2C6 2DA 2DC 2000-200B 2010-2015 2018-201E 2020-2022 2026 202F 2030 2032-2033 2039-203A "
    "2044 20AC 2122 2190-2193 2212 2260 2264-2265 FB00-FB04"
)
"""Western European letters and typographic characters."""
SCRIPTS = {
    "latin": "20-24F 2B0-36F 1E00-1EFF 2000-2BFF FB00-FB04",
    "greek-cyrillic": "370-52F",
}
"""The characters of each TTF, as far as a style has them."""
FORM = " ".join(f"{ord(letter):X}" for code in range(32, 256) if (letter := bytes([code]).decode("cp1252", "ignore")))
"""The characters of a form field: WinAnsi."""

_FEATURES = ["ccmp", "kern", "liga", "locl", "lnum", "mark", "mkmk", "onum", "pnum", "tnum"]
"""OpenType features to keep: ligatures, kerning, marks, and the figure styles that the stylesheets use."""


def cut(name: str) -> dict[str, bytes]:
    """Return the font files of a style by file name, subset from the installed font packages."""
    made = {f"{name}.woff2": _subset(name, WEB, flavor="woff2")}
    for script, characters in SCRIPTS.items():
        if len(_characters(name, characters)) > 1:  # the italic's only Greek letter is pi
            made[f"{name}-{script}.ttf"] = _subset(name, characters)
    if name == "amends-sans-400":
        made["amends-form.ttf"] = _subset(name, FORM, features=[])
    return made


def other_files() -> dict[str, bytes]:
    """Return the metrics and licences by file name."""
    stored = json.dumps({name: _metrics(name) for name in SOURCES}, indent=1)
    made = {"metrics.json": f"{stored}\n".encode()}
    for name, (package, _file) in SOURCES.items():
        licence = (files(package) / "files" / "LICENSE.txt").read_bytes()
        made[f"OFL-{name.split('-')[1]}.txt"] = licence.replace(b"\r", b"")
    return made


def main() -> int:
    """Replace the fonts in the folder."""
    made = other_files()
    for name in SOURCES:
        made |= cut(name)
    for path in FOLDER.glob("amends-*"):
        path.unlink()
    for name, data in made.items():
        (FOLDER / name).write_bytes(data)
    print(f"{len(made)} files, {sum(map(len, made.values())) // 1024} KB")
    return 0


def _open(name: str) -> Any:
    package, file_name = SOURCES[name]
    return TTFont(BytesIO((files(package) / "files" / file_name).read_bytes()), recalcTimestamp=False)


def _characters(name: str, characters: str) -> set[int]:
    """Return the code points among `characters` (ranges of hexadecimal numbers) that a style has."""
    with _open(name) as font:
        return set(parse_unicodes(characters)) & set(font.getBestCmap())


def _subset(name: str, characters: str, flavor: str | None = None, features: list[str] = _FEATURES) -> bytes:
    options = Options()
    options.flavor = flavor
    options.hinting = False
    options.layout_features = features
    options.name_IDs = [1, 2, 4, 6, 13, 14]  # the names, and the licence with its address
    with _open(name) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=_characters(name, characters))
        subsetter.subset(font)
        _rename(font)
        font.flavor = flavor
        out = BytesIO()
        font.save(out)
    return out.getvalue()


def _rename(font: Any) -> None:
    for record in font["name"].names:
        if record.nameID in {1, 4, 6}:
            record.string = re.sub(r"Source( ?)(Sans|Serif) ?Pro", r"Amends\1\2", record.toUnicode())


def _metrics(name: str) -> dict[str, Any]:
    """Return the metrics of a style in thousandths of an em, and its characters by advance width."""
    with _open(name) as font:
        letters, advances = font.getBestCmap(), font["hmtx"].metrics
        scale = 1000 / font["head"].unitsPerEm
        widths: dict[int, list[int]] = {}
        for code in sorted(_characters(name, " ".join(SCRIPTS.values()))):
            widths.setdefault(round(advances[letters[code]][0] * scale), []).append(code)
        head = font["head"]
        return {
            "box": [round(edge * scale) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)],
            "ascent": round(font["hhea"].ascent * scale),
            "descent": round(font["hhea"].descent * scale),
            "cap_height": round(font["OS/2"].sCapHeight * scale),
            "widths": {str(width): "".join(map(chr, codes)) for width, codes in sorted(widths.items())},
        }


if __name__ == "__main__":
    sys.exit(main())
