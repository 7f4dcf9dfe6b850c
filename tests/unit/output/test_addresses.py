"""Where the site and its repository are."""

from __future__ import annotations

import pytest

from explainer.dataset import Dataset
from explainer.output.version import addresses_of


def test_addresses_come_from_the_environment_first(conflict: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SITE_URL", "GITHUB_REPOSITORY", "GITHUB_SERVER_URL"):
        monkeypatch.delenv(name, raising=False)
    assert addresses_of(conflict.conflict).repository == conflict.conflict.repository_url
    monkeypatch.setenv("GITHUB_REPOSITORY", "Somebody/sahel-fork")
    found = addresses_of(conflict.conflict)
    assert (found.site, found.repository) == ("https://somebody.github.io/sahel-fork/", "https://github.com/Somebody/sahel-fork")
    monkeypatch.setenv("SITE_URL", "https://example.org/x")
    assert addresses_of(conflict.conflict).site == "https://example.org/x/"
