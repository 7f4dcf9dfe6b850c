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
