"""Generate content of any size for the benchmarks by copying the real lessons and worksheets under new ids.

The number of the copy is inserted into every text, so that no text occurs twice and caches help no more than they
would with real content.
"""

from __future__ import annotations

import re
import shutil
from itertools import count
from pathlib import Path

from amends.data import Id, Marked, Plain, Verbatim, walk
from amends.load.content import load
from amends.model.content import Content
from amends.model.item import Item
from tests.pseudo_content import NO_TEXT
from tests.site_server import ROOT

_OF_A_SITE = ("kept-ids.yaml", "source-claims.yaml", "en/clear-communication.yaml")
"""Files that apply to the real content only."""
_NUMBERS = 100
"""Offset between the item numbers of successive rounds of copies."""
_LAST_SPACE = re.compile(r"(?<=\S) (?=\S+$)")


def make_content(folder: Path, items: int) -> Path:
    """Copy the real content into a folder and add copies up to the given number of lessons and worksheets (2:1)."""
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    for name in _OF_A_SITE:
        (content / name).unlink(missing_ok=True)
    wanted = {"lessons": round(items * 2 / 3), "worksheets": items - round(items * 2 / 3)}
    real, _problems = load(content)
    for kind, many in wanted.items():
        originals = getattr(real, kind).values()
        there = len(originals)
        for turn in count(1):
            for item in originals:
                if there >= many:
                    break
                if item.id != real.site.safety_check:  # a site has one
                    path = content / "en" / kind / f"{item.id}-{turn}.yaml"
                    path.write_text(_copied(real, item, turn), "utf-8")
                    there += 1
            if there >= many:
                break
    return content


def _copied(content: Content, item: Item, turn: int) -> str:
    """Return an item's YAML with a new id, number and texts, and unchanged links."""
    lines = Path(content.place(item).path).read_text("utf-8").split("\n")
    names = {str(value) for _loc, value in walk(item) if isinstance(value, Id)} | {"true", "false"}
    places = {
        (place.line, place.column)
        for loc, text in walk(item)
        if isinstance(text, Plain | Marked | Verbatim) and not NO_TEXT & set(loc) and text not in names
        for place in (content.place(item, loc),)
    }
    for line, column in sorted(places, reverse=True):
        number, start = line - 1, column - 1
        value = lines[number][start:]
        if re.search(r"(^|: |- )[|>][-+0-9]*$", value):  # the text begins in the next line
            number, start = line, 0
        else:
            key = re.match(r"[a-z_]+: +(?=\S)", value)
            start += key.end() if key else 0
            if key and re.fullmatch(r"[|>][-+0-9]*", lines[number][start:]):
                number, start = line, 0
        begun = len(lines[number]) - len(lines[number].lstrip()) if start == 0 else start
        space = _LAST_SPACE.search(lines[number], begun)
        if space:
            lines[number] = f"{lines[number][: space.start()]} {turn}{lines[number][space.start() :]}"
    text = "\n".join(lines)
    text = re.sub(rf"^id: {item.id}\b", f"id: {item.id}-{turn}", text, count=1, flags=re.MULTILINE)
    return re.sub(
        r"^number: (\d+)", lambda found: f"number: {int(found[1]) + turn * _NUMBERS}", text, flags=re.MULTILINE
    )
