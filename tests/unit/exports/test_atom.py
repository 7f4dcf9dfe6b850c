"""Atom feeds: an entry keeps its id."""

from __future__ import annotations

import feedparser

from support.records import BASE, MakeData, artifacts_of, clean_dataset


def test_an_entrys_id_does_not_change_when_others_are_added(make_data: MakeData) -> None:
    change = "{{on: {}, kind: update, note: A note.}}"

    def ids(*days: str) -> list[str]:
        files = {**BASE, "events/meeting.yml": BASE["events/meeting.yml"] + f"changes: [{', '.join(change.format(day) for day in days)}]\n"}
        made = {artifact.path: artifact for artifact in artifacts_of(clean_dataset(make_data(files)))}
        return [entry.id for entry in feedparser.parse(made["events/meeting/feed.xml"].data).entries]

    assert set(ids("2020-05-01", "2020-05-01")) < set(ids("2020-04-01", "2020-05-01", "2020-05-01", "2020-06"))
