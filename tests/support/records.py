"""Clean records to start from, and data folders read as the checks read them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from explainer.build import pipeline
from explainer.check import find_all
from explainer.dataset import Dataset
from explainer.output.artifact import Artifact
from explainer.output.version import Version
from explainer.problems import Problem

MakeData = Callable[[Mapping[str, str]], Path]

# The least that a data folder holds; tests add records to it.
LEAST = {
    "conflict.yml": """
title: Test War
tagline: A war that never was.
language: en
introduction: It never was.
countries: [{code: XA, name: Aland}]
extent: {south: 0, west: 0, north: 10, east: 10}
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
contact: Nobody.
record_until: 2020
site_url: http://localhost:8000/
repository_url: https://github.com/example/test-war
""",
}

# A small clean war: the golden cases of the checks start from it and add or replace records.
BASE = {
    "actors/army.yml": "name: Army\nkind: force\nparty: [{dates: 2012/..}]\nsummary: An army.\n",
    "actors/rebels.yml": "name: Rebels\nkind: group\nparty: [{dates: 2012/..}]\nactive: 2012/..\nsummary: Rebels.\n",
    "places/town.yml": "name: Town\nkind: settlement\ncountry: XA\ncoordinates: {lat: 5, lon: 5, basis: report}\n",
    "sources/report.yml": "title: Report\npublisher: Paper\nkind: article\nurl: https://example.org/report\npublished: 2020-02\n",
    "events/meeting.yml": """title: Meeting
kind: talks
dates: 2020-01-05
where: [{place: town}]
participants:
  - {actor: army, role: took-part, sources: [report]}
  - {actor: rebels, role: took-part, sources: [report]}
summary: The [[army]] met the [[rebels]].
claims:
  - {id: present, what: took-part, whom: people, count: 20, said_by: army, sources: [report]}
""",
}

# The actors and sources of the hard cases: two camps, their armies, persons who speak for them, and outsiders.
ACTORS = {
    "france": "kind: state\nparty: [{dates: 2013/..}]",
    "french-armed-forces": "kind: force\nrelations: [{kind: part-of, to: france}]",
    "french-armed-forces-staff": "kind: body\nrelations: [{kind: part-of, to: french-armed-forces}]",
    "barkhane": "kind: force\nrelations: [{kind: part-of, to: french-armed-forces}]",
    "takuba": "kind: force",
    "mali": "kind: state\nparty: [{dates: 2012/..}]",
    "fama": "kind: force\nrelations: [{kind: part-of, to: mali}]",
    "niger-armed-forces": "kind: force\nparty: [{dates: 2012/..}]",
    "wagner": "kind: force\nparty: [{dates: 2021-12/2025-06}]",
    "minusma": "kind: force",
    "ohchr": "kind: body",
    "csp": "kind: group\nparty: [{dates: 2012/..}]",
    "jnim": "kind: group\nparty: [{dates: 2017-03/..}]",
    "isgs": """kind: group
names: [{name: Islamic State Sahel Province, dates: 2022-03/.., language: en, sources: [s1]}]""",
    "florence-parly": "kind: person\npositions: [{at: france, title: Minister, dates: 2017/2022}]",
    "francois-lecointre": "kind: person\npositions: [{at: french-armed-forces-staff, title: Chief of the Defence Staff, dates: 2017/2021}]",
}
FILES = {f"actors/{i}.yml": f"name: {i.replace('-', ' ').title()}\nsummary: Somebody.\n{text}\n" for i, text in ACTORS.items()} | {
    f"sources/s{n}.yml": f"title: Report {n}\npublisher: Paper {n}\nkind: article\npublished: 202{n}\nurl: https://example.org/{n}\n"
    for n in (1, 2, 3)
}


def problems_in(folder: Path) -> list[Problem]:
    """All problems of a data folder, with file names as from inside its parent folder."""
    before = Path.cwd()
    os.chdir(folder.parent)
    try:
        return find_all(Path(folder.name), Path("docs"), None)[1]
    finally:
        os.chdir(before)


def clean_dataset(folder: Path) -> Dataset:
    """The dataset of a folder that must have no errors."""
    dataset, problems = find_all(folder, folder / "docs", None)
    wrong = [str(problem) for problem in problems if problem.severity == "error"]
    assert not wrong, wrong
    return dataset


def artifacts_of(dataset: Dataset, version: Version | None = None) -> list[Artifact]:
    """Every file of the site that is made from a dataset."""
    return pipeline.build(dataset, version)


ACTOR = "name: {name}\nkind: {kind}\nsummary: One of them.\n{more}"


def actors(**more: str) -> dict[str, str]:
    """Groups named by their ids, with what else their records hold."""
    return {f"actors/{name}.yml": ACTOR.format(name=name.capitalize(), kind="group", more=text) for name, text in more.items()}
