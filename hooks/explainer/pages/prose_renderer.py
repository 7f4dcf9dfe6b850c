"""Prose to Markdown or HTML for one page: citations become numbered marks, `[[links]]` become addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

import markdown
from markupsafe import Markup

from ..dataset import Dataset
from ..model import Record, Term
from ..output import urls
from ..values import prose
from ..values.listings import Part
from ..values.prose import Citation, Cited, Link
from .footnotes import References
from .prose_marks import InProse, marked
from .templating import INLINE, macro

# What HTML or Python-Markdown reads as markup: as numeric entities these stay themselves in both.
_SPECIAL = re.compile(r"[&<>\"'\\`*_{}\[\]()#+\-.!|~:]")

_converter = markdown.Markdown(extensions=["tables", InProse()])


def escaped(text: str) -> Markup:
    """Text that shows as it is written, in HTML and in Markdown."""
    return Markup(_SPECIAL.sub(lambda hit: f"&#{ord(hit[0])};", text))


class PageText:
    """The text of one page, written in reading order."""

    def __init__(self, dataset: Dataset, path: str) -> None:
        self.dataset = dataset
        self.path = path
        self.references = References()
        self.terms: dict[str, None] = {}

    def markdown(self, text: str | None) -> Markup:
        """Block prose of a record as Markdown with inline HTML, for MkDocs to render, so that its headings reach the table of contents."""
        return Markup(marked(self.by_hand(text or "")))

    def by_hand(self, text: str) -> Markup:
        """The same for the Markdown of a page by hand, whose headings are the page's own."""
        parts: list[str] = []
        for token in prose.tokens(text):
            if isinstance(token, Citation) and parts:
                parts[-1] = parts[-1].rstrip()  # a mark stands close to its word
            parts.append(self._token(token))
        return Markup("".join(parts))

    def listing(self, part: Part) -> Markup:
        """A listing of a page by hand as a block of HTML, with nothing in it that Markdown or HTML would read as markup."""
        return macro(INLINE, "listing")(part.language, escaped(part.code))

    def html(self, text: str | None) -> Markup:
        """Block prose as HTML, for use inside HTML blocks."""
        _converter.reset()
        return Markup(_converter.convert(str(self.by_hand(text or ""))))

    def inline(self, text: str | None) -> Markup:
        """Prose of one paragraph as HTML without the paragraph's tags."""
        rendered = self.html(text)
        single = rendered.startswith("<p>") and rendered.endswith("</p>") and rendered.count("<p>") == 1
        return Markup(rendered[3:-4]) if single else rendered

    def cite(self, sources: Sequence[str]) -> Markup:
        """The citation marks of a field that lists sources."""
        return self.references.cite([Cited(0, source, "") for source in sources])

    def link(self, record_id: str, label: str = "") -> Markup:
        """A link to a record, by its heading unless other words are given."""
        record = self.dataset.records[record_id]
        return macro(INLINE, "link")(self.address(urls.page(record)), escaped(label or record.heading))

    def _term(self, record: Term, label: str) -> Markup:
        """A term in the text, whose definition then stands at the page's end."""
        self.terms[record.id] = None
        return macro(INLINE, "term")(record.id, escaped(label or record.heading))

    def escaped(self, text: str) -> Markup:
        """Plain text for a Markdown heading."""
        return escaped(text)

    def address(self, path: str) -> str:
        """The link from this page to any file of the site."""
        return urls.relative(path, self.path)

    def claim_address(self, record: Record, claim_id: str) -> str:
        """The link from this page to the row of a claim on the page of its record."""
        return f"{self.address(urls.page(record))}#{urls.claim_anchor(claim_id)}"

    def _token(self, token: prose.Token) -> str:
        if isinstance(token, Citation):
            return str(self.references.cite(token.cited))
        if isinstance(token, Link):
            record = self.dataset.records[token.target]
            return str(self._term(record, token.label) if isinstance(record, Term) else self.link(token.target, token.label))
        return token.text
