"""One stream as a decode worker runs it, but in this process: nothing of the supervisor, everything of the stream."""

import threading
import time
from types import TracebackType
from typing import Self

import numpy as np
import pytest

from feeds.board import Board, StreamColumn
from feeds.core import FULL, ErrorKind, FeedError, Rect, Tier
from feeds.memory import Segment
from feeds.messages import Output
from feeds.outputs import Outputs, Tools
from feeds.pictures import Ring, RingReader, slot_bytes
from feeds.source import KindConfig
from feeds.stream import StreamRun
from tests.fakes.clips import Pixels
from tests.feeds.waiting import LIMIT_S, until

ROW = 0


class Lab:
    """Runs one stream for some boxes from `start` to `close`. A context manager that does both."""

    def __init__(
        self,
        config: KindConfig,
        *boxes: tuple[int, int],
        crop: Rect = FULL,
        tools: Tools | None = None,
        tier: Tier = Tier.MAIN,
    ) -> None:
        self.board = Board.create()
        self.board.clear_stream(ROW)
        self.error: FeedError | None = None
        self._unexpected: BaseException | None = None
        self.readers: list[RingReader] = []
        self.seen: list[Pixels] = []
        outputs = []
        for row, (width, height) in enumerate(boxes or ((160, 90),)):
            self.board.clear_view(row)
            capacity = slot_bytes(width, height)
            segment = Segment.create(Ring.size(capacity))
            self.readers.append(RingReader(self.board, row, Ring(segment, capacity)))
            outputs.append(Output(row, segment.name, width, height, crop))
        self._wanted = tuple(outputs)
        self._outputs = Outputs(self.board, tools or Tools())
        self._outputs.replace(self._wanted, tier)
        self._facts = self.board.facts(ROW)
        self.stop = threading.Event()
        self._run = StreamRun(config, self._facts, self._outputs, self.stop)
        self._thread = threading.Thread(target=self._work, name="stream in the test")

    def _work(self) -> None:
        try:
            self._run.run()
        except FeedError as error:
            self.error = error
        except BaseException as error:
            self._unexpected = error
        finally:
            self._facts.write(0)

    def turn_to(self, tier: Tier) -> None:
        """Go on with another tier, as the worker does when it is told to."""
        if tier is not Tier.PARKED:
            self._run.expect()
        self._outputs.replace(() if tier is Tier.PARKED else self._wanted, tier)
        self._run.wake()

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self.stop.set()
        self._run.wake()
        if self._thread.ident is not None:
            self._thread.join(LIMIT_S)
            assert not self._thread.is_alive(), "the stream does not stop"
        self._outputs.close()
        self._facts.release()
        for reader in self.readers:
            reader.close()
        self.board.close()
        if self._unexpected is not None:
            raise self._unexpected

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def running(self) -> bool:
        return self._thread.is_alive()

    def cell(self, column: StreamColumn) -> int:
        return self.board.get(ROW, column)

    def number(self, view: int = 0) -> int:
        """How many pictures have been announced."""
        return self.board.published(view) >> 2

    def pixels(self, view: int = 0) -> Pixels:
        """A copy of the newest picture as rows of BGRX."""
        reader = self.readers[view]
        reader.take()
        meta = reader.ring.read_meta(reader.slot)
        rows = np.frombuffer(reader.ring.slots[reader.slot], np.uint8, meta.stride * meta.height_px)
        return rows.reshape(meta.height_px, -1, 4)[:, : meta.width_px].copy()

    def picture(self, number: int = 1, view: int = 0, limit_s: float = LIMIT_S) -> Pixels:
        """Wait for picture `number` or a later one of a view and return it."""

        def there() -> bool:
            if self.number(view) >= number:
                return True
            if not self.running:
                pytest.fail(f"the stream ended before picture {number}: {self.error!r} {self._unexpected!r}")
            return False

        until(there, f"picture {number}", limit_s)
        return self.pixels(view)

    def watch(self, seconds: float) -> list[Pixels]:
        """Return copies of the pictures of the first view that come within `seconds`, as far as they are caught."""
        seen, last = [], -1
        deadline_s = time.monotonic() + seconds
        while time.monotonic() < deadline_s and self.running:
            if self.number() != last and self.number():
                last = self.number()
                seen.append(self.pixels())
            time.sleep(0.004)
        return seen

    def ended(self, kind: ErrorKind, limit_s: float = LIMIT_S) -> FeedError:
        """Wait for the stream's end and return its error, which has to be of this kind."""
        until(lambda: not self.running, f"the stream's end with {kind.name}", limit_s)
        if self._unexpected is not None:
            raise self._unexpected
        assert self.error is not None, "the stream ended without an error"
        assert self.error.kind is kind, self.error
        return self.error
