"""Content folders for tests: copy one, change it by a recipe, and check it as an author would."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

from amends.check import check
from amends.load.content import load
from amends.model.content import Content
from amends.problems import Problem, in_order

SMALL = Path(__file__).parent / "sites" / "small" / "content"
REAL = Path(__file__).parents[1] / "content"


def copy(folder: Path, source: Path = SMALL) -> Path:
    """Copy a content folder to `content` in another folder, and return the copy."""
    return Path(shutil.copytree(source, folder / "content"))


def checked(content: Path) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content of a folder and every problem that `amends check` finds."""
    loaded, problems = load(content)
    return loaded, in_order((*problems, *check(loaded)))


def change(content: Path, recipe: str) -> None:
    """Change files in a content folder.

    A recipe names a file, followed by lines to remove (`- `) and their replacements (`+ `), repeated as needed; or by
    the whole new text (`| `). `delete FILE` and `link FILE to TARGET` are recipes of one line.
    """
    for first, lines in _parts(recipe):
        if first.startswith("delete "):
            (content / first.removeprefix("delete ")).unlink()
        elif first.startswith("link "):
            name, _, target = first.removeprefix("link ").partition(" to ")
            (content / name).symlink_to(target)
        elif lines[0].startswith("|"):
            path = content / first
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_lines(lines, "|").encode())
        else:
            starts = [n for n, line in enumerate(lines) if line[0] == "-" and (n == 0 or lines[n - 1][0] == "+")]
            for start, end in itertools.pairwise([*starts, len(lines)]):
                replace(content / first, _lines(lines[start:end], "-"), _lines(lines[start:end], "+"))


def replace(path: Path, old: str, new: str) -> None:
    """Replace text that occurs in a file exactly once."""
    text = path.read_bytes().decode()
    assert text.count(old) == 1, f"{path.name} contains this {text.count(old)} times instead of once:\n{old}"
    path.write_bytes(text.replace(old, new).encode())


def _parts(recipe: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the first line of each part, with the following lines that begin with a sign."""
    parts: list[tuple[str, list[str]]] = []
    for line in recipe.splitlines():
        if line in {"-", "+", "|"} or line[:2] in {"- ", "+ ", "| "}:
            parts[-1][1].append(line)
        else:
            parts.append((line, []))
    yield from parts


def _lines(lines: list[str], sign: str) -> str:
    return "".join(f"{line[2:]}\n" for line in lines if line[0] == sign)
