"""Every problem leads to a row of the field reference."""

from __future__ import annotations

import re

from explainer.model import COLLECTIONS, Conflict
from explainer.model.anchors import WRITING, anchor, of_section
from explainer.model.base import Part
from explainer.pages import field_reference
from explainer.pages.templating import templates
from support.model_parts import ALL_PARTS


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
