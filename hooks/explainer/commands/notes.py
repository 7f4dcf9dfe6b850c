"""`explainer notes`: what has changed since a day, for the notes of a dated release of the data."""

from __future__ import annotations

from pathlib import Path

import click

from ..dataset import load
from ..edit import release_notes
from ..load.loader import NoDataError
from ..values import edtf


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
    click.echo(release_notes.notes(dataset, day), nl=False)
