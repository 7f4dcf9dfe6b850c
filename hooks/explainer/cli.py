"""The command `explainer`."""

from __future__ import annotations

import os

import click

# Looking through every installed package for plugins of pydantic, of which there are none, takes longer than 50 records.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

from .commands import check, diff, new, notes, schema, stage, trace


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Check records, begin new ones, compare states of the data, write what follows from the model, follow a record to the site."""


for command in (check.check, new.new, diff.diff, notes.notes, schema.schema, stage.stage, trace.trace):
    main.add_command(command)
