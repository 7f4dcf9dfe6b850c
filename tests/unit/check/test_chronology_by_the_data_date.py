"""Rules that depend on the data date: what lies in the future, which review is overdue."""

from __future__ import annotations

from explainer.check import chronology, editorial
from explainer.values import edtf
from support.records import BASE, MakeData, clean_dataset


def test_nothing_lies_in_the_future(make_data: MakeData) -> None:
    files = {**BASE, "sources/report.yml": BASE["sources/report.yml"].replace("2020-02", "2062-11")}
    dataset = clean_dataset(make_data(files))
    assert [str(p).split(": ", 1)[1] for p in chronology.check_future(dataset, edtf.parse("2026-11-22"))] == [
        "November 2062 lies in the future"
    ]
    assert list(chronology.check_future(dataset, None)) == []


def test_an_overdue_review_is_a_warning_by_the_data_date(make_data: MakeData) -> None:
    files = {**BASE, "actors/army.yml": BASE["actors/army.yml"] + "review_by: 2021-05\n"}
    dataset = clean_dataset(make_data(files))

    def warned(day: str) -> list[str]:
        return [str(p).rsplit("data/", 1)[1] for p in editorial.check(dataset, edtf.parse(day), set())]

    assert warned("2021-05-31") == []
    assert warned("2021-06-01") == ["actors/army.yml:5:12: warning: the review was due May 2021"]


def test_a_year_is_allowed_for_and_only_days_of_reading_and_writing_count(make_data: MakeData) -> None:
    def future(day: str, **more: str) -> list[str]:
        files = {**BASE, **more, "sources/report.yml": BASE["sources/report.yml"].replace("2020-02", day)}
        return [str(p).rsplit("data/", 1)[1] for p in chronology.check_future(clean_dataset(make_data(files)), edtf.parse("2020-03-01"))]

    assert future("2021-03-02") == []
    assert future("2021-03-03") == ["sources/report.yml:5:12: 3 March 2021 lies in the future"]
    assert future("../2021-03-03") == []
    changed = BASE["actors/army.yml"] + "review_by: 2031\nchanges: [{on: 2031, kind: update, note: New.}]\n"
    assert future("2020", **{"actors/army.yml": changed}) == ["actors/army.yml:6:16: 2031 lies in the future"]
    said = BASE["events/meeting.yml"].replace("said_by: army", "said_by: army, said_on: 2032")
    read = "title: Read\npublisher: P\nkind: article\naccessed: 2033\nbased_on: [report]\n"
    assert future("2032", **{"events/meeting.yml": said, "sources/read.yml": read, "actors/army.yml": BASE["actors/army.yml"]}) == [
        "events/meeting.yml:10:85: 2032 lies in the future",
        "sources/read.yml:4:11: 2033 lies in the future",
        "sources/report.yml:5:12: 2032 lies in the future",
    ]
