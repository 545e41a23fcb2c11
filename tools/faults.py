"""Seed the faults of tests/faults.yaml into a copy of the project, one at a time, and report which test finds each.

Writes the results to docs/faults.md. Exit code 1 if no test finds a fault, 2 if a test fails before any is seeded.
Arguments select faults by parts of their descriptions; the results of the others are left unchanged.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
LIST = ROOT / "tests" / "faults.yaml"
RESULT = ROOT / "docs" / "faults.md"
_MADE_HERE = {"site", "pdf", "node_modules", "build", "dist"}
_TIMEOUT_S = 1200
_NOBODY = "**nobody**"

_HEAD = """# What the tests find

Each line names a fault that was seeded on purpose and the first test that failed. `make faults` repeats this in a copy
of the project; the list is `tests/faults.yaml`.

"""


@dataclass(frozen=True)
class Fault:
    """One fault: its description, the text replacement that seeds it, and the tests that must find it."""

    what: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]


def faults() -> tuple[Fault, ...]:
    """Return the faults in the order of the list."""
    listed = yaml.safe_load(LIST.read_text("utf-8"))
    return tuple(Fault(one["what"], one["file"], one["from"], one["to"], tuple(one["tests"].split())) for one in listed)


def layer(fault: Fault) -> str:
    """Return the part of the project that a fault is in, such as `load`."""
    parts = fault.file.split("/")
    if parts[0] == "theme":
        return "theme"
    return parts[2].removesuffix(".py")


def found_by(fault: Fault, copy: Path) -> str:
    """Seed a fault in a copy of the project, undo it, and return the first failing test, or an empty string."""
    path = copy / fault.file
    original = path.read_text("utf-8")
    path.write_text(original.replace(fault.before, fault.after), "utf-8")
    try:
        return _first_red(copy, fault.tests)
    finally:
        path.write_text(original, "utf-8")


def _left_out(folder: str, names: list[str]) -> set[str]:
    """Return the names not to copy: hidden files, and generated folders in the root."""
    return {name for name in names if name.startswith(".") or (Path(folder) == ROOT and name in _MADE_HERE)}


def _first_red(copy: Path, tests: tuple[str, ...]) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(copy / "generator")
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=_TIMEOUT_S
    )
    red = re.search(r"^(?:FAILED|ERROR) ([^\s\[]+)", done.stdout, re.MULTILINE)
    if done.returncode == 0 or not red:
        return ""
    return red[1]


def main(wanted: list[str]) -> int:
    """Try all faults, or those whose description contains one of `wanted`; return the exit code."""
    chosen = [fault for fault in faults() if not wanted or any(part in fault.what for part in wanted)]
    rows = _rows_before() if wanted else {}
    missed = 0
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=_left_out)
        if red := _first_red(copy, ("-n", "2", *sorted({test for fault in chosen for test in fault.tests}))):
            print(f"{red} fails before any fault is seeded", file=sys.stderr)
            return 2
        for number, fault in enumerate(chosen, 1):
            begun = time.monotonic()
            red = found_by(fault, copy)
            missed += not red
            print(
                f"{number:2}/{len(chosen)} {time.monotonic() - begun:4.0f} s  {fault.what}: {red or 'NOT FOUND'}",
                flush=True,
            )
            rows[fault.what] = f"| {fault.what} | {layer(fault)} | {f'`{red}`' if red else _NOBODY} |"
    lines = [rows[fault.what] for fault in faults() if fault.what in rows]
    found = sum(_NOBODY not in line for line in lines)
    summary = f"{found} of {len(lines)} were found.\n\n| fault | in | found by |\n|---|---|---|\n"
    RESULT.write_text(_HEAD + summary + "\n".join(lines) + "\n", "utf-8")
    return 1 if missed else 0


def _rows_before() -> dict[str, str]:
    """Return the lines of the current results, by fault."""
    lines = RESULT.read_text("utf-8").splitlines() if RESULT.is_file() else []
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines if line.startswith("| ")}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
