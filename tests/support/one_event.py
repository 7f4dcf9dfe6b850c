"""A war of one event at one place, for maps."""

from __future__ import annotations

import json

from explainer.dataset import Dataset
from support.records import LEAST, MakeData, clean_dataset

WEST = {"type": "Feature", "properties": {"id": "xa-west", "name": "West", "level": "unit", "country": "XA"},
        "geometry": {"type": "MultiPolygon", "coordinates": [[[[1, 1], [9, 1], [9, 9], [1, 1]]]]}}  # fmt: skip

RIVER = {"type": "Feature", "properties": {"id": "rivers", "name": "Rivers", "level": "river", "country": ""},
         "geometry": {"type": "MultiLineString", "coordinates": [[[0, 4], [5, 6], [10, 5]]]}}  # fmt: skip


def one_event(make_data: MakeData, where: str, place: str, **extra: str) -> Dataset:
    """A war of a single event at a single place, on a base map of one unit and one river."""
    return clean_dataset(
        make_data(
            {
                "sources/s1.yml": "title: S\npublisher: P\nkind: article\n",
                "places/spot.yml": f"name: Spot\ncountry: XA\n{place}\n",
                "events/it.yml": f"title: It\nkind: talks\ndates: 2020\nsummary: It was.\nwhere: [{{place: spot, {where}}}]\n",
                "basemap/basemap.geojson": json.dumps({"type": "FeatureCollection", "features": [WEST, RIVER]}),
                "conflict.yml": f"{LEAST['conflict.yml']}unmapped_units: [{{country: XA, name: Elsewhere}}]\n",
                **extra,
            }
        )
    )
