"""`explainer trace`: one record stage by stage through the engine, for those who change it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ..load.loader import NoDataError
from ..problems import DataError, without_commands

STAGES = ("file", "plain", "record", "problems", "links", "derived", "artifacts")


@click.command()
@click.argument("record_id", metavar="ID")
@click.option("--stage", type=click.Choice(STAGES), help="Only this stage.")
@click.option("--artifact", metavar="PATH", help="Instead, the content of a file that is made from the records, such as events/ID.md.")
@click.option("--data", "data_folder", type=click.Path(path_type=Path), default=Path("data"), help="The folder of records.")
def trace(record_id: str, stage: str | None, artifact: str | None, data_folder: Path) -> None:
    """Print what the engine holds of the record ID: its text, plain data, typed record, problems, links, what is derived, its files."""
    from ..build import trace as tracing  # noqa: PLC0415 - loads what draws maps, which the other commands do not need

    try:
        traced = tracing.trace(data_folder, data_folder.resolve().parent / "docs", os.environ, record_id)
        if artifact:
            click.echo(tracing.content(traced, artifact), nl=False)  # bytes, which may be a picture
            return
        for name in [stage] if stage else STAGES:
            if not stage:
                click.echo(f"== {name}")
            for line in tracing.STAGES[name](traced):
                click.echo(without_commands(line))
    except DataError as error:
        click.echo(f"The data has problems ({error}), so no file is made of it; `explainer check` names them.", err=True)
        sys.exit(1)
    except (NoDataError, tracing.UnknownError) as error:
        raise click.UsageError(str(error)) from None
