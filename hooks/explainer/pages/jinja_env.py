"""The Jinja environment of page templates: what every template may use of a dataset."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from babel import Locale
from jinja2 import Environment

from ..charts import mini_timeline
from ..dataset import Dataset
from ..derive import facets, grades
from ..model import Record, Source
from ..model.kinds import COLLECTION_KINDS
from ..model.references import ActorRef
from ..output.version import Edition
from . import claims, labels
from .footer import footer_of
from .templating import templates

Context = dict[str, Any]

_ENGLISH = Locale("en")


def environment(dataset: Dataset, edition: Edition) -> Environment:
    """The environment with the dataset's own functions; templates hold words, these hold decisions."""
    env = templates().overlay()
    env.globals = templates().globals | {
        "labels": labels,
        "collections": COLLECTION_KINDS,
        "conflict": dataset.conflict,
        "version": edition.version,
        "plain_text": dataset.plain,
        "questions": lambda record: grades.questions(dataset, record),
        "claimant_of": lambda graded: claims.graded_claimant(dataset, graded),
        "role_claimant": lambda record, said_by: claims.role_claimant(dataset, record, said_by),
        "what_is_counted": lambda claim: claims.what_is_counted(dataset, claim),
        "question_title": lambda question: claims.question_title(dataset, question),
        "origin_name": lambda origin: claims.origin_name(dataset, origin),
        "claim_ids": lambda record: {claim.id for claim in record.claims},
        "contradicted": claims.contradicted,
        "country": dataset.country,
        "mini_timeline": lambda records, title: mini_timeline.draw(dataset, records, title),
        "facets": lambda record: facets.facets(dataset, record),
        "choices": lambda: facets.choices(dataset),
        "language": lambda code: _ENGLISH.languages.get(code.split("-")[0], code),
        "leading_to": lambda record, on_page: leading_to(dataset, record, on_page),
        "publisher_of": lambda source: publisher(dataset, source),
        "wayback": wayback,
        "footer_of": lambda path, title, record, by_hand: footer_of(dataset, edition, path, title, record, by_hand),
    }
    return env


def leading_to(dataset: Dataset, record: Record, on_page: Sequence[Record]) -> list[Record]:
    """The records that lead to this one, by collection and id; sources and what is on the page already aside."""
    known = {other.id for other in on_page}
    mentions = dataset.mentions.get(record.id, [])
    others = {m.record.id: m.record for m in mentions if not isinstance(m.record, Source) and m.record.id not in known}
    return sorted(others.values(), key=lambda other: (other.COLLECTION, other.id))


def publisher(dataset: Dataset, source: Source) -> str:
    """A publisher's name, with or without a record."""
    return dataset.actor(source.publisher).name if isinstance(source.publisher, ActorRef) else str(source.publisher.text)


def wayback(source: Source) -> str:
    """The address of the Wayback Machine's copy nearest to the source's date; derived, whether it exists is not known."""
    date = source.published or source.accessed
    stamp = date.first.strftime("%Y%m%d") if date and date.points[0] else ""
    return f"https://web.archive.org/web/{stamp}/{source.url}"
