"""What the page of a record shows beyond the record itself: one function for each model that needs it."""

from __future__ import annotations

from functools import singledispatch
from itertools import groupby

from ..charts import actor_lineage
from ..charts.figure import draw as draw_figure
from ..dataset import Dataset
from ..derive import attribution, grades, origins
from ..derive.grades import GradedClaim
from ..derive.locations import locations_of
from ..model import Actor, Chapter, Figure, Happening, Place, Record, Source
from ..output import urls
from . import labels, relations
from .claims import claimant_of, figure_point
from .jinja_env import Context

# A page names so many reprints of the same thing, and counts the rest.
MOST_OF_ONE_ORIGIN = 100

Graded = list[tuple[Happening | Actor, GradedClaim]]


@singledispatch
def context(record: Record, dataset: Dataset) -> Context:
    """What the page of a record needs besides the record; `on_page` holds the records that it names anyway."""
    return {}


@context.register
def _happening(record: Happening, dataset: Dataset) -> Context:
    parts = sorted(dataset.mentioning(record.id, Happening, "part_of"), key=lambda other: (other.dates, other.id))
    return {"locations": locations_of(dataset, record), "has_parts": parts, "on_page": parts}


@context.register
def _place(record: Place, dataset: Dataset) -> Context:
    whole_country = record.kind == "country"
    happened = [
        (other, location)
        for other in dataset.happenings
        for location in locations_of(dataset, other)
        if location.place is record or (whole_country and location.place.country == record.country)
    ]
    lies_here = [p for p in dataset.all(Place) if whole_country and p.country == record.country and p is not record]
    active_here = [a for a in dataset.all(Actor) if whole_country and record.country in a.countries]
    on_page = [*(other for other, _ in happened), *lies_here, *active_here]
    return {
        "locations": locations_of(dataset, record), "happened": happened, "lies_here": lies_here, "active_here": active_here, "on_page": on_page,
    }  # fmt: skip


@context.register
def _chapter(record: Chapter, dataset: Dataset) -> Context:
    chapters = sorted(dataset.all(Chapter), key=lambda other: (other.order, other.id))
    index = chapters.index(record)
    minutes = max(1, round(len(dataset.plain(record.body).split()) / 220))
    return {
        "before": chapters[index - 1] if index else None,
        "after": chapters[index + 1] if index + 1 < len(chapters) else None,
        "number": index + 1,
        "minutes": minutes,
    }


@context.register
def _figure(record: Figure, dataset: Dataset) -> Context:
    rows = [[figure_point(dataset, point) for point in series.points] for series in record.series]
    return {"chart": draw_figure(record), "rows": rows, "csv": urls.figure_csv(record)}


@context.register
def _actor(record: Actor, dataset: Dataset) -> Context:
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
        "lineage": actor_lineage.draw(dataset, record),
        "fights": relations.fights(dataset, record),
        "party": _party(dataset, record),
        "on_page": [other for other, _ in took_part] + [person for person, _ in leaders] + [row.other for row in related],
        "claimed_against": against,
        "own_claims": own,
    }


@context.register
def _source(record: Source, dataset: Dataset) -> Context:
    mentions = sorted(dataset.mentions.get(record.id, []), key=lambda m: (m.record.COLLECTION, m.record.id))
    resting = [
        (other, ", ".join(dict.fromkeys(labels.FIELDS.get(m.field, labels.plain(m.field)) for m in group)))
        for other, group in ((key, list(items)) for key, items in groupby(mentions, key=lambda m: m.record))
    ]
    same = {other for origin in origins.origins_of(dataset, [record.id]) for other in origins.by_origin(dataset)[origin]} - {record.id}
    return {
        "resting": resting,
        "same_origin": [dataset.source(other) for other in sorted(same)[:MOST_OF_ONE_ORIGIN]],
        "same_origin_more": max(len(same) - MOST_OF_ONE_ORIGIN, 0),
        "publisher": claimant_of(dataset, attribution.claimant_speaker(dataset, None, [record.id], record.published)),
    }


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
