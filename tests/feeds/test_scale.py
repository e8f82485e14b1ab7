"""From decoded pictures to pixels: size, shape, colours, and both scalers the same."""

import numpy as np
import pytest
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.core import FULL, Rect
from feeds.decode.scale import DirectScaler, ReformatScaler, Scaler, Scratch, Slot, crop_px, fit
from feeds.decode.swscale import Conversion, Library
from feeds.pictures import slot_bytes
from tests.fakes.clips import QUARTERS, Pixels, colours, drawing, frame_of, shows_quarters

PLANAR = ["yuv420p", "yuvj420p", "yuv422p", "yuvj422p", "yuv444p", "yuvj444p"]


@pytest.fixture(scope="module")
def library() -> Library:
    found = Library.find()
    assert found is not None, "PyAV's libswscale is not where its wheel keeps it"
    return found


def scaled(scaler: Scaler, frame: VideoFrame, box: tuple[int, int], aspect: float = 1.0) -> Pixels:
    """Scale into a slot, see that nothing beside it was touched, and return the picture."""
    size, guard = slot_bytes(*box), 4096
    memory = bytearray(b"\xaa" * (size + guard))
    picture = scaler.write(frame, aspect, Slot(memoryview(memory)[:size]))
    assert bytes(memory[size:]) == b"\xaa" * guard
    assert picture.width_px <= box[0]
    assert picture.height_px <= box[1]
    rows = np.frombuffer(bytes(memory), np.uint8, picture.stride * picture.height_px)
    return rows.reshape(picture.height_px, -1, 4)[:, : picture.width_px].copy()


def both(library: Library, frame: VideoFrame, box: tuple[int, int], aspect: float = 1.0, crop: Rect = FULL) -> Pixels:
    """Scale in both ways, see that they are the same, and return the picture."""
    direct = scaled(DirectScaler(library, Scratch(), *box, crop), frame, box, aspect)
    reformatted = scaled(ReformatScaler(*box, crop), frame, box, aspect)
    assert direct.shape == reformatted.shape
    difference = np.abs(direct[:, :, :3].astype(int) - reformatted[:, :, :3])
    assert difference.mean() < 2
    return direct


@pytest.mark.parametrize("pixel_format", [*PLANAR, "nv12", "rgb24", "yuv420p10le", "yuv410p"])
@pytest.mark.parametrize("box", [(96, 54), (320, 180), (640, 360), (101, 77)])
def test_every_format_shows_its_colours(library: Library, pixel_format: str, box: tuple[int, int]) -> None:
    full = pixel_format.startswith(("yuvj", "rgb"))
    frame = frame_of(drawing(0, 320, 180), pixel_format, full=full)
    assert shows_quarters(both(library, frame, box), near=6)


@pytest.mark.parametrize("box", [(96, 54), (320, 180)])
def test_grey_pictures(library: Library, box: tuple[int, int]) -> None:
    frame = frame_of(drawing(0, 320, 180), "gray", full=True)
    for red, green, blue in colours(both(library, frame, box)):
        assert abs(red - green) <= 2
        assert abs(blue - green) <= 2


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize("colorspace", [Colorspace.ITU601, Colorspace.ITU709])
@pytest.mark.parametrize("box", [(96, 54), (320, 180)])
def test_the_matrix_and_range_that_are_told(
    library: Library, colorspace: Colorspace, full: bool, box: tuple[int, int]
) -> None:
    frame = frame_of(drawing(0, 320, 180), colorspace=colorspace, full=full)
    assert shows_quarters(both(library, frame, box), near=6)


@pytest.mark.parametrize(("size", "colorspace"), [((704, 576), Colorspace.ITU601), ((1280, 720), Colorspace.ITU709)])
def test_the_matrix_goes_by_size_where_none_is_told(
    library: Library, size: tuple[int, int], colorspace: Colorspace
) -> None:
    frame = frame_of(drawing(0, *size), colorspace=colorspace)
    frame.colorspace = 2
    assert shows_quarters(both(library, frame, (160, 90)), near=6)


@pytest.mark.parametrize("size", [(321, 181), (33, 17), (1, 1), (3, 500), (1919, 1079)])
@pytest.mark.parametrize("box", [(160, 90), (53, 31), (1, 1), (2, 2)])
def test_odd_sizes(library: Library, size: tuple[int, int], box: tuple[int, int]) -> None:
    width, height = max(size[0], 200), max(size[1], 64)
    picture = drawing(0, width, height)[: size[1], : size[0]]
    pixels = both(library, frame_of(np.ascontiguousarray(picture), "yuv444p"), box)
    assert pixels.shape[:2] == fit(*size, *box)[::-1]


@pytest.mark.parametrize(
    ("crop", "quarter"),
    [
        (Rect(0.0, 0.0, 0.4, 0.4), 0),
        (Rect(0.6, 0.0, 0.4, 0.4), 1),
        (Rect(0.0, 0.6, 0.4, 0.4), 2),
        (Rect(0.6, 0.6, 0.4, 0.4), 3),
        (Rect(0.99, 0.99, 0.01, 0.01), 3),
    ],
)
@pytest.mark.parametrize("pixel_format", ["yuv420p", "yuvj422p", "yuv444p", "nv12"])
def test_a_crop_shows_its_part(library: Library, crop: Rect, quarter: int, pixel_format: str) -> None:
    frame = frame_of(drawing(0, 320, 180), pixel_format, full=pixel_format.startswith("yuvj"))
    pixels = both(library, frame, (128, 72), crop=crop)
    middle = pixels[4:-4, 4:-4, 2::-1].reshape(-1, 3).mean(axis=0)
    assert np.abs(middle - QUARTERS[quarter]).max() < 6


def test_a_crop_may_change_between_pictures(library: Library) -> None:
    frame = frame_of(drawing(0, 320, 180))
    for scaler in (DirectScaler(library, Scratch(), 96, 54, FULL), ReformatScaler(96, 54, FULL)):
        whole = scaled(scaler, frame, (96, 54))
        scaler.crop = Rect(0, 0, 0.4, 0.4)
        assert abs(int(scaled(scaler, frame, (96, 54))[:, :, 2].mean()) - QUARTERS[0][0]) < 8
        scaler.crop = FULL
        assert np.array_equal(scaled(scaler, frame, (96, 54)), whole)


def test_a_stream_may_change_its_size_and_format(library: Library) -> None:
    for scaler in (DirectScaler(library, Scratch(), 96, 96, FULL), ReformatScaler(96, 96, FULL)):
        for width, height, pixel_format in ((320, 180, "yuv420p"), (160, 120, "yuv444p"), (320, 180, "nv12")):
            pixels = scaled(scaler, frame_of(drawing(0, width, height), pixel_format), (96, 96))
            assert shows_quarters(pixels, near=6)
            assert pixels.shape[:2] == fit(width, height, 96, 96)[::-1]


@pytest.mark.parametrize(("aspect", "size"), [(2.0, (160, 90)), (0.5, (80, 180)), (1.0, (160, 180))])
def test_pixels_that_are_not_square(library: Library, aspect: float, size: tuple[int, int]) -> None:
    pixels = both(library, frame_of(drawing(0, 160, 180)), (160, 180), aspect)
    assert pixels.shape[1::-1] == size
    assert shows_quarters(pixels, near=6)


def test_a_wrong_conversion_is_a_value_error(library: Library) -> None:
    with pytest.raises(ValueError, match="no conversion"):
        Conversion(library, source=(0, 0, "yuv420p"), target=(8, 8, "bgr0"), colorspace=5, full_range=(False, True))


@given(st.integers(1, 8000), st.integers(1, 8000), st.floats(0.1, 10), st.integers(1, 4000), st.integers(1, 4000))
def test_fitting(width: int, height: int, aspect: float, box_width: int, box_height: int) -> None:
    fitted_width, fitted_height = fit(width * aspect, height, box_width, box_height)
    assert 1 <= fitted_width <= box_width
    assert 1 <= fitted_height <= box_height
    assert box_width - fitted_width <= 2 or box_height - fitted_height <= 2
    if fitted_width > 60 and fitted_height > 60:
        assert fitted_width / fitted_height == pytest.approx(width * aspect / height, rel=0.06)


FRACTIONS = st.floats(-0.2, 1.2)


@given(st.integers(1, 4000), st.integers(1, 4000), FRACTIONS, FRACTIONS, FRACTIONS, FRACTIONS, st.sampled_from([0, 1]))
def test_any_crop_lies_inside(width: int, height: int, x: float, y: float, w: float, h: float, halved: int) -> None:
    left, top, wide, high = crop_px(width, height, Rect(x, y, w, h), halved, halved)
    assert left >= 0
    assert top >= 0
    assert 1 <= wide <= width - left
    assert 1 <= high <= height - top
    if halved:
        assert left % 2 == top % 2 == 0


@settings(max_examples=40, deadline=None)
@given(
    size=st.tuples(st.integers(16, 400), st.integers(16, 300)),
    box=st.tuples(st.integers(1, 500), st.integers(1, 400)),
    pixel_format=st.sampled_from(["yuv420p", "yuvj422p", "yuv444p", "gray"]),
    crop=st.builds(Rect, *[st.floats(0, 1)] * 4),
)
def test_any_size_stays_within_its_slot(
    library: Library, size: tuple[int, int], box: tuple[int, int], pixel_format: str, crop: Rect
) -> None:
    frame = frame_of(np.full((size[1], size[0], 3), 90, np.uint8), pixel_format, full=True)
    for scaler in (DirectScaler(library, Scratch(), *box, crop), DirectScaler(library, Scratch(), *box, FULL)):
        pixels = scaled(scaler, frame, box)
        assert np.abs(pixels[:, :, :3].astype(int) - 90).max() <= 4
