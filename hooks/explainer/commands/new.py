"""`explainer new`: the file of a new record, asked for in a terminal or given with --set."""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

import click

from ..check.identity import address_key
from ..dataset import Dataset, load
from ..edit import scaffold as making
from ..load.loader import NoDataError
from ..model import Record, Source
from ..model.fields import words_of
from ..model.kinds import COLLECTION_KINDS
from ..model.scalars import ID, ID_RULE
from ..output import urls
from ..output.version import addresses_of
from ..problems import did_you_mean, printable
from ..values.slugs import name_key

_KINDS = [row.singular for row in COLLECTION_KINDS.values()]


@click.command(
    help=f"""Begin a record: KIND is one of {", ".join(_KINDS)}.

    TITLE is what it is called. A source is begun with its address: explainer new source https://…
    """
)
@click.argument("kind")
@click.argument("title")
@click.option("--set", "given", multiple=True, metavar="FIELD=VALUE", help="A field's value; as often as needed.")
@click.option("--id", "wished", help="The record's id, when the proposed one does not fit.")
@click.option("--data", "data_folder", type=click.Path(path_type=Path), default=Path("data"), help="The folder of records.")
def new(kind: str, title: str, given: tuple[str, ...], wished: str | None, data_folder: Path) -> None:
    """Begin a record, asking for what is required."""
    model = making.KINDS.get(kind)
    if model is None:
        raise click.UsageError(f"'{kind}' is no kind of record{did_you_mean(kind, making.KINDS)}; one of: {', '.join(sorted(_KINDS))}")
    try:
        dataset, _ = load(data_folder)
    except NoDataError as error:
        raise click.UsageError(str(error)) from None
    values = _begun(model, title) | _given(model, given)
    if model is Source:
        _not_twice(dataset, values["url"])
    _ask(model, values)
    if there := _of_the_same_name(dataset, values.get(model.HEADING, "")):
        click.echo(printable(f"There is {there.path} already, called {there.heading}: is it the same?"), err=True)
    if wished and (not ID.fullmatch(wished) or wished in dataset.known):
        raise click.UsageError(f"--id {wished}: {f'taken by {dataset.known[wished]}/{wished}.yml' if wished in dataset.known else ID_RULE}")
    record_id = wished or making.next_id(model, values, dataset.known)
    reference = "fields/"
    if dataset.conflict_or_none:
        reference = addresses_of(dataset.conflict, os.environ).page(urls.FIELDS_PAGE)
    try:
        path = making.write(data_folder, model, record_id, making.skeleton(model, values, reference))
    except FileExistsError as error:
        raise click.UsageError(f"{error.filename} is there already; choose another id with --id") from None
    except OSError as error:
        raise click.UsageError(f"{error.filename}: {error.strerror}") from None
    click.echo(f"{path}\nEdit it, then run: explainer check")


def _begun(model: type[Record], title: str) -> dict[str, str]:
    if model is not Source:
        return {model.HEADING: title}
    _must_fit(model, "url", title)
    return making.addresses(title) | {"accessed": date.today().isoformat()}


def _given(model: type[Record], given: tuple[str, ...]) -> dict[str, str]:
    values = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or name not in model.model_fields or name == "id":
            raise click.UsageError(f"--set {pair}: expected FIELD=VALUE with a field of a {model.SINGULAR}")
        _must_fit(model, name, value)
        values[name] = value
    return values


def _must_fit(model: type[Record], name: str, value: str) -> None:
    if wrong := making.why_not(model.model_fields[name], value):
        raise click.UsageError(f"{name}: {wrong}")


def _not_twice(dataset: Dataset, url: str) -> None:
    for source in dataset.all(Source):
        if source.url and address_key(source.url) == address_key(url):
            raise click.UsageError(f"this address is a source already: {source.id} (data/{urls.data_file(source)})")


def _of_the_same_name(dataset: Dataset, name: str) -> Record | None:
    """A record that is called so, accents and hyphens aside."""
    for _, record in sorted(dataset.records.items()):
        names = [record.heading, *(str(other.name) for other in getattr(record, "names", ()))]
        if name and name_key(name) in map(name_key, names):
            return record
    return None


def _ask(model: type[Record], values: dict[str, str]) -> None:
    """Asks for what is required and not given yet, until it fits; without a terminal it says what is missing."""
    missing = {name: field for name, field in making.required(model).items() if name not in values}
    if model is Source:
        missing = (
            {"title": model.model_fields["title"], **missing, "published": model.model_fields["published"]}
            if "title" not in values
            else missing
        )
    asked = {name: field for name, field in missing.items() if name not in values}
    if not sys.stdin.isatty():
        needed = [name for name, field in asked.items() if field.is_required()]
        if needed:
            raise click.UsageError(f"not in a terminal, so give these too: {' '.join(f'--set {name}=…' for name in needed)}")
        return
    for name, field in asked.items():
        click.echo(f"\n{field.description}" + (f"\nOne of: {', '.join(words)}" if (words := words_of(field)) else ""))
        if field.examples:
            click.echo(f"For example: {field.examples[0]}")
        while True:
            value = click.prompt(name, default=None if field.is_required() else "", show_default=False)
            wrong = making.why_not(field, value) if value else ""
            if not wrong:
                break
            click.echo(f"  {wrong}")
        if value:
            values[name] = value
