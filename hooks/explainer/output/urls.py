"""Every address on the site is made here."""

from __future__ import annotations

import posixpath

from ..model import Record
from ..values.slugs import slug

HOME = "index.md"
MAP_PAGE = "map.md"
OVERVIEW_MAP = "map/overview.html"
# GeoJSON, named .json because hosts compress that and may not know .geojson.
OVERVIEW_RECORDS = "map/records.json"
OVERVIEW_PICTURE = "map/overview.svg"
LAND = "assets/land.svg"
UNITS = "assets/units.json"
NAMES = "search"
SEARCH_FILTERS = f"{NAMES}/filters.json"
PREVIEW = "preview.json"
FIELDS_PAGE = "fields.md"
# The folders of the repository in which readers find what a page is made from.
DATA_FOLDER = "data/"
DOCS_FOLDER = "docs/"
EXPORTS = "data/v1"
DATA_PAGE = "data.md"
FEED = "feed.xml"
CARD = "card.png"
SECURITY = (".well-known/security.txt", "security.txt")
OFFLINE_PAGE = "offline.md"


def export(name: str) -> str:
    """A file of the open data; the addresses stay what they are within a version."""
    return f"{EXPORTS}/{name}"


def in_export(path: str) -> str:
    """A file's place inside the folder of the open data."""
    return path.removeprefix(f"{EXPORTS}/")


def package_name(title: str) -> str:
    """A name for a data package: lower-case letters, digits and hyphens."""
    return slug(title)


def page(record: Record) -> str:
    """The Markdown file of a record's page."""
    return f"{record.path}.md"


def index(collection: str) -> str:
    """The Markdown file of a collection's index."""
    return f"{collection}/index.md"


def previous(address: str) -> str:
    """The file at an earlier address (`collection/id`)."""
    return f"{address}/index.html"


def preview(record: Record) -> str:
    return f"{record.path}/{PREVIEW}"


def map_html(record: Record) -> str:
    return f"{record.path}/map.html"


def map_svg(record: Record) -> str:
    return f"{record.path}/map.svg"


def feed(record: Record) -> str:
    return f"{record.path}/feed.xml"


def card(record: Record) -> str:
    return f"{record.path}/card.png"


def figure_csv(record: Record) -> str:
    return f"{record.path}/data.csv"


def data_file(record: Record) -> str:
    """Where the record is edited, below the data folder."""
    return f"{record.path}.yml"


def url(path: str) -> str:
    """The site-relative address of a file; Markdown pages are folders."""
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    folder = posixpath.dirname(stem) if posixpath.basename(stem) == "index" else stem
    return f"{folder}/" if folder else ""


def relative(target: str, start: str) -> str:
    """The link from the page made of one file to another file; works below any project path."""
    base = url(start)
    folder = base if base.endswith("/") or not base else posixpath.dirname(base) + "/"
    link = posixpath.relpath("/" + url(target), "/" + folder)
    if url(target).endswith("/") or not url(target):
        link += "/"
    return link


def claim_anchor(claim_id: str) -> str:
    return f"claim-{claim_id}"
