"""Puts the breaks of tests/faults.yaml into a copy of the project, one by one, and tells which test finds each.

Writes the result to docs/faults.md. Ends with 1 where a break is found by nobody, and with 2 where a test is red before
anything is broken. Give parts of what is broken as arguments to try only some; the lines of the others stay.
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
_PATIENCE_S = 1200
_NOBODY = "**nobody**"

_HEAD = """# What the tests find

Each line is one thing that was broken on purpose, and the first test that turned red. `make faults` does this anew,
in a copy of the project; the list is `tests/faults.yaml`.

"""


@dataclass(frozen=True)
class Fault:
    """One deliberate break: what it is in words, where and how it is done, and the tests that have to find it."""

    what: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]


def faults() -> tuple[Fault, ...]:
    """Return the breaks in the order of the list."""
    listed = yaml.safe_load(LIST.read_text("utf-8"))
    return tuple(Fault(one["what"], one["file"], one["from"], one["to"], tuple(one["tests"].split())) for one in listed)


def layer(fault: Fault) -> str:
    """Return the part of the project that is broken, such as `load`."""
    parts = fault.file.split("/")
    if parts[0] == "theme":
        return "theme"
    return parts[2].removesuffix(".py")


def found_by(fault: Fault, copy: Path) -> str:
    """Break a copy of the project, mend it again, and return the test that turned red, or nothing where none did."""
    path = copy / fault.file
    sound = path.read_text("utf-8")
    path.write_text(sound.replace(fault.before, fault.after), "utf-8")
    try:
        return _first_red(copy, fault.tests)
    finally:
        path.write_text(sound, "utf-8")


def _left_out(folder: str, names: list[str]) -> set[str]:
    """Return what is no part of the project: what was made in its root, and what is hidden."""
    return {name for name in names if name.startswith(".") or (Path(folder) == ROOT and name in _MADE_HERE)}


def _first_red(copy: Path, tests: tuple[str, ...]) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTEST_")}
    environment["PYTHONPATH"] = str(copy / "generator")
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(
        command, cwd=copy, env=environment, capture_output=True, text=True, check=False, timeout=_PATIENCE_S
    )
    red = re.search(r"^(?:FAILED|ERROR) ([^\s\[]+)", done.stdout, re.MULTILINE)
    if done.returncode == 0 or not red:
        return ""
    return red[1]


def main(wanted: list[str]) -> int:
    """Try all breaks, or those in whose words one of `wanted` stands; return 0 where each was found."""
    chosen = [fault for fault in faults() if not wanted or any(part in fault.what for part in wanted)]
    rows = _rows_before() if wanted else {}
    missed = 0
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        copy = Path(folder) / "project"
        shutil.copytree(ROOT, copy, ignore=_left_out)
        if red := _first_red(copy, ("-n", "2", *sorted({test for fault in chosen for test in fault.tests}))):
            print(f"{red} is red before anything is broken", file=sys.stderr)
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
    told = f"{found} of {len(lines)} were found.\n\n| broken | in | found by |\n|---|---|---|\n"
    RESULT.write_text(_HEAD + told + "\n".join(lines) + "\n", "utf-8")
    return 1 if missed else 0


def _rows_before() -> dict[str, str]:
    """Return the lines of the result as it stands, by what was broken."""
    lines = RESULT.read_text("utf-8").splitlines() if RESULT.is_file() else []
    return {line.split(" | ")[0].removeprefix("| "): line for line in lines if line.startswith("| ")}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
