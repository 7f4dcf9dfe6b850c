"""`explainer notes`: what has changed since a day, for the notes of a dated release of the data."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..dataset import load
from ..edit import release_notes
from ..load.loader import NoDataError
from ..problems import without_commands
from ..values import edtf, inert_markdown


@click.command()
@click.argument("since")
@click.option("--data", "data_folder", type=click.Path(path_type=Path), default=Path("data"), help="The folder of records.")
def notes(since: str, data_folder: Path) -> None:
    """Print what the records' own `changes` say happened after SINCE, a day such as 2026-05-31, as Markdown."""
    try:
        day = edtf.parse(since)
        dataset, _ = load(data_folder)
    except (NoDataError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    text = release_notes.notes(dataset, day)
    click.echo(without_commands(inert_markdown.unmarked(text) if sys.stdout.isatty() else text), nl=False)
