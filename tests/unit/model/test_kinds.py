"""What follows from the rows of kinds is complete: navigation, templates, tables, sections, words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
import yaml

from explainer.dataset import Dataset
from explainer.derive.grades import Grade
from explainer.model import COLLECTIONS
from explainer.model.base import Retraction
from explainer.model.kinds import COLLECTION_KINDS, RELATION_KINDS, RELATION_SECTIONS, search_sections
from explainer.model.vocabulary import ActorKind, Measure, RelationName, Role, TitleFrom
from explainer.pages import labels
from explainer.pages.jinja_env import environment
from explainer.pages.overviews import OVERVIEWS
from explainer.pages.record_pages import record_page
from explainer.pages.templating import templates
from support.records import edition_of
from support.repository import ROOT

SETTINGS = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))


def pages_in(nav: list[Any]) -> list[str]:
    """The files that a navigation leads to, in its order."""
    found: list[str] = []
    for entry in nav:
        for target in entry.values():
            found += pages_in(target) if isinstance(target, list) else [target]
    return found


@pytest.mark.parametrize("name", COLLECTION_KINDS)
def test_a_collection_is_in_the_navigation_and_its_records_are_left_out(name: str) -> None:
    assert f"{name}/index.md" in pages_in(SETTINGS["nav"])
    assert f"/{name}/*" in SETTINGS["not_in_nav"].split()


def test_every_page_about_all_records_is_in_the_navigation() -> None:
    assert {overview.path for overview in OVERVIEWS} <= set(pages_in(SETTINGS["nav"]))


def test_every_kind_of_page_has_its_template() -> None:
    known = set(templates().list_templates())
    assert {row.template for row in COLLECTION_KINDS.values()} | {overview.path for overview in OVERVIEWS} <= known


def test_the_search_lists_last_what_is_found_by_its_text_alone() -> None:
    names = [row.name for row in search_sections()]
    assert sorted(names) == sorted(COLLECTION_KINDS)
    assert names[-1] == "sources"
    assert names[:-1] == [name for name in COLLECTION_KINDS if name != "sources"]


def test_a_symmetric_relation_reads_the_same_from_both_sides_and_no_other_does() -> None:
    for kind in RELATION_KINDS.values():
        assert kind.symmetric == (kind.label == kind.reverse), kind.name


def test_every_section_of_relations_has_a_kind_and_every_kind_a_section_of_the_page() -> None:
    assert {kind.section for kind in RELATION_KINDS.values()} == set(RELATION_SECTIONS)


def test_descent_is_drawn_and_told() -> None:
    for kind in RELATION_KINDS.values():
        assert not kind.descent or (kind.lineage and kind.history), kind.name


@pytest.mark.parametrize(
    ("words", "vocabulary"),
    [
        (labels.ROLES, Role),
        (labels.GRADES, Grade),
        (labels.MEASURES, Measure),
        (labels.TITLE_FROM, TitleFrom),
        (labels.ACTOR_GROUPS, ActorKind),
        (RELATION_KINDS, RelationName),
    ],
    ids=["roles", "grades", "measures", "title-from", "actor-groups", "relations"],
)
def test_every_word_of_a_vocabulary_has_its_words_for_readers(words: dict[str, Any], vocabulary: Any) -> None:
    assert sorted(words) == sorted(get_args(vocabulary))


def test_fields_that_readers_are_told_of_exist() -> None:
    known = {name for model in COLLECTIONS.values() for name in model.model_fields}
    assert set(labels.FIELDS) <= known


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_withdrawn_record_says_so_on_its_page(name: str, conflict: Dataset) -> None:
    records = conflict.all(COLLECTIONS[name])
    assert records, f"the invented conflict has no record in {name}"
    retracted = Retraction.model_validate({"on": "2021-02-03", "why": "It was another."})
    withdrawn = records[0].model_copy(update={"retracted": retracted})
    dataset = replace(conflict, records={**conflict.records, withdrawn.id: withdrawn})
    page = record_page(dataset, environment(dataset, edition_of(dataset)), withdrawn, None)
    assert page.count("This record was withdrawn on 3 February 2021.</strong> It was another.") == 1
