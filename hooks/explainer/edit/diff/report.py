"""A difference as one Markdown report for a pull request, what weighs most first.

Everything that comes from records stands in code spans, code blocks or escaped, because anybody can propose a record: on
GitHub no name in it notifies anybody, no link leads away, nothing is loaded.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ...derive.locations import Location
from ...exports.geojson import circle
from ...model import Record, Source
from ...output import palette
from ...output.assets import DOCS_FOLDER
from ...problems import Problem, errors, summary
from .compare import ClaimChange, Difference, RecordChange

# GitHub refuses comments of more than 65,536 characters.
MOST_CHARACTERS = 60_000
_SPECIAL = re.compile(r"[^\w ,;()–—’“”%-]", re.ASCII)
_CELLS = ("says", "who", "when", "sources", "words", "grade")


def report(difference: Difference, most: int = MOST_CHARACTERS, *, with_map: bool = True) -> str:
    """The report; where it would be longer than `most` characters, what weighs least is left out and counted.

    Without the map, which only Markdown on GitHub draws, changed spots are named.
    """
    sections = list(_sections(difference, with_map))
    if not sections:
        return "# What this changes\n\nNothing: records and pages are the same.\n"
    head = f"# What this changes\n\n{_summary(difference)}\n\n**Read in this order:**\n\n"
    head += "".join(f"{number}. {title}\n" for number, (title, _) in enumerate(sections, 1))
    text, left = head, []
    for title, parts in sections:
        begun = False
        for part in parts:
            if len(text) + len(part) + len(title) > most - 500:
                left.append(title)
                break
            text += (f"\n## {title}\n\n" if not begun else "\n") + part
            begun = True
    if left:
        text += f"\n---\n\nToo long for one comment; not all is shown of: {', '.join(left)}. `explainer diff` prints it whole.\n"
    return text


def _summary(difference: Difference) -> str:
    counts = (
        ("record added", "records added", len(difference.added)),
        ("changed", "changed", len(difference.changed)),
        ("moved", "moved", len(difference.moved)),
        ("removed", "removed", len(difference.gone)),
        ("page by hand changed", "pages by hand changed", len(difference.pages)),
    )
    counted = ", ".join(f"{count} {singular if count == 1 else plural}" for singular, plural, count in counts if count)
    return f"{counted or 'No record changed'}. The check says: {summary(difference.head.problems)}."


def _sections(difference: Difference, with_map: bool) -> Iterator[tuple[str, list[str]]]:
    """Title and parts of each section that has something to say, in the order in which to read them."""
    wrong = errors(difference.head.problems)
    of_claims = [change for change in difference.changed if difference.claims(change)]
    of_facts = [change for change in difference.changed if difference.facts(change)]
    others = [change for change in difference.changed if not difference.claims(change) and not difference.facts(change)]
    retracted = [p for p in difference.changed if p.after and p.after.retracted and not (p.before and p.before.retracted)]
    candidates: list[tuple[str, list[str]]] = [
        (
            f"{'1 error, which stops' if len(wrong) == 1 else f'{len(wrong)} errors, which stop'} the site from being built",
            [_problems(wrong)] if wrong else [],
        ),
        ("Pages that are gone", [_gone(difference)] if difference.gone else []),
        ("Pages whose address changed", [_moved(difference)] if difference.moved else []),
        (
            "Withdrawn",
            [_list(f"{_page(p.either)}: {_code(str(p.either.retracted and p.either.retracted.why))}" for p in retracted)]
            if retracted
            else [],
        ),
        ("Grades that change", [_grades(difference)] if difference.grades else []),
        ("Numbers and statements", [_claims(difference, change) for change in of_claims]),
        ("Dates and places", [_facts(difference, change) for change in of_facts]),
        ("On the map", [_map(difference, with_map)] if difference.locations else []),
        ("New sources", [_sources(difference)] if difference.sources else []),
        ("New records", [_added(difference, record) for record in difference.added if not isinstance(record, Source)]),
        ("Other changes in records", [_diff(_page(change.either), *difference.texts(change)) for change in others]),
        ("Pages by hand", [_diff(_code(name), before, after) for name, before, after in difference.pages]),
        ("Warnings, new and gone", _warnings(difference)),
    ]
    for title, parts in candidates:
        if parts:
            yield title, parts


def _problems(problems: Sequence[Problem]) -> str:
    return _list(f"{_code(f'{p.file}:{p.line}:{p.column}')} {_plain(p.message)}" for p in problems)


def _warnings(difference: Difference) -> list[str]:
    new = [problem for problem in difference.new_problems if problem.severity == "warning"]
    gone = [problem for problem in difference.gone_problems if problem.severity == "warning"]
    parts = [f"New:\n\n{_problems(new)}"] if new else []
    return parts + ([f"Gone:\n\n{_problems(gone)}"] if gone else [])


def _gone(difference: Difference) -> str:
    rows = _list(_code(path) for path in difference.gone)
    return f"Links to them from elsewhere break. A record that moved lists its old address under `previous_ids`; one that was wrong is kept with `retracted`.\n\n{rows}"


def _moved(difference: Difference) -> str:
    return _list(
        f"{_code(old)} → {_code(change.either.path)} (the old address leads on)" for old, change in sorted(difference.moved.items())
    )


def _grades(difference: Difference) -> str:
    rows = [
        (_page(change.record), _code(change.question.key), change.before, f"**{change.after}**", _plain(change.question.why))
        for change in difference.grades
    ]
    return _table(("record", "question", "before", "after", "because"), rows)


def _claims(difference: Difference, change: RecordChange) -> str:
    rows = [row for claim in difference.claims(change) for row in _claim_rows(claim)]
    return f"**{_page(change.either)}**\n\n{_table(('claim', '', *_CELLS), rows)}\n{_diff('The file', *difference.texts(change))}"


def _claim_rows(claim: ClaimChange) -> Iterator[tuple[str, ...]]:
    """One row for a claim that is new or gone, two for one that changed, its changed cells in bold."""
    name = _code(claim.id)
    if claim.before and claim.after:
        changed = [old != new for old, new in zip(claim.before, claim.after, strict=True)]
        yield name, "before", *(_code(cell) for cell in claim.before)
        yield "", "after", *(f"**{_code(cell)}**" if new else _code(cell) for cell, new in zip(claim.after, changed, strict=True))
    elif claim.after:
        yield name, "new", *(_code(cell) for cell in claim.after)
    elif claim.before:
        yield name, "gone", *(_code(cell) for cell in claim.before)


def _facts(difference: Difference, change: RecordChange) -> str:
    rows = [(name, _code(before), f"**{_code(after)}**") for name, before, after in difference.facts(change)]
    table = _table(("", "before", "after"), rows)
    # The file of a record whose claims change is shown with them.
    file = "" if difference.claims(change) else f"\n{_diff('The file', *difference.texts(change))}"
    return f"**{_page(change.either)}**\n\n{table}{file}"


def _sources(difference: Difference) -> str:
    rows = [
        (
            _code(source.id),
            _code(name),
            party,
            _code(str(source.published or "no date")),
            _code(str(source.title)),
            _code(str(source.url or "no address")),
        )
        for source, name, party in difference.sources
    ]
    return _table(("source", "publisher", "party?", "published", "title", "address"), rows)


def _added(difference: Difference, record: Record) -> str:
    change = RecordChange(None, record)
    claims = [row for claim in difference.claims(change) for row in _claim_rows(claim)]
    table = f"\n{_table(('claim', '', *_CELLS), claims)}" if claims else ""
    return f"**{_page(record)}** {_plain(record.heading)}\n{table}\n{_diff('The file', *difference.texts(change))}"


def _map(difference: Difference, with_map: bool) -> str:
    """The changed locations as GeoJSON (RFC 7946), which GitHub draws; areas of the base map are named only."""
    if not with_map:
        return _list(_location(when, location) for when, location in difference.locations)
    mark = palette.light(DOCS_FOLDER)["mark"]
    drawn = [(when, location) for when, location in difference.locations if location.at]
    features = [_feature(when, location, "#888888" if when == "before" else mark) for when, location in drawn]
    areas = [_location(when, location) for when, location in difference.locations if not location.at]
    collection = {"type": "FeatureCollection", "features": features}
    picture = f"```geojson\n{json.dumps(collection, ensure_ascii=True)}\n```\n" if features else ""
    return picture + (f"\nFilled areas:\n\n{_list(areas)}" if areas else "")


def _location(when: str, location: Location) -> str:
    point = f" ({location.at.lat}, {location.at.lon})" if location.at else ""
    return f"{_plain(location.record.heading)}, {when}: {_plain(location.words)}{point}"


def _feature(when: str, location: Location, colour: str) -> dict[str, Any]:
    assert location.at, "only locations with a point are drawn here"
    geometry: dict[str, Any] = {"type": "Point", "coordinates": [location.at.lon, location.at.lat]}
    if location.radius_km:
        geometry = {"type": "Polygon", "coordinates": [list(circle(location.at, location.radius_km))]}
    properties = {
        "record": location.record.path,
        "place": location.place.id,
        "state": when,
        "precision": location.precision,
        "stroke": colour,
        "marker-color": colour,
    }
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _diff(title: str, before: str, after: str) -> str:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), "before", "after", lineterm="", n=2))[2:]
    text = "\n".join(line[:400] for line in lines[:400]) + ("\n…" if len(lines) > 400 else "")
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
    return f"<details><summary>{title}</summary>\n\n{fence}diff\n{text}\n{fence}\n\n</details>\n"


def _page(record: Record) -> str:
    return _code(record.path)


def _code(text: str) -> str:
    """Text of a record as code: neither Markdown nor HTML nor a mention on GitHub."""
    shown = " ".join(text.split())
    return f"<code>{_escaped(shown[:300] + '…' if len(shown) > 300 else shown)}</code>" if shown else "–"


def _plain(text: str) -> str:
    """Text of ours that may quote a record."""
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    escaped = _SPECIAL.sub(lambda hit: hit[0] if hit[0].isalpha() else f"&#{ord(hit[0])};", text)
    # Mail addresses become links also in code, once the signs are read.
    return re.sub("(&#(?:64|35);)", r"\1<!-- -->", escaped)


def _list(rows: Any) -> str:
    return "".join(f"- {row}\n" for row in rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"
