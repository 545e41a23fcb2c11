"""Measure builds and the live preview against their goals, and compare them with stock Material on the same pages.

Measured are a build of the repository's content without PDFs or caches, the same with 1,000 items, and the time from
a saved edit to the refreshed page while serving. CPU seconds include child processes; each figure is the median of
interleaved runs. `python -m bench.builds 75 300` measures only these sizes.
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from bench.content import make_content
from tests.site_server import ROOT

OWN = 75
"""The number of pages of the repository's own content, used as its size."""
SIZES = (OWN, 300, 1000)
CPU_GOALS = {OWN: 0.6, 1000: 0.3}
"""CPU time of a build relative to stock Material, by size."""
EDIT_GOALS = {OWN: 0.5, 300: 1.0}
"""Seconds from a saved edit to the refreshed page, by size."""
EDITS = 5
_PROGRAMS = Path(sys.executable).parent
_TIMEOUT_S = 600
_STOCK = {"site_name": "stock", "theme": {"name": "material"}, "plugins": ["search"], "use_directory_urls": True}
_LESSON = "en/lessons/full-apology.yaml"
_WORDS = "You made plans without the truth."
"""Words in the body of the lesson, which no other page shows."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds and peak memory (MB) of a command."""

    processor: float
    memory: float


def cost(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command that must succeed, and return its cost."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "XDG_CACHE_HOME": str(folder / ".cache")}
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def make_site(folder: Path, size: int) -> None:
    """Write content of a given size to `content`, and the same pages for stock Material to `stock`."""
    if size == OWN:
        shutil.copytree(ROOT / "content", folder / "content")
    else:
        make_content(folder, size)
    cost([_PROGRAMS / "amends", "write", folder / "tree"], folder)
    shutil.copytree(folder / "tree" / "docs", folder / "stock" / "docs")
    (folder / "stock" / "mkdocs.yml").write_text(yaml.safe_dump(_STOCK), "utf-8")


def build_costs(folder: Path, runs: int) -> tuple[Cost, Cost]:
    """Return the cost of our build without caches, and of the stock build."""
    ours, stock = [], []
    for _ in range(runs):
        shutil.rmtree(folder / "site", ignore_errors=True)
        shutil.rmtree(folder / ".cache", ignore_errors=True)
        ours.append(cost([_PROGRAMS / "amends", "build", "--no-pdf"], folder))
        stock.append(cost([_PROGRAMS / "mkdocs", "build", "--quiet"], folder / "stock"))
    return _median(ours), _median(stock)


def _median(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.median(one.processor for one in costs), statistics.median(one.memory for one in costs))


def edit_seconds(folder: Path) -> float:
    """Return the median seconds from saving an edit of a lesson's body to the page showing it."""
    path = folder / "content" / _LESSON
    text = path.read_text("utf-8")
    found = []
    with _served(folder) as page:
        for number in range(EDITS):
            words = f"You made {number} plans."
            path.write_text(text.replace(_WORDS, words, 1), "utf-8")
            found.append(_until(page, words.encode()))
    path.write_text(text, "utf-8")
    return statistics.median(found)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """Serve the site, and yield the address of the lesson once it responds."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [_PROGRAMS / "amends", "serve", "--address", f"127.0.0.1:{port}"],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        page = f"http://127.0.0.1:{port}/lessons/full-apology/"
        _until(page, _WORDS.encode())
        yield page
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(_TIMEOUT_S)


def _until(address: str, words: bytes) -> float:
    """Return the seconds until a page contains the words."""
    begun = time.perf_counter()
    while time.perf_counter() - begun < _TIMEOUT_S:
        try:
            with urllib.request.urlopen(address, timeout=_TIMEOUT_S) as answer:  # noqa: S310 - our own server
                if words in answer.read():
                    return time.perf_counter() - begun
        except OSError:
            pass
        time.sleep(0.02)
    raise AssertionError(f"{address} never contains {words!r}")


def main(sizes: Sequence[int]) -> None:
    """Print a line for each size."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors, load {load}")
    print(f"{'items':>6} {'ours CPU s':>11} {'stock CPU s':>12} {'ratio (goal)':>14} {'edit s (goal)':>14} {'MB':>6}")
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            make_site(folder, size)
            ours, stock = build_costs(folder, runs=3 if size < max(SIZES) else 1)
            ratio = f"{ours.processor / stock.processor:.2f} ({CPU_GOALS.get(size, '-')})"
            edit = f"{edit_seconds(folder):.2f} ({EDIT_GOALS.get(size, '-')})"
            print(
                f"{size:6} {ours.processor:11.2f} {stock.processor:12.2f} {ratio:>14} {edit:>14} {ours.memory:6.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
