"""Fixtures are in support/fixtures.py, so that pytest explains what their helpers assert."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("support", "hostile")
pytest_plugins = ["support.fixtures", "support.properties"]
