"""JSON Schemas of the exported records: those of the files that editors write, with every field there and `null` allowed."""

from __future__ import annotations

import json
from typing import Any

from ..model.json_schema import schemas


def schema(collection: str) -> str:
    """The schema (JSON Schema draft 7) of one record of a collection as it is exported."""
    exported = _exported(json.loads(schemas()[f"{collection}.json"]))
    exported["properties"] |= {
        "schema_version": {"type": "string"},
        "id": {"type": "string"},
        "collection": {"const": collection},
        "page": {"type": "string", "format": "uri"},
        "derived": {"type": "object"},
    }
    exported["required"] = sorted({*exported["required"], "id", "collection", "page", "derived"})
    return json.dumps(exported, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _exported(part: Any) -> Any:
    """The same with every property of every object required, and those that may be left out in a file allowed to be null."""
    if isinstance(part, list):
        return [_exported(item) for item in part]
    if not isinstance(part, dict):
        return part
    schema = {key: _exported(item) for key, item in part.items()}
    if isinstance(schema.get("properties"), dict):
        _with_passages(schema["properties"])
        required = schema.get("required", [])
        schema["properties"] = {
            name: item if name in required else {"anyOf": [item, {"type": "null"}]} for name, item in schema["properties"].items()
        }
        schema["required"] = sorted(schema["properties"])
    if "pattern" in schema and isinstance(schema.get("type"), list):
        schema["type"] = "string"  # dates and counts: numbers in files, text here
    return schema


def _with_passages(properties: dict[str, Any]) -> None:
    """Of claims and points: ids of sources and their words apart, and whether the claimant counted."""
    items = properties.get("sources", {}).get("items", {})
    if "anyOf" in items or "oneOf" in items:
        properties["sources"] = {"type": "array", "items": {"type": "string"}}
        properties["passages"] = {"type": "array", "items": {"type": "object"}}
        if "relays" in properties:
            properties["counted"] = {"type": "boolean"}
