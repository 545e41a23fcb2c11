"""Support for editors: every content file names its schema, and an independent validator accepts it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.site_server import ROOT

COMMENT = "# yaml-language-server: $schema="
FILES = sorted((ROOT / "content").rglob("*.yaml"))


def schema_of(path: Path) -> Path:
    """Return the schema named in the first line of a file."""
    first = path.read_text("utf-8").splitlines()[0]
    assert first.startswith(COMMENT), path
    return (path.parent / first.removeprefix(COMMENT)).resolve()


@cache
def validator(path: Path) -> Draft202012Validator:
    schema = json.loads(path.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def read(path: Path) -> Any:
    """Parse a file as an editor does: as YAML 1.2, in which only true and false are booleans and dates are text."""
    return yaml.load(path.read_text("utf-8"), Yaml12)  # noqa: S506 - it is a safe loader


class Yaml12(yaml.SafeLoader):
    """PyYAML's safe loader without the implicit types of YAML 1.1."""


Yaml12.yaml_implicit_resolvers = {
    letter: [
        (tag, pattern)
        for tag, pattern in resolvers
        if tag not in {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool"}
    ]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_names_its_schema_and_validates(path: Path) -> None:
    schema = schema_of(path)
    assert schema.parent == ROOT / "schema"
    folder = path.parent.name
    assert schema.stem == (folder.removesuffix("s") if folder.endswith("s") else path.stem)
    errors = [f"{list(error.absolute_path)}: {error.message}" for error in validator(schema).iter_errors(read(path))]
    assert errors == []


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("en/lessons/full-apology.yaml", {"minutes": "soon"}),
        ("en/lessons/full-apology.yaml", {"audiense": ["hurt"]}),
        ("en/lessons/full-apology.yaml", {"audience": ["everybody"]}),
        ("en/lessons/full-apology.yaml", {"sections": [{"id": "x", "title": "X", "blocks": [{"type": "no-such"}]}]}),
        ("en/worksheets/grounding-menu.yaml", {"mode": "alone"}),
        ("en/worksheets/grounding-menu.yaml", {"id": "Not An Id"}),
        ("en/pathways/together.yaml", {"steps": []}),
        ("site.yaml", {"leave_to": "http://example.org"}),
    ],
)
def test_a_mistake_is_underlined(file: str, change: dict[str, Any]) -> None:
    path = ROOT / "content" / file
    assert not validator(schema_of(path)).is_valid(read(path) | change)
