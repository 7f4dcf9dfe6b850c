"""Hand-written pages get their references."""

from __future__ import annotations

from explainer.pages.handwritten import handwritten_page
from support.records import BASE, MakeData, clean_dataset, edition_of


def test_a_page_gets_its_references(make_data: MakeData) -> None:
    dataset = clean_dataset(make_data(BASE))
    page = handwritten_page(dataset, edition_of(dataset), "page.md", "The [[army]] came [@report, p. 3].")
    assert '<a href="../actors/army/">Army</a> came<sup' in page
    assert '<li id="ref-1">' in page
