"""Makes content of any size for the benchmarks: the real lessons and worksheets, over and over under other ids."""

from __future__ import annotations

import re
import shutil
from itertools import count
from pathlib import Path

from tests.site_server import ROOT

_OF_A_SITE = ("kept-ids.yaml", "source-claims.yaml", "en/clear-communication.yaml")
"""What is true of the real content alone."""
_NUMBERS = 100
"""How far the numbers of one round of copies are from those of the next."""


def make_content(folder: Path, items: int) -> Path:
    """Copy the real content below a folder and add to it until it has a number of lessons and worksheets, 2 to 1."""
    content = Path(shutil.copytree(ROOT / "content", folder / "content"))
    for name in _OF_A_SITE:
        (content / name).unlink(missing_ok=True)
    wanted = {"lessons": round(items * 2 / 3), "worksheets": items - round(items * 2 / 3)}
    for kind, many in wanted.items():
        originals = sorted((content / "en" / kind).glob("*.yaml"))
        texts = {path.stem: path.read_text("utf-8") for path in originals}
        there = len(originals)
        for turn in count(1):
            for stem, text in texts.items():
                if there >= many:
                    break
                if stem != "private-check":  # a site has one
                    path = content / "en" / kind / f"{stem}-{turn}.yaml"
                    path.write_text(_copied(text, stem, turn), "utf-8")
                    there += 1
            if there >= many:
                break
    return content


def _copied(text: str, stem: str, turn: int) -> str:
    """Return the file of an item as another one: with another id and number, and links to the same things."""
    text = re.sub(rf"^id: {stem}\b", f"id: {stem}-{turn}", text, count=1, flags=re.MULTILINE)
    return re.sub(
        r"^number: (\d+)", lambda found: f"number: {int(found[1]) + turn * _NUMBERS}", text, flags=re.MULTILINE
    )
