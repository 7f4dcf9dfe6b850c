"""The Jinja environment of page templates: strict, escaping, with the words that every template may use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..charts import mini_timeline
from ..dataset import Dataset
from ..derive import facets
from ..model import Record, Source
from ..model.references import ActorRef
from ..output import urls
from ..output.version import Edition
from . import claims, labels
from .footer import use
from .prose_renderer import PageText

TEMPLATES = Path(__file__).parent / "templates"
_ENGLISH = Locale("en")


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip


def environment(dataset: Dataset, edition: Edition) -> Environment:
    """The environment with the dataset's own functions; templates hold words, these hold decisions."""
    env = _environment().overlay()
    env.globals = _environment().globals | {
        "words": labels,
        "conflict": dataset.conflict,
        "version": edition.version,
        "plain_text": dataset.plain,
        "tables": lambda record: claims.tables(dataset, record),
        "sayer": lambda graded: claims.sayer(dataset, graded),
        "counted": lambda claim: claims.counted(dataset, claim),
        "question_title": lambda question: claims.question_title(dataset, question),
        "participant_sayer": lambda record, said_by: claims.participant_sayer(dataset, record, said_by),
        "origin_words": lambda origin: claims.origin_words(dataset, origin),
        "claim_ids": lambda record: {claim.id for claim in record.claims},
        "claim_link": claim_link,
        "opposed": claims.opposed,
        "country": dataset.country,
        "mini_timeline": lambda records, title: mini_timeline.draw(dataset, records, title),
        "facets": lambda record: facets.facets(dataset, record),
        "choices": lambda: facets.choices(dataset),
        "language": lambda code: _ENGLISH.languages.get(code.split("-")[0], code),
        "leading_to": lambda record, told: leading_to(dataset, record, told),
        "publisher_of": lambda source: publisher(dataset, source),
        "source_line": lambda source: source_line(dataset, source),
        "wayback": wayback,
        "use_of": lambda path, title, record, by_hand: use(dataset, edition, path, title, record, by_hand),
    }
    return env


def leading_to(dataset: Dataset, record: Record, told: Sequence[Record]) -> list[Record]:
    """The records that lead to this one, by collection and id; sources and what the page has told of already aside."""
    known = {other.id for other in told}
    mentions = dataset.mentions.get(record.id, [])
    others = {m.record.id: m.record for m in mentions if not isinstance(m.record, Source) and m.record.id not in known}
    return sorted(others.values(), key=lambda other: (other.COLLECTION, other.id))


def publisher(dataset: Dataset, source: Source) -> str:
    """A publisher's name, with or without a record."""
    return dataset.actor(source.publisher).name if isinstance(source.publisher, ActorRef) else str(source.publisher.text)


def source_line(dataset: Dataset, source: Source) -> Markup:
    """A source as a reference: publisher, title (in square brackets when it is our description), date, link."""
    title = f"[{source.title}]" if source.title_from == "editors" else f"“{source.title}”"
    parts = [publisher(dataset, source), *([source.author] if source.author else []), title]
    dated = source.published.words if source.published else "date not seen"
    text = Markup("{}, {}.").format(", ".join(parts), dated)
    based = [base for base in source.based_on if not isinstance(base, str)]
    if based:
        text += Markup(" Rests on: {}.").format("; ".join(base.text for base in based))
    return text + Markup(' <a href="{}" rel="nofollow">Read</a>').format(source.url) if source.url else text


def wayback(source: Source) -> str:
    """The address of the Wayback Machine's copy nearest to the source's date; derived, whether it exists is not known."""
    date = source.published or source.accessed
    stamp = date.first.strftime("%Y%m%d") if date and date.points[0] else ""
    return f"https://web.archive.org/web/{stamp}/{source.url}"


def claim_link(page: PageText, record: Record, claim_id: str, label: str = "") -> Markup:
    """A link to a claim's row on its record's page."""
    address = urls.relative(urls.page(record), page.path) + "#" + urls.claim_anchor(claim_id)
    return Markup('<a href="{}">{}</a>').format(address, label or record.heading)


Context = dict[str, Any]
