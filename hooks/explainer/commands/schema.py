"""`explainer schema`: the JSON Schemas for editors that complete and check while typing."""

from __future__ import annotations

from pathlib import Path

import click

from ..model.json_schema import schemas


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("data/schema"))
def schema(folder: Path) -> None:
    """Write the JSON Schemas of all collections to FOLDER."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
        click.echo(folder / name)
