"""Turning pictures of a camera that was mounted on its side, where the stream says so."""

from fractions import Fraction
from typing import TYPE_CHECKING

import av.error
from av.video.frame import VideoFrame

if TYPE_CHECKING:
    from av.filter import Graph

_FILTERS = {90: ("transpose=cclock",), 180: ("hflip", "vflip"), 270: ("transpose=clock",)}


class Upright:
    """Turns the pictures of one stream. `degrees`: what its container says, counter-clockwise; a picture's own word
    wins. Only quarter turns are done."""

    def __init__(self, degrees: int = 0) -> None:
        self._degrees = degrees
        self._graph: tuple[tuple[int, int, str, int], Graph] | None = None
        self.on_its_side = degrees % 360 in (90, 270)
        """Whether the width of pictures becomes their height."""

    def turn(self, frame: VideoFrame) -> VideoFrame:
        """Return `frame` upright; itself where it is."""
        degrees = (frame.rotation or self._degrees) % 360
        self.on_its_side = degrees in (90, 270)
        if degrees not in _FILTERS:
            return frame
        key = (frame.width, frame.height, frame.format.name, degrees)
        try:
            if self._graph is None or self._graph[0] != key:
                self._graph = key, _graph(frame, _FILTERS[degrees])
            graph = self._graph[1]
            graph.push(frame)
            turned = graph.pull()
        except av.error.FFmpegError:  # a format that the filters do not take: shown as it came
            self._graph, self.on_its_side = None, False
            return frame
        return turned if isinstance(turned, VideoFrame) else frame


def _graph(frame: VideoFrame, filters: tuple[str, ...]) -> "Graph":
    from av.filter import Graph  # rarely needed

    graph = Graph()
    last = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base or Fraction(1, 90000)
    )
    for words in filters:
        name, _, options = words.partition("=")
        following = graph.add(name, options or None)
        last.link_to(following)
        last = following
    last.link_to(graph.add("buffersink"))
    graph.configure()
    return graph
