"""JSON Schemas of the YAML files, for editors: completion, help while hovering, and mistakes as one types."""

from __future__ import annotations

import json
import os
from pathlib import Path

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema

from amends.data import Data
from amends.descriptions import description
from amends.load.content import FILES
from amends.model.collections import COLLECTIONS


def schemas() -> dict[str, str]:
    """Return the schema of each kind of file, by the name of the schema's file."""
    models: dict[str, type[BaseModel]] = {kind: collection.model for kind, collection in COLLECTIONS.items()}
    models |= {Path(name).stem: file.model for name, file in FILES.items()}
    return {f"{name}.json": _text(model) for name, model in sorted(models.items())}


def schema_comment(path: Path, kind: str, root: Path) -> str:
    """Return the first line of a YAML file, which gives editors the path of its JSON Schema in `schema/` of `root`."""
    way = os.path.relpath(root / "schema" / f"{kind}.json", path.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={way}"


def _text(model: type[BaseModel]) -> str:
    made = model.model_json_schema(by_alias=True, schema_generator=_WithMeanings)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


class _WithMeanings(GenerateJsonSchema):
    """The schema as pydantic makes it, with what each key means."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        made = super().model_schema(schema)
        model = schema["cls"]
        for name, info in model.model_fields.items() if issubclass(model, Data) else ():
            meaning = description(model, name)
            if meaning:
                made["properties"][info.alias or name]["description"] = meaning
        return made
