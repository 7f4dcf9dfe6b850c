"""Who speaks for whom: offices and part-of relations at the date of the claim, and whether that side is a party then."""

from __future__ import annotations

import pytest

from explainer.check import find_all
from explainer.dataset import Dataset
from explainer.derive import attribution
from explainer.model.kinds import MOST_LEVELS
from explainer.model.parts import Named
from explainer.model.references import ActorRef
from explainer.values import edtf
from support.records import LEAST, MakeData, clean_dataset

ACTORS = {
    "state": "kind: state\nparty: [{dates: 2012/2014}, {dates: 2018/2020}]",
    "army": "kind: force\nrelations: [{kind: allied, to: helpers}, {kind: part-of, to: state, dates: 2010/..}]",
    "helpers": "kind: force\nparty: [{dates: 2013/..}]",
    "minister": "kind: person\npositions: [{at: helpers, title: Envoy, dates: 2010/2011}, {at: state, title: Minister, dates: 2012/2014}]",
    "deserter": "kind: person\npositions: [{at: army, title: Officer}, {at: helpers, title: Officer}]",
    "visitor": "kind: person",
}
FILES = {f"actors/{name}.yml": f"name: {name.title()}\nsummary: Somebody.\n{text}\n" for name, text in ACTORS.items()} | {
    "sources/printed.yml": "title: Printed\npublisher: The Paper\nkind: article\n",
    "sources/order.yml": "title: Order\npublisher: army\nkind: statement\n",
    "conflict.yml": LEAST["conflict.yml"] + "camps: [{actor: state, name: The State}]\n",
}


@pytest.fixture
def war(make_data: MakeData) -> Dataset:
    return clean_dataset(make_data(FILES))


@pytest.mark.parametrize(
    ("actor", "when", "chain"),
    [
        ("army", "2013", ["army", "state"]),
        ("army", "2009", ["army"]),
        ("army", None, ["army", "state"]),
        ("minister", "2011", ["minister", "helpers"]),
        ("minister", "2012", ["minister", "state"]),
        ("minister", "2020", ["minister"]),
        ("minister", None, ["minister", "helpers"]),
        ("deserter", "2013", ["deserter", "army", "state"]),
        ("visitor", "2013", ["visitor"]),
    ],
)
def test_somebody_belongs_to_all_above_them_at_the_time(war: Dataset, actor: str, when: str | None, chain: list[str]) -> None:
    at = edtf.parse(when) if when else None
    assert attribution.chain(war, actor, at) == chain
    assert attribution.camp(war, actor, at) == chain[-1]


@pytest.mark.parametrize(
    ("actor", "when", "party"),
    [
        ("state", "2013", "yes"),
        ("state", "2016", "no"),
        ("state", "2019", "yes"),
        ("state", None, "yes"),
        ("army", "2012-01-01", "yes"),
        ("army", "2011-12-31", "no"),
        ("helpers", "2012", "no"),
        ("minister", "2012", "yes"),
        ("minister", "2019", "no"),
        ("visitor", None, "no"),
    ],
)
def test_somebody_is_a_party_while_anyone_above_them_is(war: Dataset, actor: str, when: str | None, party: str) -> None:
    speaker = attribution.actor_speaker(war, actor, edtf.parse(when) if when else None)
    assert (speaker.actor, speaker.party) == (war.actor(actor), party)


@pytest.mark.parametrize(
    ("said_by", "source", "speaker"),
    [
        (ActorRef("army"), "printed", ("Army", "state", "yes", "The State")),
        (Named(text="Some Locals", party="unknown"), "printed", ("Some Locals", "text:some locals", "unknown", "Some Locals")),
        (None, "printed", ("The Paper", "text:the paper", "no", "The Paper")),
        (None, "order", ("Army", "state", "yes", "The State")),
        (ActorRef("helpers"), "order", ("Helpers", "helpers", "yes", "Helpers")),
    ],
)
def test_without_a_claimant_the_publisher_speaks(
    war: Dataset, said_by: ActorRef | Named | None, source: str, speaker: tuple[str, str, str, str]
) -> None:
    found = attribution.claimant_speaker(war, said_by, [source], edtf.parse("2013"))
    assert (found.name, found.camp, found.party, attribution.camp_name(war, found)) == speaker


def test_only_the_first_source_speaks_for_itself(war: Dataset) -> None:
    assert attribution.claimant_speaker(war, None, ["printed", "order"], None).name == "The Paper"


def test_a_chain_ends_where_a_circle_closes_and_after_many_levels(make_data: MakeData) -> None:
    """The check reports both; until they are mended nothing hangs."""
    text = "name: {name}\nkind: force\nsummary: It.\nrelations: [{{kind: part-of, to: {to}}}]\n"
    circle = {f"actors/{one}.yml": text.format(name=one.title(), to=other) for one, other in (("left", "right"), ("right", "left"))}
    long = {f"actors/u{n}.yml": text.format(name=f"U{n}", to=f"u{n + 1}") for n in range(MOST_LEVELS + 5)}
    dataset, _ = find_all(make_data({**circle, **long}), make_data({}) / "docs", None)
    assert attribution.chain(dataset, "left", None) == ["left", "right"]
    assert attribution.chain(dataset, "u0", None) == [f"u{n}" for n in range(MOST_LEVELS)]
