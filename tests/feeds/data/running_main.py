"""What runs in the process of a data service of a test: sources come out of a file that the test writes."""

import pickle
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from feeds.data.gathering.messages import AskNow, Message
from feeds.data.gathering.serving import serve
from feeds.data.gathering.task import Prepared


def write_sources(folder: Path, *sources: Prepared) -> None:
    """Have the service read these sources."""
    new = folder / "sources.new"
    new.write_bytes(pickle.dumps(sources))
    new.rename(folder / "sources")


def main(pipe: "Connection[Message, AskNow]", sources_path: Path, store_path: Path) -> None:
    """Gather until the pipe ends."""
    serve(pipe, store_path, "Asia/Seoul", _Sources(sources_path))


class _Sources:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen = b""

    def __call__(self) -> Sequence[Prepared] | None:
        data = self._path.read_bytes()
        if data == self._seen:
            return None
        self._seen = data
        sources: tuple[Prepared, ...] = pickle.loads(data)
        return sources
