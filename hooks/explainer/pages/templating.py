"""Loads page templates: strict about what is not defined, and escaping whatever is not markup already."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_FOLDER = Path(__file__).parent / "templates"
# The macros for what stands inside a sentence.
INLINE = "_inline.html"


@cache
def templates() -> Environment:
    """The templates without the functions of a dataset."""
    return Environment(
        loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip


@cache
def macro(template: str, name: str) -> Callable[..., Markup]:
    """A macro of a template that needs nothing of a dataset, to be called from Python."""
    called: Callable[..., Markup] = getattr(templates().get_template(template).module, name)
    return called
