"""The command `explainer`."""

from __future__ import annotations

from pathlib import Path

import click

from . import provenance
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
    version = provenance.version(data_folder) if data_folder.is_dir() else None
    try:
        dataset, problems = find_all(data_folder, data_folder.resolve().parent / "docs", version.date if version else None)
    except (NoDataError, OSError) as error:
        raise click.UsageError(str(error)) from None
    for problem in problems:
        click.echo(problem.as_github() if style == "github" else str(problem))
    click.echo(f"{len(dataset.known)} records: {summary(problems)}", err=style == "github")
    raise SystemExit(1 if errors(problems) else 0)


@main.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("data/schema"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of all collections to FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(folder / name)
