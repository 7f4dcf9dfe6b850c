"""Hand-written pages under docs/: the same citations, links and footer as on the pages of records."""

from __future__ import annotations

from ..dataset import Dataset
from ..output.version import Edition
from ..values import listings
from .jinja_env import environment
from .prose_renderer import PageText


def handwritten_page(dataset: Dataset, edition: Edition, path: str, markdown: str) -> str:
    """The page's Markdown with citations numbered, links to records resolved and the references at its end."""
    page = PageText(dataset, path)
    text = "".join(page.listing(part) if part.language else page.by_hand(part.text) for part in listings.parts(markdown))
    if not page.references.marks and not page.terms:
        return text
    return text + environment(dataset, edition).get_template("_references.html").render(page=page)


def handwritten_footer(dataset: Dataset, edition: Edition, path: str, title: str) -> str:
    """The Markdown of the footer of a page by hand: how to cite, share and correct it."""
    template = environment(dataset, edition).get_template("_footer.html")
    return "\n\n" + template.render(page=PageText(dataset, path), title=title, record=None, by_hand=True)
