"""The model is documented, its examples are valid, and what is generated from it is up to date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from explainer.load.parse import text_fields
from explainer.load.yaml_file import read
from explainer.model.base import Part
from explainer.model.json_schema import described_files, schemas
from explainer.pages import field_reference
from explainer.pages.templating import templates
from support.model_parts import ALL_PARTS, MODELS, parts
from support.repository import ROOT

EXAMPLES = [
    pytest.param(part, name, example, id=f"{part.__name__}.{name}")
    for part in ALL_PARTS
    for name, field in part.model_fields.items()
    for example in field.examples or [None]
]


@pytest.mark.parametrize(("part", "name", "example"), EXAMPLES)
def test_every_field_is_described_and_its_example_is_valid(part: type[Part], name: str, example: str | None, tmp_path: Path) -> None:
    field = part.model_fields[name]
    assert field.description, "a description is missing"
    assert field.description.endswith("."), "a description is a sentence"
    assert example is not None, "an example is missing"
    path = tmp_path / "x.yml"
    block = "|\n  " + example.replace("\n", "\n  ") if "\n" in example else example
    # Most examples are bare text as in the reference; what YAML reads otherwise is quoted there as editors would.
    plain = yaml.load(f"value: {block}", Loader=yaml.BaseLoader) if not needs_quotes(example) else {"value": example}
    path.write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    data = read(path, "x.yml")[0].data
    assert data is not None
    adapter: TypeAdapter[Any] = TypeAdapter(field.rebuild_annotation())
    adapter.validate_python(data["value"])


def needs_quotes(example: str) -> bool:
    return not example.startswith(("[", "{", "'", '"')) and (": " in example or " [@" in example)


@pytest.mark.real_data
def test_schemas_are_what_the_model_says() -> None:
    folder = ROOT / "data" / "schema"
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == schemas(), "run 'make schema'"


def test_editors_are_told_of_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f"data/schema/{name}": f"data/{files}" for name, files in described_files().items()}
    assert set(described_files()) == set(schemas())


def test_the_field_reference_names_every_field_of_every_part() -> None:
    page = templates().get_template("fields.md").render(title="Fields", tables=field_reference.tables())
    for part in ALL_PARTS:
        for name in part.model_fields:
            assert f"<code>{name}</code>" in page, (part.__name__, name)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_text_field_is_the_same_sort_of_text_wherever_its_name_stands_in_a_record(model: type[Part]) -> None:
    for part in parts(model):
        for name, kind in text_fields(part).items():
            assert text_fields(model)[name] is kind, f"{part.__name__}.{name}"
