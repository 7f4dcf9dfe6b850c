"""A page as the Markdown file that the site generator reads: front matter, the rendered template, the footer."""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from jinja2 import Environment
from markupsafe import escape

from ..dataset import Dataset
from ..model import Record
from .jinja_env import Context
from .prose_renderer import PageText


def page_file(
    dataset: Dataset,
    env: Environment,
    path: str,
    template: str,
    front_matter: Mapping[str, object],
    context: Context,
    record: Record | None = None,
) -> str:
    """The text of the file `path`; `front_matter` has at least a title, which the template may use."""
    title = front_matter["title"]
    body = env.get_template(template).render(page=PageText(dataset, path), **{"title": title, **context})
    footer = env.get_template("_footer.html").render(page=PageText(dataset, path), title=title, record=record, by_hand=False)
    return _with_front_matter(front_matter, f"{body}\n\n{footer}")


def _with_front_matter(front_matter: Mapping[str, object], body: str) -> str:
    """The file with its fields for the theme; at most one empty line stands between two others."""
    # Material's templates print front matter as it is, so it is escaped here.
    escaped = {key: str(escape(value)) if isinstance(value, str) else value for key, value in front_matter.items()}
    lines = [line.rstrip() for line in body.strip().split("\n")]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return f"---\n{yaml.dump(escaped, Dumper=yaml.CSafeDumper, allow_unicode=True, width=1000)}---\n\n" + "\n".join(kept) + "\n"
