"""A war that never was, of any size: seeded records with names, relations, claims, dates and cited prose as real ones have.

`PYTHONPATH=tests python -m support.synthetic 1000 FOLDER` writes a data folder of about 1,000 records. The mix of collections and the lengths of
texts are those of the real data; the same number and seed give the same bytes. Only for measuring: nothing in it is true.
"""

from __future__ import annotations

import random
import shutil
import sys
from pathlib import Path
from typing import Any

import yaml

from explainer.geo import basemap
from explainer.geo.basemap import Unit
from support.repository import ROOT

# How many of 1,000 records are of each collection, as in the real data.
SHARES = {"sources": 442, "actors": 159, "places": 138, "events": 126, "operations": 64, "terms": 40, "figures": 18, "background": 13}
SYLLABLES = [
    "ba",
    "be",
    "bo",
    "da",
    "di",
    "do",
    "fa",
    "ga",
    "go",
    "ka",
    "ki",
    "ko",
    "la",
    "lo",
    "ma",
    "me",
    "mo",
    "na",
    "no",
    "ra",
    "ri",
    "sa",
    "si",
    "ta",
    "ti",
    "to",
    "wa",
    "yo",
    "za",
]
WORDS = [
    "the",
    "army",
    "group",
    "fighters",
    "village",
    "road",
    "soldiers",
    "attack",
    "town",
    "said",
    "reported",
    "north",
    "south",
    "people",
    "report",
    "government",
    "two",
    "after",
    "before",
    "near",
    "convoy",
    "night",
    "market",
    "camp",
    "river",
    "officers",
    "statement",
    "claimed",
    "morning",
    "border",
    "troops",
    "men",
    "region",
    "left",
    "arrived",
    "told",
    "according",
    "count",
    "from",
    "number",
    "were",
    "was",
    "had",
    "in",
    "on",
    "of",
    "and",
    "by",
    "with",
    "at",
    "to",
    "for",
    "against",
    "during",
    "between",
    "several",
    "many",
    "others",
    "local",
]
COUNTRIES = {"ML": "Mali", "BF": "Burkina Faso", "NE": "Niger"}
HEAD = """title: Invented War
tagline: A war that never was, for measuring.
language: en
introduction: It never was.
countries: [{code: ML, name: Mali}, {code: BF, name: Burkina Faso}, {code: NE, name: Niger}]
extent: {south: 9, west: -13, north: 26, east: 17}
licence: CC BY 4.0
licence_url: https://creativecommons.org/licenses/by/4.0/
contact: Nobody.
record_until: 2026-05
site_url: http://localhost:8000/
repository_url: https://github.com/example/invented-war
"""

Fields = dict[str, Any]


class Block(str):
    """Text that is written as a literal block."""


yaml.SafeDumper.add_representer(Block, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|"))


class War:
    """The ids of all records first, then each record with references among them."""

    def __init__(self, size: int, seed: int) -> None:
        self.chance = random.Random(seed)
        self.used: set[str] = set()
        self.ids = {name: [self._name(name) for _ in range(max(1, size * share // 1000))] for name, share in SHARES.items()}
        units = basemap.load(ROOT / "data").units.values()
        self.units = [unit for unit in units if unit.level == "unit" and unit.country in COUNTRIES]
        self.days = {record: self._day() for name in ("events", "operations") for record in self.ids[name]}

    def _name(self, collection: str) -> str:
        while True:
            words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4))) for _ in range(2)]
            name = "-".join([*words, str(self.chance.randint(2012, 2026))] if collection in ("sources", "events", "operations") else words)
            if name not in self.used and name.replace("-", "") not in self.used:
                self.used |= {name, name.replace("-", "")}
                return name

    def _day(self) -> str:
        return f"{self.chance.randint(2013, 2025)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def any(self, collection: str, count: int = 1) -> list[str]:
        return self.chance.sample(self.ids[collection], min(count, len(self.ids[collection])))

    def sentence(self, cited: bool = True) -> str:
        words = self.chance.choices(WORDS, k=self.chance.randint(10, 22))
        if self.chance.random() < 0.4:
            words[self.chance.randrange(len(words))] = f"[[{self.any(self.chance.choice(['actors', 'places', 'events']))[0]}]]"
        mark = f" [@{'; @'.join(self.any('sources', self.chance.randint(1, 2)))}]" if cited else ""
        return f"{' '.join(words).capitalize()}{mark}."

    def prose(self, sentences: int) -> Block:
        return Block(" ".join(self.sentence() for _ in range(sentences)) + "\n")

    def body(self, sections: int, sentences: int) -> Block:
        heading = (" ".join(self.chance.choices(WORDS, k=3)).capitalize() for _ in range(sections))
        return Block("\n".join(f"## {title}\n\n{self.prose(sentences)}" for title in heading))

    def names(self) -> list[Fields]:
        first = {"name": " ".join("".join(self.chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(3)), "language": "fr"}
        return [first | {"kind": self.chance.choice(["spelling", "alias", "translation"])}] if self.chance.random() < 0.6 else []

    def claims(self, by: list[str]) -> list[Fields]:
        made: list[Fields] = []
        for what, whom in (("killed", "soldiers"), ("killed", "fighters"), ("captured", "people")):
            for actor in by[: self.chance.randint(0, 2)]:
                low = self.chance.randint(2, 90)
                count = self.chance.choice([str(low), f">{low}", f"~{low}", f"{low}-{low + 9}"])
                made.append(
                    {
                        "id": f"{what}-{whom}-{len(made)}", "what": what, "whom": whom, "count": count, "said_by": actor,
                        "sources": self.any("sources", self.chance.randint(1, 3)),
                    }
                )  # fmt: skip
        return made

    def record(self, collection: str, record_id: str) -> Fields:
        title = record_id.replace("-", " ").capitalize()
        make = getattr(self, f"_{collection}")
        fields: Fields = make(record_id, title)
        return {key: value for key, value in fields.items() if value not in ("", [], None)}

    def _sources(self, record_id: str, title: str) -> Fields:
        year = record_id.rsplit("-", 1)[1]
        return {
            "title": f"{title}: {' '.join(self.chance.choices(WORDS, k=6))}", "publisher": f"Paper {self.chance.randint(1, 60)}",
            "url": f"https://news.example/{record_id}", "published": f"{year}-{self.chance.randint(1, 9):02}", "language": "en",
            "kind": "article",
        }  # fmt: skip

    def _actors(self, record_id: str, title: str) -> Fields:
        other = next(name for name in self.any("actors", 2) if name != record_id)
        related = {"kind": self.chance.choice(["allied", "supports"]), "to": other, "sources": self.any("sources")}
        return {
            "name": title, "names": self.names(), "kind": self.chance.choice(["group", "force", "body"]),
            "party": [{"dates": "2012/.."}] if self.chance.random() < 0.5 else [], "active": "2011/..",
            "countries": self.chance.sample(sorted(COUNTRIES), 2), "relations": [related] if self.chance.random() < 0.3 else [],
            "summary": self.sentence(cited=False), "brief": self.prose(3),
        }  # fmt: skip

    def _places(self, record_id: str, title: str) -> Fields:
        unit = self.chance.choice(self.units)
        lon, lat = self._point(unit)
        point = {"lat": lat, "lon": lon, "radius_km": self.chance.choice([2, 5, 20]), "basis": "editors' estimate"}
        return {
            "name": title,
            "names": self.names(),
            "kind": "settlement",
            "country": unit.country,
            "admin1": unit.name,
            "coordinates": point,
        }

    def _point(self, unit: Unit) -> tuple[float, float]:
        west, south, east, north = unit.bounds
        while True:
            lon, lat = round(self.chance.uniform(west, east), 3), round(self.chance.uniform(south, north), 3)
            if unit.holds(lon, lat, 0) and 9 <= lat <= 26 and -13 <= lon <= 17:
                return lon, lat

    def _happening(self, record_id: str, title: str, kind: str) -> Fields:
        by = self.any("actors", 3)
        parts = [
            {"actor": name, "role": role, "sources": self.any("sources")}
            for name, role in zip(by, ("led", "targeted", "took-part"), strict=True)
        ]
        return {
            "title": title, "kind": kind, "dates": self.days[record_id],
            "where": [{"place": self.any("places")[0], "precision": "near", "radius_km": 10}], "participants": parts,
            "summary": self.sentence(cited=False), "brief": self.prose(3),
            "body": self.body(1, 4) if self.chance.random() < 0.4 else None, "claims": self.claims(by),
            "disputed": self.prose(1) if self.chance.random() < 0.3 else None,
        }  # fmt: skip

    def _events(self, record_id: str, title: str) -> Fields:
        return self._happening(record_id, title, self.chance.choice(["killings", "coup", "accord", "protest", "decision"]))

    def _operations(self, record_id: str, title: str) -> Fields:
        return self._happening(record_id, title, self.chance.choice(["raid", "air-strike", "offensive", "ambush"])) | {
            "body": self.body(2, 4)
        }

    def _terms(self, record_id: str, title: str) -> Fields:
        return {"term": title, "definition": self.prose(2)}

    def _figures(self, record_id: str, title: str) -> Fields:
        series = [
            {
                "definition": f"Count {number}", "scope": "everywhere", "unit": "people", "measure": "stock",
                "points": [
                    {"as_of": str(year), "count": str(self.chance.randint(100, 9000)), "said_by": self.any("actors")[0], "sources": self.any("sources")}
                    for year in range(2015, 2025)
                ],
            }
            for number in range(2)
        ]  # fmt: skip
        return {"title": title, "summary": self.sentence(cited=False), "series": series}

    def _background(self, record_id: str, title: str) -> Fields:
        order = self.ids["background"].index(record_id) + 1
        return {"title": title, "order": order, "summary": self.sentence(cited=False), "brief": self.prose(4), "body": self.body(5, 8)}


def write(size: int, folder: Path, seed: int = 1) -> None:
    """Writes a data folder of about `size` records; the base map is the real one."""
    war = War(size, seed)
    folder.mkdir(parents=True)
    (folder / "conflict.yml").write_text(HEAD, encoding="utf-8")
    shutil.copytree(ROOT / "data" / "basemap", folder / "basemap")
    for collection, ids in war.ids.items():
        (folder / collection).mkdir()
        for record_id in ids:
            text = yaml.safe_dump(war.record(collection, record_id), allow_unicode=True, sort_keys=False, width=120)
            (folder / collection / f"{record_id}.yml").write_text(text, encoding="utf-8")


def project(size: int, folder: Path) -> None:
    """Writes a whole project about the invented war: this engine and theme, one page by hand, everything else off the menu."""
    write(size, folder / "data")
    for part in ("hooks", "overrides", "docs/assets"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "docs" / "about.md").write_text("---\ntitle: About\ndescription: About it.\n---\n\n# About\n\nInvented.\n")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    before, after = settings.split("\nnav:\n")[0], settings.split("\nvalidation:\n")[1]
    menu = "nav:\n  - Home: index.md\n  - Timeline: timeline.md\n  - Map: map.md\nnot_in_nav: '*'\n"
    (folder / "mkdocs.yml").write_text(f"{before}\n{menu}validation:\n{after}", encoding="utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
