"""Makes PDFs for the command line and the build: with a progress bar, and a table of what was made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tqdm import tqdm

from amends.load.suggest import did_you_mean
from amends.model.content import Content
from amends.pdf.make import Made, make, problems
from amends.problems import Problem
from amends.render.pdfs import PAPER_SIZES, PaperSize


class UnknownIdError(Exception):
    """No item has the id."""


def write_pdfs(
    content: Content, ids: Sequence[str], paper: str, out: Path
) -> tuple[tuple[Made, ...], tuple[Problem, ...]]:
    """Write the PDFs of some items, by default all, below a folder; return them with the problems found on the way.

    Raises UnknownIdError if no item has an id.
    """
    known = sorted({item.id for item in content.items()})
    for id_ in ids:
        if id_ not in known:
            hint = did_you_mean(id_, known)
            raise UnknownIdError(f'no item has the id "{id_}"' + (f"\n    {hint}" if hint else ""))
    sizes = tuple(size for size in PAPER_SIZES if paper in {size, "both"})
    made = made_with_progress(content, ids, sizes)
    for one in made:
        path = out / str(one.recipe.uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.result.data)
    return made, problems(content, made)


def made_with_progress(
    content: Content, ids: Iterable[str] = (), sizes: Iterable[PaperSize] = PAPER_SIZES
) -> tuple[Made, ...]:
    """Return the PDFs, with a progress bar on a terminal."""
    with tqdm(desc="Setting", unit="PDF", disable=None, leave=False) as bar:

        def show(done: int, total: int) -> None:
            bar.total = total
            bar.update(done - bar.n)

        return make(content, ids, sizes, show)


def table(made: Sequence[Made]) -> str:
    """Return a line for each PDF: its pages, its size, the time it took, and its path."""
    lines = ["pages      KB  seconds  file"]
    for one in made:
        result = one.result
        took = "      -" if one.seconds is None else f"{one.seconds:7.2f}"
        lines.append(f"{result.pages:5} {len(result.data) / 1000:7.0f}  {took:>7}  {one.recipe.uri}")
    pages, size = sum(one.result.pages for one in made), sum(len(one.result.data) for one in made)
    lines.append(f"{pages:5} {size / 1000:7.0f}  {sum(one.seconds or 0 for one in made):7.2f}  in all")
    return "\n".join(lines)
