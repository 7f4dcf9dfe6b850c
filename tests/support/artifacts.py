"""What is made from a dataset, without MkDocs."""

from __future__ import annotations

from explainer.dataset import Dataset
from explainer.output.version import Version
from support.records import artifacts_of

VERSION = Version("0123456789abcdef0123456789abcdef01234567", 1591000000)


def built(dataset: Dataset, version: Version | None = None) -> dict[str, str]:
    """Every text file made from the dataset: path in the site → content."""
    return {artifact.path: artifact.content for artifact in artifacts_of(dataset, version) if artifact.is_text}
