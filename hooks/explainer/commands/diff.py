"""`explainer diff`: what a change changes, for whoever reviews it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..load.loader import NoDataError
from ..output.version import read_version
from ..problems import without_commands
from ..values import inert_markdown


@click.command()
@click.argument("base")
@click.option(
    "--project", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path(), help="The folder with data/ and docs/."
)
@click.option("--most", default=1_000_000, help="So many characters at most; 60000 fit a comment on GitHub.")
@click.option("--no-map", is_flag=True, help="Name the spots that change instead of drawing them, for where Markdown is not read.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="A file to write to, instead of the terminal.")
def diff(base: str, project: Path, most: int, no_map: bool, output: Path | None) -> None:
    """Compare the records and pages as they are with those of BASE, a commit or branch, as a Markdown report.

    Exit 0 also when there are errors: they are in the report. Exit 2: could not compare.
    """
    from ..edit.diff import compare, report, states  # noqa: PLC0415 - the other commands need none of it

    try:
        with states.commit(project, base) as folder:
            version = read_version(project / "data")
            before = states.read(folder, states.day(project, base))
            after = states.read(project, version.date if version else None)
            text = report.report(compare.Difference(before, after), most, with_map=not no_map)
    except (states.NoStateError, NoDataError, OSError) as error:
        raise click.UsageError(str(error)) from None
    if output:
        output.write_text(text, encoding="utf-8")
    else:
        # In a terminal nothing of it is live, and it should be readable.
        click.echo(without_commands(inert_markdown.unmarked(text) if sys.stdout.isatty() else text))
