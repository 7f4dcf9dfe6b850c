"""One file for each command of `explainer`: its options and what it prints; the work is done elsewhere."""

from pathlib import Path

import click

# Most commands work on a folder of records.
data_folder = click.argument("data_folder", type=click.Path(path_type=Path), default=Path("data"))
