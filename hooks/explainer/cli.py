"""The command `explainer`."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

# Looking through every installed package for plugins of pydantic, of which there are none, takes longer than 50 records.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from . import parallel, provenance
from .check import find_all
from .load import NoDataError
from .problems import errors, summary
from .schema import schemas


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check the records and make what is generated from their model."""


@main.command()
@click.argument("data_folder", type=click.Path(path_type=Path), default=Path("data"))
@click.option("--format", "style", type=click.Choice(["text", "github"]), default="text", help="github: annotations for a pull request.")
def check(data_folder: Path, style: str) -> None:
    """Print every problem in DATA_FOLDER (default: data). Exit 0: no errors; 1: errors; 2: could not run."""
    gc.disable()  # a process of a second: looking for garbage would take a fifth of it
    version = provenance.version(data_folder) if data_folder.is_dir() else None
    try:
        dataset, problems = find_all(
            data_folder, data_folder.resolve().parent / "docs", version.date if version else None, parallel.parse_all, several_cores=True
        )
    except (NoDataError, OSError) as error:
        raise click.UsageError(str(error)) from None
    for problem in problems:
        click.echo(problem.as_github() if style == "github" else str(problem))
    click.echo(f"{len(dataset.known)} records: {summary(problems)}", err=style == "github")
    _leave(1 if errors(problems) else 0)


def _leave(code: int) -> NoReturn:
    """End the process at once: taking thousands of records apart first would make the editor wait."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("data/schema"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of all collections to FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(folder / name)
