"""The HTML of every good example, on screen and on paper, as it was when someone last looked at it.

`make golden` writes the files anew after a change to what is rendered. Read the difference: it is what readers get.
One file in `golden/html/` holds the examples of one type for one face, so that the difference tells what changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.catalogue import Kind
from tests.examples import examples, faces, kinds

GOLDEN = Path(__file__).with_name("golden") / "html"
each_kind = pytest.mark.parametrize("kind", kinds(), ids=lambda kind: f"{kind.folder.parent.name}/{kind.name}")


def made(kind: Kind) -> Iterator[tuple[Path, str]]:
    """Yield each golden file of a type with what it has to hold: every good example under its name."""
    shown: dict[str, list[str]] = {}
    for example in (example for example in examples() if example.good and example.kind == kind):
        for face, html in faces(example).items():
            lines = [line.rstrip() for line in html.splitlines() if line.strip()]
            shown.setdefault(face, []).append("\n".join([f"<!-- {example.name} -->", *lines, ""]))
    for face, parts in shown.items():
        yield GOLDEN / kind.folder.parent.name / f"{kind.name}.{face}.html", "\n".join(parts)


@each_kind
def test_the_html_of_every_example_is_the_golden_one(kind: Kind) -> None:
    files = dict(made(kind))
    assert files, "needs good examples"
    for path, html in files.items():
        assert path.is_file(), f"there is no {path.relative_to(GOLDEN)}; `make golden` writes it"
        assert html == path.read_text("utf-8"), f"{path.name}: `make golden` accepts the change"


def test_no_golden_file_is_left_of_what_is_gone() -> None:
    wanted = {path for kind in kinds() for path, _html in made(kind)}

    assert {path for path in GOLDEN.rglob("*") if path.is_file()} == wanted


def _write_anew() -> None:
    wanted = {path: html for kind in kinds() for path, html in made(kind)}
    for path in set(GOLDEN.rglob("*.html")) - set(wanted):
        path.unlink()
    for path, html in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, "utf-8")


if __name__ == "__main__":
    _write_anew()
