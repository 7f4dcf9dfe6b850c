"""Projection, views and clipping, without records."""

from __future__ import annotations

import pytest

from explainer.geo import geometry
from explainer.geo.geometry import View


def test_the_projection_is_leaflets() -> None:
    view = View(-10, -10, 10, 10, 100, 100)
    assert geometry.mercator(0) == pytest.approx(0)
    assert geometry.latitude(geometry.mercator(15.1356)) == pytest.approx(15.1356)
    assert view.xy(0, 0) == pytest.approx((50, 50.25), abs=0.05)
    assert View.around((1, 1, 2, 2), 800, 600).units_per_degree > 0


def test_a_ring_is_cut_at_the_edge_of_the_view() -> None:
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    assert geometry.area(geometry.clip(square, (5, 5, 20, 20))) == pytest.approx(25)
    assert geometry.clip(square, (11, 11, 20, 20)) == []
    assert geometry.simplify([(0, 0), (1, 0.01), (2, 0)], 0.1) == [(0, 0), (2, 0)]
