"""The forms for readers ask for fields that exist, and links to them fill them in."""

from __future__ import annotations

import json
import re
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from explainer.dataset import Dataset
from explainer.model import Record
from explainer.model.vocabulary import SourceKind
from explainer.output.version import Version
from explainer.pages.footer import footer_of
from support.model_parts import ALL_PARTS
from support.records import edition_of
from support.repository import ROOT

FORMS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*-*.yml"))}


@pytest.mark.parametrize("name", FORMS)
def test_forms_name_fields_and_labels_that_exist(name: str) -> None:
    known = {field for part in ALL_PARTS for field in part.model_fields}
    described = json.dumps(FORMS[name], ensure_ascii=False)
    named = {
        part for fields in re.findall(r"fields? `([a-z_]+)`(?:, `([a-z_]+)`)?(?:, `([a-z_]+)`)?", described) for part in fields if part
    }
    assert named <= known
    assert named
    labels = {label["name"] for label in yaml.safe_load((ROOT / ".github/labels.yml").read_text(encoding="utf-8"))}
    assert set(FORMS[name]["labels"]) <= labels


def test_choices_of_forms_are_the_models() -> None:
    by_id: dict[str, Any] = {part.get("id"): part for part in FORMS["new-source"]["body"]}
    assert by_id["kind"]["attributes"]["options"] == list(get_args(SourceKind))


def test_every_link_to_a_form_fills_in_fields_that_it_has(conflict: Dataset) -> None:
    edition = edition_of(conflict, Version("0" * 40, 1591000000))
    pages: list[tuple[str, Record | None]] = [(f"{record.path}.md", record) for record in conflict.records.values()]
    pages += [("operations/index.md", None), ("events/index.md", None), ("timeline.md", None)]
    seen = set()
    for path, record in pages:
        for _, address in footer_of(conflict, edition, path, "A title", record, by_hand=False).reports:
            asked = parse_qs(urlsplit(address).query)
            form = asked.pop("template")[0].removesuffix(".yml")
            seen.add(form)
            ids = {part["id"] for part in FORMS[form]["body"] if "id" in part}
            assert set(asked) - {"title"} <= ids
            if record:
                assert asked["record"] == [f"data/{record.path}.yml"]
    assert seen == set(FORMS)
