"""Measure the time, size and memory of all PDFs of the site on one core, and the time of a second run."""

from __future__ import annotations

import resource
import shutil
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from amends.load.content import load
from amends.pdf.layout import Result
from amends.pdf.make import make
from amends.pdf.recipes import Recipe, follow, recipes
from tests.site_server import ROOT


def _make_all() -> dict[str, list[tuple[float, Result]]]:
    """Make every PDF in this process; return the seconds and result of each, by face."""
    content, _problems = load(ROOT / "content")
    made: dict[str, Result] = {}
    took: defaultdict[str, list[tuple[float, Result]]] = defaultdict(list)
    every: Mapping[str, Recipe] = {recipe.name: recipe for recipe in recipes(content)}
    waiting = list(every.values())
    while waiting:
        recipe = next(one for one in waiting if set(one.needs) <= set(made))
        waiting.remove(recipe)
        begun = time.perf_counter()
        made[recipe.name] = follow(content, recipe, {name: made[name] for name in recipe.needs})
        took[recipe.face].append((time.perf_counter() - begun, made[recipe.name]))
    return took


def _second_run() -> tuple[int, float]:
    """Return how many PDFs a second run over unchanged content makes, and its seconds."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "content", Path(folder) / "content")
        content, _problems = load(Path(folder) / "content")
        make(content)
        begun = time.perf_counter()
        again = make(content)
        return sum(one.seconds is not None for one in again), time.perf_counter() - begun


def main() -> None:
    """Print the results as a table."""
    took = _make_all()
    print(f"{'face':10} {'PDFs':>5} {'pages':>6} {'s/page':>7} {'median':>7} {'largest KB':>11}")
    for face, all_of_it in took.items():
        pages = sum(result.pages for _seconds, result in all_of_it)
        each = [seconds / result.pages for seconds, result in all_of_it]
        largest = max(len(result.data) for _seconds, result in all_of_it) / 1000
        mean = sum(seconds for seconds, _result in all_of_it) / pages
        print(f"{face:10} {len(all_of_it):5} {pages:6} {mean:7.3f} {statistics.median(each):7.3f} {largest:11.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the process: {peak:.0f} MB")
    count, seconds = _second_run()
    print(f"a second run makes {count} PDFs and takes {seconds:.2f} s")


if __name__ == "__main__":
    main()
