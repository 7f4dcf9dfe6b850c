"""`explainer stage`: the site as plain files, for a generator that knows nothing of our hooks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from ..load.loader import NoDataError
from ..problems import DataError


@click.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The folder with data/, docs/ and mkdocs.yml.",
)
def stage(target: Path, project: Path) -> None:
    """Write every page, map and data file to TARGET, with settings for MkDocs without hooks. TARGET must be empty or new."""
    from ..build import pipeline  # noqa: PLC0415 - loads what draws maps, which the other commands do not need
    from ..build import plain_docs as staging  # noqa: PLC0415 - the same

    if target.exists() and any(target.iterdir()):
        raise click.UsageError(f"{target} is not empty")
    try:
        checked = pipeline.load(project / "data", project / "docs", os.environ)
        count = staging.stage(checked, project, target)
    except DataError as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        click.echo(f"The data has problems ({error}); nothing was written.", err=True)
        sys.exit(1)
    except (NoDataError, OSError) as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{count} files in {target}; mkdocs build -f {target / 'mkdocs.yml'} makes pages of them")
