"""Golden HTML: the plainest and the richest example of each type, on screen and on paper.

`make golden` rewrites the files after a change to what is rendered. Read the diff: it is what readers get. One file in
`golden/html/` holds one type. Long runs of similar elements, such as table rows, are cut after the first.
The first run with a new type writes its file, except in CI.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import accumulate, groupby
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest

from amends.catalogue import Kind
from tests.examples import Example, examples, faces, kinds
from tests.markup import VOID

GOLDEN = Path(__file__).with_name("golden") / "html"
SHOWN = 1
"""The number of elements shown of a run."""


def _keys(value: Any) -> set[str]:
    """Return every key in an example's data, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*map(_keys, value.values()))
    return set().union(*map(_keys, value)) if isinstance(value, list) else set()


def plainest_and_richest(of_kind: list[Example]) -> list[Example]:
    """Return the examples that use the fewest and the most keys, or the only one."""
    by_keys = sorted(of_kind, key=lambda example: len(_keys(example.data)))
    return by_keys[:1] + by_keys[1:][-1:]


@dataclass(slots=True)
class _Sibling:
    look: tuple[str, list[str]]
    start: int
    end: int


class _Runs(HTMLParser):
    """Find the ranges to cut from runs of siblings with the same tag and first class."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.line_starts = list(accumulate((len(line) for line in html.splitlines(keepends=True)), initial=0))
        self.levels: list[list[_Sibling]] = [[]]
        self.cuts: list[tuple[int, int, int]] = []
        self.feed(html)
        self._cut(self.levels[0])

    def _offset(self) -> int:
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        look = (tag, (dict(attrs).get("class") or "").split()[:1])
        self.levels[-1].append(_Sibling(look, start, start + len(self.get_starttag_text() or "")))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.levels.append([])

    def handle_endtag(self, tag: str) -> None:
        self._cut(self.levels.pop())
        self.levels[-1][-1].end = self._offset() + len(f"</{tag}>")

    def _cut(self, siblings: list[_Sibling]) -> None:
        for _look, group in groupby(siblings, key=attrgetter("look")):
            run = list(group)
            if len(run) > SHOWN + 1:
                self.cuts.append((run[SHOWN - 1].end, run[-1].end, len(run) - SHOWN))


def cut(html: str) -> str:
    """Return HTML without blank lines, with long runs replaced by a comment, and without line breaks before closing tags."""
    html = "".join(f"{line.rstrip()}\n" for line in html.splitlines() if line.strip())
    kept, until = "", 0
    for start, end, count in sorted(_Runs(html).cuts):
        if start >= until:
            kept, until = f"{kept}{html[until:start]}\n<!-- and {count} more -->", end
    return re.sub(r"\n(?=</)", "", kept + html[until:])


def made(kind: Kind) -> Iterator[tuple[Path, str]]:
    """Yield the golden file of a type and its expected content."""
    good = [example for example in examples() if example.good and example.kind == kind]
    parts = [
        f"<!-- {example.name}: {face} -->\n{cut(html)}"
        for example in plainest_and_richest(good)
        for face, html in faces(example).items()
    ]
    yield GOLDEN / kind.folder.parent.name / f"{kind.name}.html", "".join(parts)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.folder.parent.name}/{kind.name}")
def test_the_html_of_the_examples_matches_the_golden_file(kind: Kind) -> None:
    for path, html in made(kind):
        if not path.exists() and not os.environ.get("CI"):  # a new type
            _write(path, html)
        assert path.is_file(), f"there is no {path.relative_to(GOLDEN)}; `make golden` writes it"
        assert html == path.read_text("utf-8"), f"{path.name}: `make golden` accepts the change"


def test_every_golden_file_belongs_to_a_type() -> None:
    wanted = {path for kind in kinds() for path, _html in made(kind)}

    assert {path for path in GOLDEN.rglob("*") if path.is_file()} == wanted


def test_a_run_of_similar_elements_is_cut_after_the_first() -> None:
    rows = "".join(f"<li>{number} <b>a</b><br></li>\n" for number in range(9))

    assert cut(f"<ol>\n{rows}</ol>\n") == "<ol>\n<li>0 <b>a</b><br></li>\n<!-- and 8 more --></ol>\n"


def _write(path: Path, html: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html, "utf-8")


def _rewrite() -> None:
    wanted = dict(pair for kind in kinds() for pair in made(kind))
    for path in set(GOLDEN.rglob("*.html")) - set(wanted):
        path.unlink()
    for path, html in wanted.items():
        _write(path, html)


if __name__ == "__main__":
    _rewrite()
