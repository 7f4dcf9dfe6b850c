"""Hand-written pages under docs/: the same citations and links as in records."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from ..dataset import Dataset
from ..model import Conflict
from ..output.version import Edition
from .jinja_env import environment
from .prose_renderer import PageText


def docs_page(dataset: Dataset, edition: Edition, path: str, markdown: str) -> str:
    """The page's Markdown with citations numbered, links to records resolved and the references at its end."""
    page = PageText(dataset, path)
    text = str(page.markdown(markdown))
    return text + _references(environment(dataset, edition), page) if page.references.marks or page.terms else text


def foot(conflict: Conflict, edition: Edition) -> str:
    """What stands at the bottom of every page: licence, repository, a way to write, how far the record runs, and which state it is."""
    addresses, version = edition.addresses, edition.version
    contact = addresses.contact if addresses.contact.startswith("https://") else f"mailto:{addresses.contact}"
    write = Markup(' <a href="{}">Write to us</a>, without an account.').format(contact) if addresses.contact else ""
    template = Markup('Data and text: <a href="{}">{}</a>. <a href="{}">Repository</a>.{} The record runs up to {}.{}')
    words = Markup(' Version of {}, <a href="{}">{}</a>.')
    state = words.format(version.date.words, f"{addresses.repository}/tree/{version.commit}", version.short) if version else ""
    return str(template.format(conflict.licence_url, conflict.licence, addresses.repository, write, conflict.record_until.words, state))


def _references(env: Environment, page: PageText) -> str:
    template = env.from_string(
        '{% import "_parts.html" as parts with context %}\n\n{{ parts.references(page) }}\n\n{{ parts.terms(page) }}'
    )
    return template.render(page=page)


def docs_use(dataset: Dataset, edition: Edition, path: str, title: str) -> str:
    """The foot of a page by hand: how to cite, share and correct it."""
    template = environment(dataset, edition).get_template("_use.html")
    return "\n\n" + template.render(page=PageText(dataset, path), title=title, record=None, by_hand=True)
