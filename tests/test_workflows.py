"""GitHub configuration: workflows with pinned actions and minimal permissions, and valid issue forms."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = sorted((Path(__file__).parents[1] / ".github" / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def load(path: Path) -> dict[str, Any]:
    # BaseLoader keeps every scalar as text; in YAML 1.1 the key `on` means True.
    workflow: dict[str, Any] = yaml.BaseLoader(path.read_text("utf-8")).get_single_data()
    return workflow


def pages() -> dict[str, Any]:
    return next(load(path) for path in WORKFLOWS if path.name == "pages.yml")


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["pages.yml", "test.yml"]


@each_workflow
def test_every_action_is_pinned_by_commit_and_names_its_version(path: Path) -> None:
    used = re.findall(r"uses:\s*(.+)", path.read_text("utf-8"))
    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


@each_workflow
def test_permissions_are_minimal(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    extra = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert extra == ({"deploy": {"pages": "write", "id-token": "write"}} if path.name == "pages.yml" else {})


@each_workflow
def test_a_pull_request_runs_without_permissions_or_secrets(path: Path) -> None:
    text, workflow = path.read_text("utf-8"), load(path)
    assert "pull_request" in workflow["on"]
    assert "pull_request_target" not in workflow["on"]
    assert "secrets." not in text
    checkouts = [
        step for job in workflow["jobs"].values() for step in job["steps"] if "checkout@" in step.get("uses", "")
    ]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_every_change_builds_the_site() -> None:
    build = pages()["jobs"]["build"]
    assert "if" not in build
    assert "make site" in [step.get("run") for step in build["steps"]]


def test_only_main_is_deployed_and_only_after_the_build() -> None:
    workflow = pages()
    assert workflow["on"]["push"] == {"branches": ["main"]}
    deploy = workflow["jobs"]["deploy"]
    assert deploy["if"] == "github.ref == 'refs/heads/main'"
    assert deploy["needs"] == "build"
    others = [name for name, job in workflow["jobs"].items() if "deploy-pages@" in str(job) and name != "deploy"]
    assert others == []


FORMS = sorted((Path(__file__).parents[1] / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


@pytest.mark.parametrize("path", [path for path in FORMS if path.name != "config.yml"], ids=lambda path: path.stem)
def test_an_issue_form_is_valid(path: Path) -> None:
    """It has the keys that GitHub's form schema requires, and unique field ids."""
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= form.keys() <= {"name", "description", "labels", "body", "title"}
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(set(ids)) == len(ids) > 1
    for part in form["body"]:
        assert part["type"] in {"markdown", "input", "textarea"}
        assert part["attributes"]["value" if part["type"] == "markdown" else "label"].strip()
    assert any(part.get("validations", {}).get("required") for part in form["body"])


def test_there_is_a_form_for_each_kind_of_feedback() -> None:
    assert {path.stem for path in FORMS} == {"broken", "config", "idea", "text", "wrong-number"}
