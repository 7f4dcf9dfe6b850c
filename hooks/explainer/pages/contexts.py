"""What each kind of record's page shows beyond the record itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..charts import actor_lineage
from ..charts.figure import drawing as figure_drawing
from ..dataset import Dataset
from ..derive import attribution, grades, origins
from ..derive.grades import GradedClaim
from ..derive.locations import locations_of
from ..maps.map_spec import Subject
from ..model import Actor, Chapter, Figure, Happening, Place, Source, Term
from ..model.figures import FigurePoint, Series
from ..output import urls
from ..values.edtf import Edtf
from . import labels, relations
from .claims import Sayer
from .jinja_env import Context

# A page names so many reprints of the same thing, and counts the rest.
MOST_OF_ONE_ORIGIN = 100

Graded = list[tuple[Happening | Actor, GradedClaim]]


@dataclass(frozen=True)
class Located:
    """A record's map as its page shows it: the drawing, and the address of the interactive map that covers it."""

    drawing: Markup
    address: str
    title: str
    sentence: str
    estimated: bool


def located(subject: Subject | None, page: str) -> Located | None:
    """The map of a subject on a page; None when nothing can be drawn of it."""
    if subject is None:
        return None
    address = urls.relative(subject.path, page)
    return Located(Markup(subject.drawing.inline), address, f"Map of {subject.title}", subject.sentence, subject.estimated)


def happening(dataset: Dataset, record: Happening) -> Context:
    parts = sorted(dataset.mentioning(record.id, Happening, "part_of"), key=lambda other: (other.dates, other.id))
    return {"spots": locations_of(dataset, record), "has_parts": parts, "told": parts}


def place(dataset: Dataset, record: Place) -> Context:
    whole_country = record.kind == "country"
    happened = [
        (other, spot)
        for other in dataset.happenings
        for spot in locations_of(dataset, other)
        if spot.place is record or (whole_country and spot.place.country == record.country)
    ]
    lies_here = [p for p in dataset.all(Place) if whole_country and p.country == record.country and p is not record]
    active_here = [a for a in dataset.all(Actor) if whole_country and record.country in a.countries]
    told = [*(other for other, _ in happened), *lies_here, *active_here]
    return {
        "spots": locations_of(dataset, record), "happened": happened, "lies_here": lies_here, "active_here": active_here, "told": told,
    }  # fmt: skip


def chapter(dataset: Dataset, record: Chapter) -> Context:
    chapters = sorted(dataset.all(Chapter), key=lambda other: (other.order, other.id))
    index = chapters.index(record)
    minutes = max(1, round(len(dataset.plain(record.body).split()) / 220))
    return {
        "before": chapters[index - 1] if index else None,
        "after": chapters[index + 1] if index + 1 < len(chapters) else None,
        "number": index + 1,
        "minutes": minutes,
    }


def figure(dataset: Dataset, record: Figure) -> Context:
    rows = [[figure_point(dataset, point) for point in series.points] for series in record.series]
    return {"chart": Markup(figure_drawing(record)), "rows": rows, "csv": urls.figure_csv(record)}


def key_figures(dataset: Dataset) -> list[tuple[Figure, Series, tuple[FigurePoint, Sayer, Edtf]]]:
    """The latest point of each series that the conflict names for its home page."""
    figures = {record.id: record for record in dataset.all(Figure)}
    found = []
    for key in dataset.conflict.key_figures:
        record = figures[key.figure]
        series = next(series for series in record.series if series.id == key.series)
        latest = max((figure_point(dataset, point) for point in series.points), key=lambda row: row[2])
        found.append((record, series, latest))
    return found


def figure_point(dataset: Dataset, point: FigurePoint) -> tuple[FigurePoint, Sayer, Edtf]:
    """A point with who says so and the time it stands for."""
    when = point.as_of or point.period
    if when is None:
        raise ValueError("a point has a time: the model sees to it")
    who = attribution.claimant_speaker(dataset, point.said_by, point.sources, when)
    return point, Sayer(who, attribution.camp_name(dataset, who)), when


def term(dataset: Dataset, record: Term) -> Context:
    return {}


def actor(dataset: Dataset, record: Actor) -> Context:
    took_part = [
        (other, [p for p in other.participants if p.actor == record.id])
        for other in sorted(dataset.mentioning(record.id, Happening, "participants"), key=lambda r: (r.dates, r.id))
    ]
    leaders = [(person, person.positions[index]) for person, index in dataset.holders.get(record.id, [])]
    against, own = _claims_about(dataset, record)
    related = relations.of_actor(dataset, record)
    return {
        "took_part": took_part,
        "leaders": sorted(leaders, key=lambda pair: (pair[1].dates.first.isoformat() if pair[1].dates else "", pair[0].id)),
        "relations": related,
        "lineage": Markup(actor_lineage.drawing(dataset, record)),
        "fights": relations.fights(dataset, record),
        "party": _party(dataset, record),
        "told": [other for other, _ in took_part] + [person for person, _ in leaders] + [row.other for row in related],
        "claimed_against": against,
        "own_claims": own,
    }


def source(dataset: Dataset, record: Source) -> Context:
    mentions = sorted(dataset.mentions.get(record.id, []), key=lambda m: (m.record.COLLECTION, m.record.id))
    resting = [
        (other, ", ".join(dict.fromkeys(labels.FIELDS.get(m.field, labels.plain(m.field)) for m in group)))
        for other, group in ((key, list(items)) for key, items in groupby(mentions, key=lambda m: m.record))
    ]
    same = {other for origin in origins.origins_of(dataset, [record.id]) for other in origins.by_origin(dataset)[origin]} - {record.id}
    who = attribution.claimant_speaker(dataset, None, [record.id], record.published)
    return {
        "resting": resting,
        "same_origin": [dataset.source(other) for other in sorted(same)[:MOST_OF_ONE_ORIGIN]],
        "same_origin_more": max(len(same) - MOST_OF_ONE_ORIGIN, 0),
        "publisher": Sayer(who, attribution.camp_name(dataset, who)),
    }


VIEWS: dict[str, Callable[..., Context]] = {
    "background": chapter, "operations": happening, "events": happening, "actors": actor, "places": place, "sources": source,
    "figures": figure, "terms": term,
}  # fmt: skip
TEMPLATES = {
    "background": "chapter.md", "operations": "happening.md", "events": "happening.md", "actors": "actor.md", "places": "place.md",
    "sources": "source.md", "figures": "figure.md", "terms": "term.md",
}  # fmt: skip


def _party(dataset: Dataset, record: Actor) -> str:
    """When it is a party, of itself or through what it is part of."""
    if record.party:
        return ", ".join(period.dates.words for period in record.party)
    through = next((m for m in attribution.chain(dataset, record.id, None)[1:] if dataset.actor(m).party), None)
    return f"through {dataset.actor(through).name}" if through else ""


def _claims_about(dataset: Dataset, record: Actor) -> tuple[Graded, Graded]:
    """The claims that say the actor did something, and the claims that it makes itself."""
    against: Graded = []
    own: Graded = []
    others: list[Happening | Actor] = [
        *dataset.mentioning(record.id, Happening, "claims"),
        *dataset.mentioning(record.id, Actor, "claims"),
    ]
    for other in others:
        for question in grades.questions(dataset, other):
            for graded in question.claims:
                if record.id in graded.claim.by:
                    against.append((other, graded))
                if graded.claim.said_by == record.id:
                    own.append((other, graded))
    return against, own
