"""JSON Schemas of the collections, generated from the model for editors that complete and check while typing."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from . import COLLECTIONS, Conflict
from .base import Part

# What yaml-language-server reads: https://github.com/redhat-developer/yaml-language-server (draft 7; '$defs' is followed too).
_DRAFT = "http://json-schema.org/draft-07/schema#"


@cache
def schemas() -> dict[str, str]:
    """File name to text of each schema: one for every collection, and one for conflict.yml."""
    models: dict[str, type[Part]] = {**COLLECTIONS, "conflict": Conflict}
    return {
        f"{name}.json": json.dumps(_schema(model), indent=1, ensure_ascii=False, sort_keys=True) + "\n" for name, model in models.items()
    }


def described_files() -> dict[str, str]:
    """The files of a data folder that each schema describes, as a pattern, by the schema's name."""
    return {f"{name}.json": f"{name}/*.yml" for name in COLLECTIONS} | {"conflict.json": "conflict.yml"}


def _schema(model: type[Part]) -> dict[str, Any]:
    schema = model.model_json_schema(mode="validation")
    schema["$schema"] = _DRAFT
    # The id is the file's name and is not written in it.
    if "id" in schema["properties"] and hasattr(model, "COLLECTION"):
        del schema["properties"]["id"]
        schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    result: dict[str, Any] = _without_titles(schema)
    return result


def _without_titles(value: Any) -> Any:
    """Generated titles and defaults say nothing that names do not."""
    if isinstance(value, dict):
        return {k: _without_titles(v) for k, v in value.items() if not (k in ("title", "default") and not isinstance(v, dict))}
    return [_without_titles(item) for item in value] if isinstance(value, list) else value
