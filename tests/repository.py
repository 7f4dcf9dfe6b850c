"""Where the repository and the invented conflict are, for fixtures and tests."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
CONFLICT = Path(__file__).parent / "conflict"
