"""tools/system_packages.py finds packages, installs missing ones if permitted, and otherwise names the command."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tools import system_packages
from tools.system_packages import PACKAGES, find_chromium, main

Program = Callable[[str, str], str]

APT_GET = """
echo "$@" >>"{log}"
case " $* " in *" install "*) ;; *) exit {update} ;; esac
for name; do :; done
printf '#!/bin/sh\\n' >"{folder}/$name" && /bin/chmod +x "{folder}/$name"
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """A function that adds a shell script to an otherwise empty PATH, and returns its path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(system_packages, "CHROMIUM_PLACES", ())
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def write(name: str, script: str = "") -> str:
        file = folder / name
        file.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
        file.chmod(0o755)
        return str(file)

    return write


@pytest.fixture
def apt(tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A function that simulates a Debian machine, and returns the log of apt-get's arguments."""

    def make(*, user: int = 0, offers: str = "1.0", update: int = 0) -> Path:
        monkeypatch.setattr(os, "geteuid", lambda: user)
        log = tmp_path / "apt.log"
        program("apt-cache", f'echo "  Candidate: {offers}"')
        program("apt-get", APT_GET.format(log=log, folder=tmp_path / "bin", update=update))
        return log

    return make


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_is_found_under_each_of_its_names(name: str, program: Program) -> None:
    assert find_chromium() is None
    expected = program(name, "")
    assert find_chromium() == expected


def test_a_browser_is_found_on_macos(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    app = program("Browser of a Mac", "")
    monkeypatch.setattr(system_packages, "CHROMIUM_PLACES", (app,))
    assert find_chromium() == app


def test_the_chromium_variable_takes_precedence(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("chromium", "")
    mine = program("my-browser", "")
    monkeypatch.setenv("CHROMIUM", mine)
    assert find_chromium() == mine


def test_an_invalid_chromium_variable_is_an_error(
    program: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program("chromium", "")
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert main(["chromium"]) == 1
    assert 'Chromium is not where CHROMIUM says ("/no/such/browser")' in capsys.readouterr().err


def test_nothing_is_printed_or_run_if_nothing_is_missing(
    program: Program, apt: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    log = apt()
    program("chromium", "")
    assert main(["chromium"]) == 0
    assert capsys.readouterr() == ("", "")
    assert not log.exists()


def test_root_installs_missing_packages(apt: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    log = apt()
    assert main(["chromium"]) == 0
    update, install = log.read_text("utf-8").splitlines()
    assert update.endswith(" update")
    assert "DPkg::Lock::Timeout=300" in install
    assert install.endswith(" install --yes --no-install-recommends chromium")
    assert capsys.readouterr().out == "Installing Chromium for the browser tests (once) ...\n"


def test_a_user_installs_through_passwordless_sudo(program: Program, apt: Callable[..., Path]) -> None:
    log = apt(user=1000)
    program("sudo", 'test "$1" = -n && shift && exec "$@"')
    program("true", "")
    assert main(["chromium"]) == 0
    assert " install " in log.read_text("utf-8")


def test_an_unreachable_source_does_not_stop_the_installation(apt: Callable[..., Path]) -> None:
    apt(update=100)
    assert main(["chromium"]) == 0


def test_the_error_of_apt_get_is_passed_on(
    program: Program, apt: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    apt()
    program("apt-get", 'echo "Reading lists" >&2; echo "E: no space left" >&2; exit 100')
    assert main(["chromium"]) == 1
    assert "apt-get could not install chromium: E: no space left" in capsys.readouterr().err


def test_without_permission_one_line_names_the_command_for_each_system(
    program: Program, apt: Callable[..., Path], capsys: pytest.CaptureFixture[str]
) -> None:
    log = apt(user=1000)
    program("sudo", 'echo "sudo: a password is required" >&2; exit 1')
    assert main(["chromium"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line == (
        "Chromium is missing and is needed for the browser tests. Debian, Ubuntu: sudo apt install chromium | "
        "Fedora: sudo dnf install chromium | macOS: brew install --cask google-chrome | "
        "Windows: winget install Google.Chrome"
    )
    assert not log.exists()


@pytest.mark.parametrize("name", PACKAGES)
def test_every_package_has_a_command_for_each_system(name: str) -> None:
    line = system_packages.what_to_do(PACKAGES[name])
    assert "\n" not in line
    for system in ("Debian, Ubuntu: sudo apt install ", "Fedora: ", "macOS: ", "Windows: "):
        assert system in line


def test_the_second_package_name_is_a_fallback(program: Program, apt: Callable[..., Path]) -> None:
    log = apt()
    program("apt-cache", 'case "$2" in *-browser) echo "  Candidate: 1.0";; *) echo "  Candidate: (none)";; esac')
    assert main(["chromium"]) == 0
    assert log.read_text("utf-8").splitlines()[-1].endswith(" chromium-browser")


def test_this_python_has_venv() -> None:
    assert system_packages.has_venv()


def test_pango_is_missing_if_any_library_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "PANGO_LIBRARIES", (("libc.so.6", "libSystem.dylib"), ("libnone.so",)))
    assert not system_packages.has_pango()
    monkeypatch.setattr(system_packages, "PANGO_LIBRARIES", (("libnone.so", "libc.so.6", "libSystem.dylib"),))
    assert system_packages.has_pango()


def test_poppler_is_missing_if_any_program_is(program: Program) -> None:
    program("pdftotext", "")
    assert not system_packages.has_poppler()
    program("pdftoppm", "")
    assert system_packages.has_poppler()


@pytest.mark.parametrize("arguments", [[], ["word-processor"]])
def test_wrong_usage_exits_with_2_and_lists_the_names(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(system_packages.__file__), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "the names are chromium, pango, poppler, venv" in done.stderr
