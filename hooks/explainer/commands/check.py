"""`explainer check`: every problem in the records, in an editor's words."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from ..check import find_all
from ..dataset import Dataset
from ..edit import formatter
from ..load.loader import CONFLICT, NoDataError, entries
from ..load.text_file import MAX_BYTES
from ..model import COLLECTIONS, Conflict
from ..model.anchors import anchor
from ..output import parallel, urls
from ..output.version import addresses_of, read_version
from ..plain_files import read_plain, write_plain
from ..problems import Problem, errors, summary
from . import data_folder


@click.command()
@data_folder
@click.option("--format", "style", type=click.Choice(["text", "github"]), default="text", help="github: annotations for a pull request.")
@click.option("--fix", is_flag=True, help="First fix trailing spaces, line ends and the order of fields; comments stay.")
def check(data_folder: Path, style: str, fix: bool) -> None:
    """Print every problem in DATA_FOLDER (default: data). Exit 0: no errors; 1: errors; 2: could not run."""
    gc.disable()  # a process of a second: looking for garbage would take a fifth of it
    try:
        if fix:
            _fix(data_folder)
        version = read_version(data_folder) if data_folder.is_dir() else None
        dataset, problems = find_all(
            data_folder, data_folder.resolve().parent / "docs", version.date if version else None, parallel.parse_all, several_cores=True
        )
    except (NoDataError, OSError) as error:
        raise click.UsageError(str(error)) from None
    site = addresses_of(dataset.conflict, os.environ).site if dataset.conflict_or_none else ""
    for problem in problems:
        see = _described(dataset, data_folder, problem, site)
        click.echo(problem.as_github(see) if style == "github" else f"{problem}\n    see {see}" if see else str(problem))
    click.echo(f"{len(dataset.known)} record{'' if len(dataset.known) == 1 else 's'}: {summary(problems)}", err=style == "github")
    _leave(1 if errors(problems) else 0)


def _fix(data_folder: Path) -> None:
    """Write back every record in which something can be fixed without asking, and say what it was."""
    for entry in entries(data_folder):
        try:
            before = read_plain(entry.path, MAX_BYTES).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            continue  # the check says what is wrong with it
        text, faults = formatter.fixed(before, entry.model)
        if faults:
            write_plain(entry.path, text)
            click.echo(f"{entry.name}: fixed {', '.join(faults)}")


def _described(dataset: Dataset, data_folder: Path, problem: Problem, site: str) -> str:
    """Where the field of a problem in a record is described."""
    parts = Path(problem.file).parts
    model = Conflict if parts[-1] == CONFLICT else COLLECTIONS.get(parts[-2]) if len(parts) > 1 else None
    if model is None or problem.file.endswith(".md"):
        return ""
    return f"{site}{urls.url(urls.FIELDS_PAGE)}#{anchor(model, problem.where)}"


def _leave(code: int) -> NoReturn:
    """End the process at once: taking thousands of records apart first would make the editor wait."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
