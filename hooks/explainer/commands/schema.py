"""`explainer schema`: the JSON Schemas for editors that complete and check while typing."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..model.json_schema import described_files, schemas
from ..plain_files import read_plain, write_plain

# Where VS Code is told which schema belongs to which files, below the folder that holds the data folder.
VSCODE = Path(".vscode/settings.json")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("data/schema"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of all collections to FOLDER, and tell VS Code of them if the project has settings for it."""
    try:
        _write(folder)
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from None


def _write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        write_plain(folder / name, text)
        click.echo(folder / name)
    data = folder.resolve().parent
    path = data.parent / VSCODE
    if path.is_file():
        settings = json.loads(read_plain(path))
        settings["yaml.schemas"] = {
            f"{data.name}/{folder.name}/{name}": f"{data.name}/{files}" for name, files in described_files().items()
        }
        write_plain(path, json.dumps(settings, indent=2, ensure_ascii=False) + "\n")
        click.echo(VSCODE)
