"""The views of a stream in its worker: they come and go while pictures are made."""

from collections.abc import Iterator

import pytest

from feeds.board import Board
from feeds.core import FULL, Rect
from feeds.decode.scale import ReformatScaler
from feeds.memory import Segment
from feeds.messages import Output
from feeds.outputs import Outputs, Tools
from feeds.pictures import Ring, slot_bytes
from tests.fakes.clips import drawing, frame_of

FRAME = frame_of(drawing(0, 320, 180))


class Views:
    """Rings as the GUI process makes them, on one board."""

    def __init__(self) -> None:
        self.board = Board.create()
        self.rings: list[Ring] = []

    def make(self, width_px: int, height_px: int, crop: Rect = FULL) -> Output:
        row, capacity = len(self.rings), slot_bytes(width_px, height_px)
        self.board.clear_view(row)
        self.rings.append(Ring(Segment.create(Ring.size(capacity)), capacity))
        return Output(row, self.rings[row].segment.name, width_px, height_px, crop)

    def counts(self) -> list[int]:
        return [self.board.published(row) >> 2 for row in range(len(self.rings))]


@pytest.fixture
def views() -> Iterator[Views]:
    made = Views()
    yield made
    for ring in made.rings:
        ring.close()
    made.board.close()


def test_views_come_and_go(views: Views) -> None:
    outputs = Outputs(views.board, Tools())
    first, second = views.make(160, 90), views.make(64, 64)
    outputs.replace((first,))
    outputs.publish(FRAME, 1.0, 1)
    outputs.replace((first, second))
    outputs.replace((second, first))
    outputs.publish(FRAME, 1.0, 2)
    outputs.replace((second,))
    outputs.publish(FRAME, 1.0, 3)
    outputs.replace(())
    outputs.publish(FRAME, 1.0, 4)
    assert views.counts() == [2, 2]
    outputs.close()


def test_one_that_goes_and_comes_back_before_a_picture_is_the_same(views: Views) -> None:
    outputs = Outputs(views.board, Tools())
    there = views.make(160, 90)
    outputs.replace((there,))
    views.rings[0].segment.forget_name()
    outputs.publish(FRAME, 1.0, 1)
    outputs.replace(())
    outputs.replace((there,))
    outputs.publish(FRAME, 1.0, 2)
    assert views.counts() == [2], "its memory has no name any more by which it could be found again"
    outputs.close()


def test_a_view_that_is_gone_does_not_take_the_others_along(views: Views) -> None:
    outputs = Outputs(views.board, Tools())
    gone, there = views.make(160, 90), views.make(64, 64)
    views.rings[0].segment.forget_name()
    outputs.replace((gone, there))
    outputs.publish(FRAME, 1.0, 1)
    assert views.counts() == [0, 1]
    outputs.close()


def test_an_empty_view_alone_may_be_served(views: Views) -> None:
    outputs = Outputs(views.board, Tools())
    first, second = views.make(160, 90), views.make(64, 64)
    outputs.replace((first,))
    outputs.publish(FRAME, 1.0, 1)
    outputs.replace((first, second))
    for _ in range(3):
        outputs.publish(FRAME, 1.0, 2, only_empty=True)
    assert views.counts() == [1, 1]
    outputs.close()


def test_nothing_is_attached_after_the_end(views: Views) -> None:
    outputs = Outputs(views.board, Tools())
    outputs.close()
    outputs.replace((views.make(160, 90),))
    outputs.publish(FRAME, 1.0, 1)
    assert views.counts() == [0]


def test_without_the_library_pyav_scales(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feeds.decode.swscale.MAJOR", 999)
    tools = Tools()
    assert isinstance(tools.scaler(160, 90, FULL), ReformatScaler)
    outputs = Outputs(views.board, tools)
    outputs.replace((views.make(160, 90), views.make(160, 90, Rect(0.5, 0.5, 0.5, 0.5))))
    outputs.publish(FRAME, 1.0, 1)
    assert views.counts() == [1, 1]
    outputs.close()
