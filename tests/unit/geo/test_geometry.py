"""Projection, views, clipping and simplifying, without records."""

from __future__ import annotations

import math

import pytest

from explainer.geo import geometry
from explainer.geo.geometry import View

SQUARE = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]


@pytest.mark.parametrize(
    ("lat", "y"),
    # Leaflet's SphericalMercator in degrees of longitude at the equator: EPSG:3857 metres times 180 / 20037508.34.
    [(0.0, 0.0), (15.1356, 15.3151), (45.0, 50.4990), (-45.0, -50.4990), (60.0, 75.4561), (85.0, 179.4104), (89.0, 179.4104)],
)
def test_the_projection_is_leaflets(lat: float, y: float) -> None:
    assert geometry.mercator(lat) == pytest.approx(y, abs=5e-4)
    assert geometry.latitude(y) == pytest.approx(min(lat, 85.0), abs=5e-4)


def test_a_view_puts_its_corners_at_the_corners_and_its_middle_in_the_middle() -> None:
    view = View(-10, -10, 10, 10, 100, 100)
    assert view.xy(-10, 10) == pytest.approx((0, 0))
    assert view.xy(10, -10) == pytest.approx((100, 100), abs=0.6)
    assert view.xy(0, 0) == pytest.approx((50, 50.25), abs=0.05)
    assert view.projected(5, geometry.mercator(-5)) == pytest.approx(view.xy(5, -5))
    assert view.units_per_degree == 5
    assert view.radius(111.32, 0) == pytest.approx(5)
    assert view.radius(111.32, 60) == pytest.approx(10), "a kilometre is drawn longer towards the poles"


@pytest.mark.parametrize(
    ("box", "wide", "tall"),
    [
        ((0.0, 0.0, 8.0, 2.0), 9.6, 7.2),  # wide: the width decides
        ((0.0, 0.0, 1.0, 10.0), 16.08, 12.06),  # tall: the height decides, which the projection stretches a little
        ((5.0, 5.0, 5.0, 5.0), 4.0, 3.0),  # a point: the least height decides
    ],
)
def test_a_view_around_a_box_has_its_shape_holds_it_with_padding_and_is_not_too_close(box: geometry.Box, wide: float, tall: float) -> None:
    view = View.around(box, 800, 600, padding=0.1, least=3.0)
    assert view.east - view.west == pytest.approx(wide, abs=0.01)
    assert geometry.mercator(view.north) - geometry.mercator(view.south) == pytest.approx(tall, abs=0.01)
    assert (view.west + view.east) / 2 == pytest.approx((box[0] + box[2]) / 2)
    x, y = view.xy((box[0] + box[2]) / 2, geometry.latitude((geometry.mercator(box[1]) + geometry.mercator(box[3])) / 2))
    assert (x, y) == pytest.approx((400, 300))


def test_a_ring_is_cut_at_the_edges_of_the_view() -> None:
    assert geometry.area(SQUARE) == geometry.area(SQUARE[::-1]) == 100
    assert geometry.clip(SQUARE, (5, 5, 20, 20)) == [(5, 5), (10, 5), (10, 10), (5, 10)]
    assert geometry.clip(SQUARE, (-5, 2, 4, 20)) == [(0, 2), (4, 2), (4, 10), (0, 10)]
    assert geometry.clip(SQUARE, (0, 0, 10, 10)) == SQUARE
    assert geometry.clip(SQUARE, (11, 11, 20, 20)) == []
    diamond = [(5.0, -5.0), (15.0, 5.0), (5.0, 15.0), (-5.0, 5.0)]
    assert geometry.area(geometry.clip(diamond, (0, 0, 10, 10))) == pytest.approx(100), "corners are cut on all four sides"


def test_a_line_keeps_its_ends_and_every_bend_beyond_the_tolerance() -> None:
    assert geometry.simplify([(0, 0), (1, 0.01), (2, 0)], 0.1) == [(0, 0), (2, 0)]
    assert geometry.simplify([(0, 0), (1, 0.2), (2, 0)], 0.1) == [(0, 0), (1, 0.2), (2, 0)]
    ring = [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 0.0)]
    assert geometry.simplify(ring, 0.5) == ring, "a line that ends where it begins has no length to measure from"
    wave = [(float(x), math.sin(x)) for x in range(30)]
    kept = geometry.simplify(wave, 0.4)
    assert 2 < len(kept) < len(wave)
    assert geometry.simplify(wave, 0) == wave


def test_path_data_goes_in_whole_steps_and_leaves_out_those_that_go_nowhere() -> None:
    assert geometry.path_data([(0.4, 10.6), (0.6, 10.6), (5, 8), (5.2, 8.1)]) == "M0,11l1,0 4,-3"
