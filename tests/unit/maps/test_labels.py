"""Names on drawings: which are drawn and where."""

from __future__ import annotations

from explainer.geo.geometry import View
from explainer.maps import labels
from support.artifacts import built
from support.one_event import one_event
from support.records import LEAST, MakeData


def test_names_on_a_picture_never_lie_over_each_other() -> None:
    view = View(0, 0, 10, 7.5, 800, 600)
    crowd = [labels.Label(f"Town {i}", 5 + i / 100, 5, "town") for i in range(5)]
    alone = labels.Label("Far away", 1, 2, "town")
    assert [label.name for label, _ in labels.placed([*crowd, alone, alone], view)] == ["Town 0", "Far away"]
    assert list(labels.placed([labels.Label("Outside", 50, 50, "town")], view)) == []


def test_the_towns_of_the_conflict_and_its_units_are_named_on_every_map(make_data: MakeData) -> None:
    town = "name: Bigtown\ncountry: XA\nkind: settlement\ncoordinates: {lat: 4, lon: 4, basis: s1}\n"
    conflict_file = LEAST["conflict.yml"] + "towns: [bigtown]\n"
    files = built(
        one_event(
            make_data, "precision: exact", "kind: settlement\ncoordinates: {lat: 5, lon: 5, basis: s1}",
            **{"places/bigtown.yml": town, "conflict.yml": conflict_file},
        )
    )  # fmt: skip
    assert '<text class="town" x="800" y="-801">Bigtown</text>' in files["assets/land.svg"]
    assert '<text class="unit"' in files["assets/land.svg"]
    assert ">Bigtown</text>" in files["events/it/map.svg"]
    assert ">West</text>" in files["events/it/map.svg"]
    assert 'class="river"' in files["events/it/map.svg"]
