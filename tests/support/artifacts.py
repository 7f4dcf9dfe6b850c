"""What is made from a dataset, without MkDocs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explainer.dataset import Dataset
from explainer.output.artifact import Artifact
from explainer.output.version import Version
from support.records import artifacts_of

VERSION = Version("0123456789abcdef0123456789abcdef01234567", 1591000000)


class Files(Mapping[str, str]):
    """Text files by their paths in the site; each is made when a test first looks at it."""

    def __init__(self, artifacts: list[Artifact]) -> None:
        self._artifacts = {artifact.path: artifact for artifact in artifacts if artifact.is_text}

    def __getitem__(self, path: str) -> str:
        return self._artifacts[path].content

    def __iter__(self) -> Iterator[str]:
        return iter(self._artifacts)

    def __len__(self) -> int:
        return len(self._artifacts)


def built(dataset: Dataset, version: Version | None = None) -> Files:
    """Every text file made from the dataset."""
    return Files(artifacts_of(dataset, version))
