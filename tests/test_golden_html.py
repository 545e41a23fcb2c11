"""The HTML of every good example, on screen and on paper, is that of `golden-html/`, where people can read it.

`python -m tests.test_golden_html` writes the files anew after a change to a template. Read the difference.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from amends.catalogue import Kind
from tests.examples import examples, faces, kinds

FOLDER = Path(__file__).with_name("golden-html")


def golden_path(kind: Kind) -> Path:
    """Return the file of a kind, such as `fields-choice.html`."""
    return FOLDER / f"{kind.folder.parent.name}-{kind.name}.html"


def as_html(kind: Kind) -> str:
    """Return every good example of a kind, each face under a comment with its name."""
    parts = []
    for example in examples():
        if example.kind == kind and example.good:
            for face, html in faces(example).items():
                # What a digest hangs on changes with every script and style.
                told = re.sub(r"\.[0-9a-f]{10}\.", ".digest.", str(html))
                lines = "\n".join(line.rstrip() for line in told.splitlines() if line.strip())
                parts.append(f"<!-- {example.name}: {face} -->\n{lines}\n")
    return "\n".join(parts)


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.folder.parent.name}/{kind.name}")
def test_the_html_of_the_examples_is_the_golden_one(kind: Kind) -> None:
    path = golden_path(kind)
    assert path.is_file(), "python -m tests.test_golden_html writes it"
    assert as_html(kind) == path.read_text("utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {golden_path(kind).name for kind in kinds()}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        path.unlink()
    for kind in kinds():
        golden_path(kind).write_text(as_html(kind), "utf-8")
