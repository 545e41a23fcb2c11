"""The JSON Schemas in `schema/` are current, strict, and describe every key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.site_server import ROOT, files_of, run

SCHEMAS = sorted((ROOT / "schema").glob("*.json"))

each_schema = pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_committed_schemas_are_current(tmp_path: Path, seed: str) -> None:
    run("amends", "schema", "--out", tmp_path / "new", PYTHONHASHSEED=seed)

    assert files_of(tmp_path / "new") == files_of(ROOT / "schema"), "run `make schema`"


def test_every_kind_of_content_file_has_a_schema() -> None:
    folders = {path.parent.name for path in (ROOT / "content").rglob("*/*/*.yaml")}
    files = {path.stem for path in (ROOT / "content").rglob("*.yaml") if path.parent.name not in folders}

    # Only translations have a `site-texts` file.
    assert {path.stem for path in SCHEMAS} == {folder.removesuffix("s") for folder in folders} | files | {"site-texts"}


def keys(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every key that a schema defines, with its schema."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for part in schema.values():
            yield from keys(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from keys(part)


@each_schema
def test_every_key_has_a_description(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))

    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    # A `$ref` gets the description of the definition that it refers to.
    assert [name for name, key in keys(schema) if not key.get("description", "").strip() and "$ref" not in key] == []
    assert [name for name, part in schema.get("$defs", {}).items() if not part.get("description")] == []


@each_schema
def test_an_unknown_key_is_underlined(path: Path) -> None:
    schema = json.loads(path.read_text("utf-8"))
    parts = [schema, *schema.get("$defs", {}).values()]
    open_ = [
        part.get("title") for part in parts if part.get("properties") and part.get("additionalProperties") is not False
    ]

    assert open_ == []


def test_every_type_of_field_and_block_is_in_the_schema() -> None:
    for kinds, name in (("fields", "worksheet"), ("blocks", "lesson"), ("blocks", "page")):
        folders = (ROOT / "generator" / "amends" / kinds).iterdir()
        types = {folder.name for folder in folders if (folder / "README.md").is_file()}
        schema = json.loads((ROOT / "schema" / f"{name}.json").read_text("utf-8"))
        known = {value["const"] for key, value in keys(schema) if key == "type" and "const" in value}
        assert types
        assert types <= known, name
