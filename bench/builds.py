"""How long sites of 60, 300 and 1,000 items take to check, build and rebuild, beside what one would use instead.

Compared with stock Material for MkDocs and with Zensical on the very same pages, and with PyYAML's C loader on the same
files. Every figure is the median of interleaved runs. Processor seconds are those of the command and its children.
Pages per second are those of a cold build. Sizes may be given as arguments: `python -m bench.builds 60 300`.
"""

from __future__ import annotations

import os
import platform
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import yaml

from bench.content import make_content
from tests.built_pages import BuiltPage, first_view

SIZES = (60, 300, 1000)
RUNS = 3
EDITS = 3
_PROGRAMS = Path(sys.executable).parent
_PATIENCE_S = 600
_READ_ALL = """
import sys, yaml, pathlib
for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml")):
    yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
"""
_STOCK = {"site_name": "stock", "theme": {"name": "material"}, "plugins": ["search"], "use_directory_urls": True}
_LESSON = "en/lessons/full-apology.yaml"
_PAGE = Path("lessons/full-apology/index.html")


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds on the clock, seconds of processors, and megabytes at its peak."""

    clock: float
    processor: float
    memory: float


def cost(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command and return what it took. It has to succeed."""
    begun = time.perf_counter()
    own = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    environment = {**os.environ, **own}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Cost(time.perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


@dataclass(frozen=True)
class Site:
    """The same pages as content of ours, and as the Markdown and HTML that somebody else would build."""

    folder: Path
    content: Path
    stock: Path
    tree: Path


def make_site(folder: Path, items: int) -> Site:
    """Make content, and have it written for the other two."""
    content = make_content(folder, items)
    tree = folder / "tree"
    cost([_PROGRAMS / "amends", "write", tree], folder)
    stock = folder / "stock"
    stock.mkdir()
    shutil.copytree(tree / "docs", stock / "docs")
    (stock / "mkdocs.yml").write_text(yaml.safe_dump(_STOCK), "utf-8")
    return Site(folder, content, stock, tree)


def commands(site: Site) -> dict[str, Callable[[], Cost]]:
    """Return what is measured, in the order in which one turn does it."""
    amends = _PROGRAMS / "amends"

    def cold() -> Cost:
        shutil.rmtree(site.folder / "site", ignore_errors=True)
        shutil.rmtree(site.folder / ".cache", ignore_errors=True)
        return cost([amends, "build", "--no-pdf"], site.folder)

    return {
        "amends build, cold": cold,
        "stock build": lambda: cost([_PROGRAMS / "mkdocs", "build", "--quiet"], site.stock),
        "zensical build": lambda: cost([_PROGRAMS / "zensical", "build", "--clean"], site.tree),
        "amends build, nothing changed": lambda: cost([amends, "build", "--no-pdf"], site.folder),
        "amends check, cold": lambda: cost([amends, "check"], site.folder),
        "amends check, nothing changed": lambda: cost([amends, "check"], site.folder),
        "PyYAML reads all": lambda: cost([sys.executable, "-c", _READ_ALL, site.content], site.folder),
        "amends --help": lambda: cost([amends, "--help"], site.folder),
        "python -c pass": lambda: cost([sys.executable, "-c", "pass"], site.folder),
    }


@contextmanager
def served(command: Sequence[str | Path], folder: Path) -> Iterator[str]:
    """Serve with live reload, and give the address once the first page is there."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*command, f"127.0.0.1:{port}"], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        _until(f"{address}lessons/full-apology/", b"<main")
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(_PATIENCE_S)


def _until(address: str, words: bytes) -> float:
    begun = time.perf_counter()
    while time.perf_counter() - begun < _PATIENCE_S:
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE_S) as answer:  # noqa: S310 - our own server
                if words in answer.read():
                    return time.perf_counter() - begun
        except OSError:
            pass
        time.sleep(0.02)
    raise AssertionError(f"{address} does not come to say {words!r}")


def edit_to_page(site: Site) -> dict[str, list[float]]:
    """Return the seconds from a saved change of a lesson to the page that shows it, for ours and for stock."""
    found: defaultdict[str, list[float]] = defaultdict(list)
    ways = {
        "amends serve": ([_PROGRAMS / "amends", "serve", "--address"], site.folder, site.content / _LESSON),
        "stock serve": (
            [_PROGRAMS / "mkdocs", "serve", "--dev-addr"],
            site.stock,
            site.stock / "docs/lessons/full-apology/index.md",
        ),
    }
    for name, (command, folder, path) in ways.items():
        with served(command, folder) as address:
            for number in range(EDITS):
                text = path.read_text("utf-8")
                words = f"parts of an apology ({number})"
                path.write_text(text.replace("parts of an apology", words, 1), "utf-8")
                found[name].append(_until(f"{address}lessons/full-apology/", words.encode()))
                path.write_text(text, "utf-8")
                _until(f"{address}lessons/full-apology/", b"parts of an apology,")
    return found


def main(sizes: Sequence[int]) -> None:
    """Print one table for each size, and how the cost grows."""
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, {RUNS} runs")
    cold: dict[int, float] = {}
    weight: dict[int, int] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            site = make_site(Path(folder), size)
            found: defaultdict[str, list[Cost]] = defaultdict(list)
            for _ in range(RUNS):
                for name, run in commands(site).items():
                    found[name].append(run())
            cold[size] = statistics.median(one.processor for one in found["amends build, cold"])
            built = site.folder / "site"
            weight[size] = first_view(built, BuiltPage(_PAGE, (built / _PAGE).read_text("utf-8")))
            _tell(size, found, edit_to_page(site))
    for smaller, larger in pairwise(sizes):
        print(f"from {smaller} to {larger} items, cold: {cold[larger] / cold[smaller]:.1f} times (bar 3.6 to 1,000)")
    first, *_, last = sizes if len(sizes) > 1 else (*sizes, *sizes)
    print(f"first view of a lesson: {weight[first]:,} bytes of {first} items, {weight[last]:,} of {last} (1.0)")


def _tell(size: int, found: dict[str, list[Cost]], edits: dict[str, list[float]]) -> None:
    print(f"\n{size} items\n{'':32} {'clock s':>8} {'CPU s':>8} {'MB':>6}")
    middle = {
        name: Cost(
            *(statistics.median(getattr(one, part) for one in costs) for part in ("clock", "processor", "memory"))
        )
        for name, costs in found.items()
    }
    for name, one in middle.items():
        print(f"{name:32} {one.clock:8.2f} {one.processor:8.2f} {one.memory:6.0f}")
    print(f"{'pages a second, cold':32} {size / middle['amends build, cold'].clock:8.1f}")
    for name, seconds in edits.items():
        print(f"{f'{name}, edit to page':32} {statistics.median(seconds):8.2f}")
    stock = middle["stock build"]
    ratios = {
        "cold build, CPU against stock (bar 0.8)": middle["amends build, cold"].processor / stock.processor,
        "nothing changed, CPU against stock (0.25)": middle["amends build, nothing changed"].processor
        / stock.processor,
        "memory against stock (1.5)": middle["amends build, cold"].memory / stock.memory,
        "cold check against PyYAML (3)": middle["amends check, cold"].processor / middle["PyYAML reads all"].processor,
        "check, nothing changed, against cold (0.25)": middle["amends check, nothing changed"].processor
        / middle["amends check, cold"].processor,
        "--help against python -c pass (8)": middle["amends --help"].clock / middle["python -c pass"].clock,
        "edit to page against stock (0.05)": statistics.median(edits["amends serve"])
        / statistics.median(edits["stock serve"]),
    }
    for name, ratio in ratios.items():
        print(f"{name:44} {ratio:6.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
