"""Events made of claims, to grade."""

from __future__ import annotations

from explainer.dataset import Dataset
from explainer.derive import grades
from explainer.derive.grades import Question
from explainer.model import Event, Happening
from support.records import FILES, MakeData, clean_dataset


def event(make_data: MakeData, claims: str, date: str = "2012", extra: str = "", **files: str) -> tuple[Dataset, Happening]:
    """A dataset with one event that holds these claims."""
    text = f"title: The event\nkind: decision\ndates: {date}\nsummary: It happened.\n{extra}claims:\n{claims}\n"
    dataset = clean_dataset(make_data({**FILES, **files, "events/the-event.yml": text}))
    record = dataset.records["the-event"]
    assert isinstance(record, Event)
    return dataset, record


def the_question(dataset: Dataset, record: Happening) -> Question:
    (question,) = grades.questions(dataset, record)
    return question
