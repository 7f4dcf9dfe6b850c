"""Pages say to programs what they are: JSON-LD, share cards, titles, site map, robots."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

from PIL import Image
from pyld import jsonld

from explainer.dataset import Dataset
from explainer.model import COLLECTIONS
from support.repository import ROOT


def test_every_page_is_described_for_machines(site: Path, real: Dataset) -> None:
    def document(url: str, _: object) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": {"@vocab": "https://schema.org/"}}}

    types = set()
    pages = [*[f"{record.path}/" for record in real.records.values()][::7], "", "data/", "about/", "timeline/", "operations/"]
    pages += [f"{name}/{next(iter(r.id for r in real.all(model)))}/" for name, model in COLLECTIONS.items()]
    for page in pages:
        text = (site / page / "index.html").read_text(encoding="utf-8")
        (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        (thing,) = jsonld.expand(json.loads(found), {"documentLoader": document})
        for part in parts(thing):
            kind = part["@type"][0].removeprefix("https://schema.org/")
            types.add(kind)
            assert {key.removeprefix("https://schema.org/") for key in part if not key.startswith("@")} <= SCHEMA_ORG[kind], kind
    assert types >= {"WebSite", "Article", "Event", "Organization", "Person", "Place", "Dataset", "CreativeWork", "DefinedTerm"}


def parts(thing: Any) -> list[dict[str, Any]]:
    if isinstance(thing, list):
        return [part for item in thing for part in parts(item)]
    if not isinstance(thing, dict):
        return []
    own = [thing] if "@type" in thing else []
    return own + [part for value in thing.values() for part in parts(value)]


# Properties as schema.org has them for each type (its own and inherited ones), as far as they are used here.
_WORK = {
    "url",
    "inLanguage",
    "license",
    "dateModified",
    "name",
    "description",
    "publisher",
    "image",
    "headline",
    "mainEntity",
    "author",
    "datePublished",
    "alternateName",
}

SCHEMA_ORG = {
    "WebSite": _WORK, "WebPage": _WORK, "Article": _WORK, "CreativeWork": _WORK,
    "Dataset": _WORK | {"creator", "distribution", "spatialCoverage"}, "DataDownload": {"encodingFormat", "contentUrl"},
    "Event": {"name", "description", "alternateName", "startDate", "endDate", "location"},
    "Organization": {"name", "description", "alternateName", "url"}, "Person": {"name", "description", "alternateName"},
    "Place": {"name", "description", "alternateName", "geo"}, "GeoShape": {"circle", "box"}, "GeoCoordinates": {"latitude", "longitude"},
    "DefinedTerm": {"name", "description", "alternateName"},
}  # fmt: skip


def test_pages_can_be_shared_with_a_picture(site: Path, real: Dataset) -> None:
    for page, card in (
        ("", "card.png"),
        ("operations/boulikessi-strike/", "card.png"),
        ("background/the-war-spreads/", "background/the-war-spreads/card.png"),
    ):
        text = (site / page / "index.html").read_text(encoding="utf-8")
        assert f'<meta property="og:image" content="{real.conflict.site_url}{card}">' in text
        assert re.search(r'<meta property="og:description" content="[^"]{20,}">', text)
        assert re.search(rf'<link rel="canonical" href="{real.conflict.site_url}{page}">', text)
        assert Image.open(site / card).size == (1200, 630)
        assert (site / card).stat().st_size < 60_000
    assert len(list(site.rglob("card.png"))) == 1 + len(real.all(COLLECTIONS["background"]))


def test_titles_and_descriptions_are_there_and_no_two_records_have_the_same(site: Path, real: Dataset) -> None:
    titles: dict[str, str] = {}
    for record in real.records.values():
        text = (site / record.path / "index.html").read_text(encoding="utf-8")
        title = re.findall(r"<title>(.*?)</title>", text)[0]
        assert re.search(r'<meta name="description" content="[^"]+">', text), record.path
        if record.COLLECTION not in ("sources",):
            assert title not in titles, (record.path, titles.get(title))
            titles[title] = record.path


def test_the_site_map_names_the_day_each_file_changed(site: Path) -> None:
    named = dict(re.findall(r"<loc>[^<]*?8000/([^<]*)</loc>\s*<lastmod>([^<]*)</lastmod>", (site / "sitemap.xml").read_text()))
    for page, file in (
        ("operations/boulikessi-strike/", "data/operations/boulikessi-strike.yml"),
        ("about/", "docs/about.md"),
        ("licence/", "docs/licence.md"),
    ):
        done = subprocess.run(
            ["git", "log", "-1", "--format=%cd", "--date=format-local:%Y-%m-%d", "--", file],
            cwd=ROOT,
            env={"TZ": "UTC"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert named[page] == done.stdout.strip() or not done.stdout


def test_the_site_has_no_hidden_files_but_the_one_that_must_be(site: Path) -> None:
    hidden = [
        path.relative_to(site).as_posix() for path in site.rglob("*") if any(part.startswith(".") for part in path.relative_to(site).parts)
    ]
    assert hidden == [".well-known", ".well-known/security.txt"]
    text = (site / ".well-known/security.txt").read_text()
    assert re.search(r"^Contact: https://", text, re.MULTILINE)
    assert re.search(r"^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", text, re.MULTILINE)
    assert "Sitemap: http" in (site / "robots.txt").read_text()
