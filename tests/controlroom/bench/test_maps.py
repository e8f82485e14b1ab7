"""The bench of maps measures a map that can be drawn."""

import numpy as np
from PySide6.QtWidgets import QApplication

from controlroom.bench.maps import bench_maps, rough_map


def test_neighbours_of_a_rough_map_share_their_borders() -> None:
    one, other = (each.rings[0] for each in rough_map(20, seed=3).districts[:2])
    shared = {tuple(point) for point in one.tolist()} & {tuple(point) for point in other.tolist()}
    assert len(shared) == 65
    assert np.isfinite(one).all()


def test_all_of_it_is_measured(qapp: QApplication) -> None:
    found = bench_maps(districts=12, size_px=(600, 400), rounds=4)
    assert found.districts == 12
    assert found.points == 12 * 256
    assert min(found.first_ms, *found.recolour_ms, *found.pan_ms, *found.zoom_ms) > 0
