"""`explainer schema`: the JSON Schemas for editors that complete and check while typing."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..model.json_schema import described_files, schemas

# Where VS Code is told which schema belongs to which files.
VSCODE = Path(".vscode/settings.json")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("data/schema"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of all collections to FOLDER, and tell VS Code of them where it has settings here."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(folder / name)
    if VSCODE.is_file():
        settings = json.loads(VSCODE.read_text(encoding="utf-8"))
        data = folder.parent.as_posix()
        settings["yaml.schemas"] = {f"{folder.as_posix()}/{name}": f"{data}/{files}" for name, files in described_files().items()}
        VSCODE.write_text(json.dumps(settings, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
        click.echo(VSCODE)
