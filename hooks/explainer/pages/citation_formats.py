"""How a page is cited: in plain words, as BibTeX and as CSL-JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from ..values.slugs import slug

# There is no clock in a build: the reader, or a script for them, writes the day here.
ACCESSED = "[date of access]"

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Braces are counted by BibTeX even behind a backslash, so they are named.
_BIBTEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip


@dataclass(frozen=True)
class Work:
    """A page as something to cite: `path` tells it apart on the site, `version` says which state was read."""

    site: str
    title: str
    path: str
    address: str
    language: str
    version: str
    issued: date | None

    @property
    def key(self) -> str:
        """What it is called in a list of references."""
        return slug(f"{self.site} {self.path}")


def plain(work: Work) -> str:
    """One line for a footnote."""
    title = "" if work.title == work.site else f" “{_line(work.title)}”."
    return f"{_line(work.site)}.{title} Version: {work.version}. {work.address} (accessed {ACCESSED})."


def bibtex(work: Work) -> str:
    """An entry for BibTeX and BibLaTeX: `@misc`, which both know; doubled braces keep names and capitals as they are."""
    fields = {
        "author": f"{{{{{_bibtex(work.site)}}}}}",
        "title": f"{{{{{_bibtex(work.title)}}}}}",
        "year": f"{{{work.issued.year}}}" if work.issued else "",
        "month": _MONTHS[work.issued.month - 1] if work.issued else "",
        "note": f"{{Version: {_bibtex(work.version)}}}",
        "url": f"{{{work.address}}}",
        "urldate": f"{{{ACCESSED}}}",
    }
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields.items() if value)
    return f"@misc{{{work.key},\n{lines}\n}}"


def csl(work: Work) -> str:
    """A list of one item as reference managers import it (CSL-JSON 1.0.2); the day of access is literal until it is known."""
    issued = {"issued": {"date-parts": [[work.issued.year, work.issued.month, work.issued.day]]}} if work.issued else {}
    item = {
        "id": work.key,
        "type": "webpage",
        "title": _line(work.title),
        "author": [{"literal": _line(work.site)}],
        **issued,
        "version": work.version,
        "language": work.language,
        "URL": work.address,
        "accessed": {"literal": ACCESSED},
    }
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items())
    return f"[\n  {{\n{lines}\n  }}\n]"


def _line(text: str) -> str:
    return " ".join(text.split())


def _bibtex(text: str) -> str:
    return "".join(_BIBTEX.get(sign, sign) for sign in _line(text))
