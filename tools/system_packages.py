"""Ensure that dependencies from the operating system are installed: `system_packages.py chromium`.

Missing packages are installed if apt-get and permissions allow; otherwise one line names the command to run. Exit
code 0 if everything is installed at the end, 1 if something is missing, 2 for an unknown name. Runs before `.venv`
exists, so it uses only the standard library.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

CHROMIUM_COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files/Chromium/Application/chrome.exe",
)
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Flags for headless runs that make no requests of their own."""
PANGO_LIBRARIES = (
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    ("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib", "libharfbuzz-subset-0.dll"),
)
POPPLER_COMMANDS = ("pdftotext", "pdftoppm")
LIBRARY_FOLDERS = ("", "/opt/homebrew/lib/", "/usr/local/lib/")


@dataclass(frozen=True)
class SystemPackage:
    """A system dependency: how to detect it, and how to install it on each system.

    Each entry of `apt` is a set of Debian packages that provides it, in order of preference.
    """

    title: str
    needed_for: str
    is_there: Callable[[], bool]
    apt: tuple[tuple[str, ...], ...]
    fedora: str
    macos: str
    windows: str


def find_chromium() -> str | None:
    """Return the path of Chromium or Chrome, from CHROMIUM if that is set, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    found = (shutil.which(candidate) for candidate in (*CHROMIUM_COMMANDS, *CHROMIUM_PLACES))
    return next(filter(None, found), None)


def has_chromium() -> bool:
    """Return whether there is a browser for the tests."""
    return find_chromium() is not None


def has_pango() -> bool:
    """Return whether the libraries for PDF layout can be loaded."""
    return all(any(map(_can_load, names)) for names in PANGO_LIBRARIES)


def has_poppler() -> bool:
    """Return whether Poppler's programs are installed; the tests use them to see PDFs as many Linux viewers do."""
    return all(shutil.which(program) for program in POPPLER_COMMANDS)


def has_venv() -> bool:
    """Return whether this Python can create a virtual environment with pip; Debian packages that separately."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def _can_load(library: str) -> bool:
    for folder in LIBRARY_FOLDERS:
        try:
            ctypes.CDLL(folder + library)
        except OSError:
            continue
        return True
    return False


PACKAGES = {
    "chromium": SystemPackage(
        title="Chromium",
        needed_for="the browser tests",
        is_there=has_chromium,
        apt=(("chromium",), ("chromium-browser",)),
        fedora="sudo dnf install chromium",
        macos="brew install --cask google-chrome",
        windows="winget install Google.Chrome",
    ),
    "pango": SystemPackage(
        title="Pango",
        needed_for="making PDFs",
        is_there=has_pango,
        apt=(("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),),
        fedora="sudo dnf install pango",
        macos="brew install pango",
        windows="pacman -S mingw-w64-x86_64-pango (in MSYS2)",
    ),
    "poppler": SystemPackage(
        title="Poppler",
        needed_for="the tests of PDFs",
        is_there=has_poppler,
        apt=(("poppler-utils",),),
        fedora="sudo dnf install poppler-utils",
        macos="brew install poppler",
        windows="pacman -S mingw-w64-x86_64-poppler (in MSYS2)",
    ),
    "venv": SystemPackage(
        title="Python's venv module",
        needed_for="making .venv",
        is_there=has_venv,
        apt=((f"python3.{sys.version_info.minor}-venv",), ("python3-venv",)),
        fedora="sudo dnf install python3",
        macos="brew install python3",
        windows="winget install Python.Python.3.13",
    ),
}


def main(names: Sequence[str]) -> int:
    """Ensure that each named package is installed, and return the exit code."""
    unknown = [name for name in names if name not in PACKAGES]
    if unknown or not names:
        print(f"usage: system_packages.py NAME ...; the names are {', '.join(PACKAGES)}", file=sys.stderr)
        return 2
    missing = [package for package in map(PACKAGES.__getitem__, names) if not ensure(package)]
    for package in missing:
        print(what_to_do(package), file=sys.stderr)
    return 1 if missing else 0


def ensure(package: SystemPackage) -> bool:
    """Install a missing package if possible; return whether it is installed now."""
    if package.is_there():
        return True
    prefix = apt_prefix()
    if prefix is None:
        return False
    with one_at_a_time():
        if not package.is_there():  # another run may have installed it while this one waited
            print(f"Installing {package.title} for {package.needed_for} (once) ...", flush=True)
            install(package, prefix)
    importlib.invalidate_caches()
    return package.is_there()


def what_to_do(package: SystemPackage) -> str:
    """Return one line that names the missing package and the commands that install it."""
    named = os.environ.get("CHROMIUM") if package.is_there is has_chromium else None
    state = f'not where CHROMIUM says ("{named}")' if named else "missing"
    return (
        f"{package.title} is {state} and is needed for {package.needed_for}. "
        f"Debian, Ubuntu: sudo apt install {' '.join(package.apt[0])} | Fedora: {package.fedora} | "
        f"macOS: {package.macos} | Windows: {package.windows}"
    )


def apt_prefix() -> tuple[str, ...] | None:
    """Return the command prefix with which apt-get may install (empty for root, sudo for others), or None."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _run("sudo", "-n", "true").returncode == 0:
        return ("sudo", "-n")
    return None


def install(package: SystemPackage, prefix: tuple[str, ...]) -> None:
    """Install the first set of packages that this Debian offers, and report why if apt-get fails."""
    apt_get = (*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300")
    # The update fails if any source is unreachable; the existing lists may be good enough.
    _run(*apt_get, "update")
    wanted = next((names for names in package.apt if all(map(_is_offered, names))), package.apt[0])
    done = _run(*apt_get, "install", "--yes", "--no-install-recommends", *wanted)
    if done.returncode:
        print(f"apt-get could not install {' '.join(wanted)}: {_last_line(done.stderr)}", file=sys.stderr)


def _is_offered(name: str) -> bool:
    answer = _run("apt-cache", "policy", name).stdout
    return "Candidate:" in answer and "Candidate: (none)" not in answer


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or ["no reason given"])[-1]


def _run(*command: str) -> subprocess.CompletedProcess[str]:
    # LC_ALL=C: `_is_offered` reads English. No standard input, so that nothing can prompt.
    return subprocess.run(
        command,
        env={**os.environ, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait until no other run of this script uses apt-get; `apt-get update` does not wait for its lock."""
    import fcntl

    with (Path(tempfile.gettempdir()) / f"amends-apt-get-{os.geteuid()}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
