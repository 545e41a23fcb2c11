"""The lock files match pyproject.toml and package.json, have hashes, and contain no URLs."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LOCKS = {"runtime": ["build"], "dev": ["build", "dev"], "lock": ["lock"]}
ENTRY = re.compile(r"^([a-z0-9-]+)==([^\s;]+)[^\n]*((?:\n    --hash=sha256:[0-9a-f]{64}(?: \\)?)*)", re.MULTILINE)

each_lock = pytest.mark.parametrize("name", LOCKS)


def locked(name: str) -> dict[str, str]:
    return {package: version for package, version, _ in ENTRY.findall(lock_text(name))}


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


@each_lock
def test_the_lock_file_has_the_versions_of_pyproject(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [] if name == "lock" else list(project["project"]["dependencies"])
    for group in LOCKS[name]:
        wanted += project["dependency-groups"][group]
    for requirement in wanted:
        package, _, version = requirement.partition("==")
        assert locked(name).get(package) == version, f"{requirement}: run `make lock`"


def test_tests_run_with_the_same_versions_as_the_build() -> None:
    assert locked("runtime").items() <= locked("dev").items()


@each_lock
def test_every_locked_package_has_its_hashes(name: str) -> None:
    entries = ENTRY.findall(lock_text(name))
    assert entries
    assert [package for package, _, hashes in entries if not hashes] == []


@each_lock
def test_a_lock_file_has_no_urls_or_local_paths(name: str) -> None:
    lines = [line for line in lock_text(name).splitlines() if not line.startswith("    --hash=")]
    assert [line for line in lines if re.search(r"://|^\s*-|\s@\s|\s/", line)] == []


def test_the_node_lock_file_has_hashes_and_no_urls() -> None:
    text = (ROOT / "package-lock.json").read_text("utf-8")
    packages = {name: entry for name, entry in json.loads(text)["packages"].items() if name}
    assert packages
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    assert "resolved" not in text
    assert "://" not in text


def test_the_node_lock_file_has_the_versions_of_package_json() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    packages = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert {name: packages[f"node_modules/{name}"]["version"] for name in wanted} == wanted


def test_the_search_engine_has_the_version_of_package_json() -> None:
    wanted = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]["lunr"]
    notice = (ROOT / "theme" / "assets" / "vendor" / "lunr.min.js").read_text("utf-8").partition("*/")[0]
    assert wanted in notice, "run `make vendor`"
