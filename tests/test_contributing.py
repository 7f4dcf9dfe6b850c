"""What editors are told is true: the commands of CONTRIBUTING print what stands there, forms ask for fields that exist."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from conftest import clean_dataset
from explainer.model import COLLECTIONS, Conflict, Record
from explainer.model.anchors import WRITING, anchor, of_section
from explainer.model.base import Part
from explainer.model.parts import Claim
from explainer.model.vocabulary import SourceKind
from explainer.output.version import Version
from explainer.pages import field_reference
from explainer.pages.footer import footer_of
from explainer.pages.templating import templates
from repository import ROOT
from site_fixtures import copy_project
from test_cli import run
from test_difference import GIT
from test_model import ALL_PARTS

FORMS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*-*.yml"))}
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def console(text: str) -> list[tuple[list[str], str]]:
    """The commands in the blocks of a document, each with what it prints."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL):
        for part in block.split("$ ")[1:]:
            command, _, output = part.partition("\n")
            found.append((shlex.split(command), output))
    return found


def as_pattern(output: str) -> str:
    """Printed lines as a regular expression, in which … stands for anything."""
    return re.escape(output.rstrip("\n")).replace("…", r"(?:.|\n)*")


def test_the_commands_of_contributing_print_what_it_says(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    shutil.copytree(ROOT / "tests/broken", project / "tests/broken")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "First"]):
        subprocess.run([*GIT, *command], cwd=project, check=True)
    commands = console(CONTRIBUTING)
    assert len(commands) == 5
    for (program, *arguments), output in commands:
        assert program == "explainer"
        done = run(*arguments, folder=project)
        assert re.match(as_pattern(output), done.stdout), (arguments, done.stdout[:2000], done.stderr)


def test_the_yaml_in_contributing_is_valid() -> None:
    blocks = [
        yaml.load(block, Loader=yaml.BaseLoader) for block in re.findall(r"^ *```yaml\n(.*?)```", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    ]
    (claim,) = (block["claims"][0] for block in blocks if "claims" in block)
    assert Claim.model_validate(claim).id == "dead"
    (change,) = (block["changes"][0] for block in blocks if "changes" in block)
    assert change["kind"] == "correction"


@pytest.mark.parametrize(
    "name",
    [
        "CONTRIBUTING.md",
        "SECURITY.md",
        "CODE_OF_CONDUCT.md",
        ".github/PULL_REQUEST_TEMPLATE.md",
        "docs/complaints.md",
        "docs/contribute.md",
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        found = (ROOT / name).parent / target
        assert found.exists() or target in ("fields.md", "corrections.md"), target


@pytest.mark.parametrize("name", FORMS)
def test_forms_name_fields_and_labels_that_exist(name: str) -> None:
    known = {field for part in ALL_PARTS for field in part.model_fields}
    described = json.dumps(FORMS[name], ensure_ascii=False)
    for field in re.findall(r"fields? `([a-z_]+)`(?:, `([a-z_]+)`)?(?:, `([a-z_]+)`)?", described):
        assert {part for part in field if part} <= known, field
    labels = {label["name"] for label in yaml.safe_load((ROOT / ".github/labels.yml").read_text(encoding="utf-8"))}
    assert set(FORMS[name]["labels"]) <= labels


def test_choices_of_forms_are_the_models() -> None:
    by_id: dict[str, Any] = {part.get("id"): part for part in FORMS["new-source"]["body"]}
    assert by_id["kind"]["attributes"]["options"] == list(get_args(SourceKind))


def test_every_link_to_a_form_fills_in_fields_that_it_has() -> None:
    dataset = clean_dataset(ROOT / "data")
    version = Version("0" * 40, 1591000000)
    pages: list[tuple[str, Record | None]] = [(f"{record.path}.md", record) for record in dataset.records.values()]
    pages += [("operations/index.md", None), ("events/index.md", None), ("timeline.md", None)]
    seen = set()
    for path, record in pages:
        for _, address in footer_of(dataset, version, path, "A title", record, by_hand=False).reports:
            asked = parse_qs(urlsplit(address).query)
            form = asked.pop("template")[0].removesuffix(".yml")
            seen.add(form)
            ids = {part["id"] for part in FORMS[form]["body"] if "id" in part}
            assert set(asked) - {"title"} <= ids
            if record:
                assert asked["record"] == [f"data/{record.path}.yml"]
    assert seen == set(FORMS)


def test_every_problem_leads_to_a_row_of_the_field_reference() -> None:
    page = templates().get_template("fields.md").render(title="Fields", tables=field_reference.tables())
    rows = set(re.findall(r'<tr id="([^"]+)"', page))
    headings = {re.sub(r"[^\w\s-]", "", text).strip().lower().replace(" ", "-") for text in re.findall(r"^## (.+)$", page, re.MULTILINE)}
    assert WRITING in headings
    models: list[type[Part]] = [*COLLECTIONS.values(), Conflict]
    for model in models:
        assert anchor(model, None) == WRITING
        assert anchor(model, ()) in headings
        assert anchor(model, ("no-such-field",)) in headings
        for name in model.model_fields:
            if name != "id":
                assert anchor(model, (name,)) in rows
    for part in ALL_PARTS:
        assert of_section(part) in headings, part
    assert anchor(COLLECTIONS["events"], ("claims", 3, "count")) == "claim-count"
    assert anchor(COLLECTIONS["events"], ("claims", 3, "cuont")) == "part-claim"
    assert anchor(COLLECTIONS["events"], ("claims", 3, "said_by", "party")) == "named-party"
    assert anchor(Conflict, ("extent", "south")) == "extent-south"


def test_code_owners_cover_everything_that_a_build_reads() -> None:
    lines = [line.split() for line in (ROOT / ".github/CODEOWNERS").read_text().splitlines() if line and not line.startswith("#")]
    assert lines[0][0] == "*"
    for path, *owners in lines:
        assert all(re.fullmatch(r"@[\w-]+/[\w-]+", owner) for owner in owners)
        assert path == "*" or list(ROOT.glob(path.strip("/"))), path
