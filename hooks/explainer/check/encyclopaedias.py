"""An encyclopaedia is a way to sources, not one: each citation of one is looked at, and no claim rests on one alone. Warnings."""

from __future__ import annotations

from collections.abc import Iterator

from ..dataset import Dataset
from ..model import Source
from ..problems import Problem


def check(dataset: Dataset) -> Iterator[Problem]:
    """Warnings at everything that leads to an encyclopaedia or a mirror of one, and at claims that have nothing else."""
    for source in dataset.all(Source):
        if source.kind == "encyclopaedia":
            for mention in dataset.mentions.get(source.id, []):
                message = f"'{source.id}' is an encyclopaedia; cite what it rests on"
                yield dataset.files[mention.record.id].warning(mention.where, message)
    for record in dataset.claiming:
        for index, claim in enumerate(record.claims):
            if all(dataset.is_encyclopaedia(source) for source in claim.source_ids):
                message = "the claim rests on an encyclopaedia alone; find what it cites"
                yield dataset.files[record.id].warning(("claims", index, "sources"), message)
