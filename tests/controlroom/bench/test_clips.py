"""The films of a benchmark."""

from pathlib import Path

import av
import pytest

from controlroom.bench.clips import Films, Picture
from controlroom.bench.encoding import encode_large
from controlroom.sim.footage import load_footage


def test_a_large_film_is_as_a_camera_sends_it(small_films: Films, tmp_path: Path) -> None:
    picture = Picture(320, 180, 25)
    encode_large(small_films.traffic[0].sub, tmp_path / "large.mp4", picture)
    assert [file.name for file in tmp_path.iterdir()] == ["large.mp4"]
    footage = load_footage(tmp_path / "large.mp4")
    assert (footage.width_px, footage.height_px, float(footage.fps)) == (320, 180, 25.0)
    assert len(footage.units) == 6 * 25
    assert [number for number, unit in enumerate(footage.units) if unit.key] == [0, 50, 100]
    with av.open(str(tmp_path / "large.mp4")) as container:
        assert not any(packet.pts != packet.dts for packet in container.demux(video=0) if packet.size)


def test_bit_rates_are_those_of_cameras() -> None:
    assert Picture(1920, 1080, 25).bits_per_s == 5_000_000
    assert 8_000_000 < Picture(3840, 2160, 15).bits_per_s < 16_000_000


@pytest.mark.parametrize("name", ["still", "night"])
def test_at_rest_there_is_next_to_nothing_between_key_pictures(small_films: Films, name: str) -> None:
    units = load_footage(getattr(small_films, name).sub).units
    keys = [len(unit.slices) for unit in units if unit.key]
    others = [len(unit.slices) for unit in units if not unit.key]
    assert max(others) < 400 < 2000 < min(keys)
    assert sum(others) / len(others) < 100
