"""Where the repository and the invented conflict are, for fixtures and tests."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
TESTS = ROOT / "tests"
CONFLICT = TESTS / "conflict"
