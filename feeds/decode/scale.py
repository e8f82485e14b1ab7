"""From a decoded picture to the pixels of a view, by swscale in two steps.

First the planes are brought to the wanted size (area filter: no aliasing), then converted to BGRX at that size.
Both steps have vector code in FFmpeg; its single step from planes to another size in BGRX has not, and takes up to
2.4 times as long. OpenCV's resize of the planes with cvtColor is slower too at every size measured, and aliases
with its linear filter below half size. Figures in docs/performance.md.
"""

import ctypes
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import av.error
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from feeds.core import FULL, Rect
from feeds.decode.swscale import Conversion, Library, pointers, strides
from feeds.pictures import STRIDE_ALIGN, stride_bytes

_TARGET = "bgr0"
_HD_HEIGHT = 720
_BT709 = 1
_UNSPECIFIED = 2
_FULL_RANGE = 2
_SUBSAMPLING = {
    "yuv420p": (1, 1),
    "yuvj420p": (1, 1),
    "yuv422p": (1, 0),
    "yuvj422p": (1, 0),
    "yuv444p": (0, 0),
    "yuvj444p": (0, 0),
    "gray": (0, 0),
    "nv12": (1, 1),
}
"""Planar 8-bit formats and the powers of two by which their chroma is narrower and lower.

NV12, which devices decode to, has both chromas side by side in one plane."""


def fit(source_width: float, source_height: float, box_width_px: int, box_height_px: int) -> tuple[int, int]:
    """Return the largest even size with the source's shape that fits into the box.

    Even, because swscale's vector code wants whole pairs of pixels: an odd height doubles its time, an odd width
    takes six times as long. A side that would miss the box by up to two pixels fills it as far as it is even: a
    sliver of background is seen, a pixel of width is not. Boxes smaller than 2 pixels are filled as they are.
    """
    if source_width <= 0 or source_height <= 0:
        return 1, 1
    scale = min(box_width_px / source_width, box_height_px / source_height)
    return _even(source_width * scale, box_width_px), _even(source_height * scale, box_height_px)


def _even(length: float, box_px: int) -> int:
    if box_px < 2:
        return max(1, box_px)
    return box_px & ~1 if box_px - length < 2 else max(2, round(length / 2) * 2)


def colorspace_of(frame: VideoFrame) -> Colorspace:
    """Return the matrix of `frame`: what it says, else by its size as broadcast and every player does."""
    said = frame.colorspace
    if said == _BT709 or (said == _UNSPECIFIED and frame.height >= _HD_HEIGHT):
        return Colorspace.ITU709
    return Colorspace.ITU601


def is_full_range(frame: VideoFrame) -> bool:
    """Whether luma goes from 0 to 255 (JPEG) rather than from 16 to 235."""
    return frame.color_range == _FULL_RANGE or frame.format.name.startswith("yuvj")


@dataclass(frozen=True, slots=True)
class Picture:
    """What was written into a slot: size and bytes from row to row."""

    width_px: int
    height_px: int
    stride: int


class Slot:
    """A picture slot as the scaler sees it: its memory and where that is."""

    def __init__(self, memory: memoryview) -> None:
        self.memory = memory
        self.address = ctypes.addressof(ctypes.c_char.from_buffer(memory))


class Scaler(Protocol):
    """Makes the pictures of one view. `crop` may be changed between two pictures."""

    crop: Rect

    def write(self, frame: VideoFrame, aspect: float, slot: Slot) -> Picture:
        """Write `frame`, fitted into the view's box, into `slot`. `aspect`: width over height of a source pixel."""


class Scratch:
    """Intermediate pictures, shared by the scalers of a worker so that they stay in the processor's cache."""

    def __init__(self) -> None:
        self._free: list[tuple[ctypes.Array[ctypes.c_char], int]] = []

    def borrow(self, size: int) -> tuple["ctypes.Array[ctypes.c_char]", int]:
        """Return a buffer of at least `size` bytes and its aligned address."""
        try:
            while True:
                buffer, address = self._free.pop()
                if len(buffer) >= size + STRIDE_ALIGN:
                    return buffer, address
        except IndexError:  # asked, not looked up before: another stream's thread may take the last one in between
            pass
        buffer = ctypes.create_string_buffer(size + STRIDE_ALIGN)
        return buffer, -(-ctypes.addressof(buffer) // STRIDE_ALIGN) * STRIDE_ALIGN

    def give_back(self, buffer: "ctypes.Array[ctypes.c_char]", address: int) -> None:
        """Take a buffer back."""
        self._free.append((buffer, address))


class _Plan:
    """The two conversions for pictures of one size, format and colour, and the numbers that go with them."""

    def __init__(self, library: Library, frame: VideoFrame, aspect: float, box: tuple[int, int], crop: Rect) -> None:
        name = frame.format.name
        across, down = _SUBSAMPLING[name]
        x, y, width, height = crop_px(frame.width, frame.height, crop, across, down)
        beside = 2 if name == "nv12" else 1
        self.offsets = tuple(
            (y, x) if index == 0 else (y >> down, (x >> across) * beside) for index in range(len(frame.planes))
        )
        self.size = fit(width * aspect, height, *box)
        self.stride = stride_bytes(self.size[0])
        colorspace = int(colorspace_of(frame))
        full = is_full_range(frame)
        middle = (width, height, name)
        self.resize: Conversion | None = None
        # libswscale takes NV12 apart by vector code, but has none to make colours of it: six times as long.
        if self.size != (width, height) or name == "nv12":
            middle = (*self.size, "yuv444p" if (across, down) == (0, 0) and name != "gray" else "yuv420p")
            self.resize = Conversion(
                library, source=(width, height, name), target=middle, colorspace=colorspace, full_range=(full, full)
            )
        self.colour = Conversion(
            library, source=middle, target=(*self.size, _TARGET), colorspace=colorspace, full_range=(full, True)
        )
        luma = -(-self.size[0] // STRIDE_ALIGN) * STRIDE_ALIGN
        halved = middle[2] == "yuv420p"
        chroma = -(-((self.size[0] + 1) // 2) // STRIDE_ALIGN) * STRIDE_ALIGN if halved else luma
        rows = (self.size[1] + 1) // 2 if halved else self.size[1]
        self.middle_planes = (0, luma * self.size[1], luma * self.size[1] + chroma * rows)
        self.middle_bytes = luma * self.size[1] + 2 * chroma * rows
        self.middle_strides = strides(luma, chroma, chroma)
        self.picture = Picture(self.size[0], self.size[1], self.stride)
        self.target_strides = strides(self.stride)


def crop_px(width: int, height: int, crop: Rect, across: int, down: int) -> tuple[int, int, int, int]:
    """Return `crop` (fractions) of a picture in whole pixels: x, y, width, height, on chroma's raster."""
    if crop == FULL:
        return 0, 0, width, height
    step_x, step_y = 1 << across, 1 << down
    wide = min(width, max(16, round(crop.width * width / step_x) * step_x))
    high = min(height, max(16, round(crop.height * height / step_y) * step_y))
    x = max(0, min(width - wide, round(crop.x * width / step_x) * step_x))
    y = max(0, min(height - high, round(crop.y * height / step_y) * step_y))
    return x // step_x * step_x, y // step_y * step_y, wide, high


class DirectScaler:
    """Scales with libswscale straight into the slot."""

    def __init__(self, library: Library, scratch: Scratch, box_width_px: int, box_height_px: int, crop: Rect) -> None:
        self.crop = crop
        self._library = library
        self._scratch = scratch
        self._box = (box_width_px, box_height_px)
        self._key: tuple[object, ...] = ()
        self._plan: _Plan | None = None
        # Filled anew for every picture rather than made: this runs a thousand times a second.
        self._source, self._source_strides = pointers(), strides()
        self._middle, self._target = pointers(), pointers()
        self._other = ReformatScaler(box_width_px, box_height_px, crop)

    def write(self, frame: VideoFrame, aspect: float, slot: Slot) -> Picture:
        """Write `frame` into `slot`; formats beyond plain planar ones go by way of PyAV."""
        name = frame.format.name
        if name not in _SUBSAMPLING:
            self._other.crop = self.crop
            return self._other.write(frame, aspect, slot)
        key = (frame.width, frame.height, name, frame.colorspace, frame.color_range, aspect, self.crop)
        if key != self._key or self._plan is None:
            self._plan = _Plan(self._library, frame, aspect, self._box, self.crop)
            self._key = key
        plan = self._plan
        source, source_strides, target = self._source, self._source_strides, self._target
        for index, plane in enumerate(frame.planes):
            row, column = plan.offsets[index]
            source_strides[index] = length = plane.line_size
            source[index] = plane.buffer_ptr + row * length + column
        target[0] = slot.address
        if plan.resize is None:
            plan.colour.run(source, source_strides, target, plan.target_strides)
        else:
            buffer, base = self._scratch.borrow(plan.middle_bytes)
            middle = self._middle
            middle[0] = base
            middle[1] = base + plan.middle_planes[1]
            middle[2] = base + plan.middle_planes[2]
            plan.resize.run(source, source_strides, middle, plan.middle_strides)
            plan.colour.run(middle, plan.middle_strides, target, plan.target_strides)
            self._scratch.give_back(buffer, base)
        return plan.picture


class ReformatScaler:
    """Scales with PyAV's reformatter and copies into the slot: for unusual formats, and as the way out."""

    def __init__(self, box_width_px: int, box_height_px: int, crop: Rect) -> None:
        self.crop = crop
        self._box = (box_width_px, box_height_px)
        self._size = VideoReformatter()
        self._colour = VideoReformatter()
        self._cropper: tuple[tuple[int, int, str, Rect], Graph] | None = None

    def write(self, frame: VideoFrame, aspect: float, slot: Slot) -> Picture:
        """Write `frame`, fitted into the box, into `slot`."""
        if self.crop != FULL:
            frame = self._cropped(frame)
        width, height = fit(frame.width * aspect, frame.height, *self._box)
        colorspace = colorspace_of(frame)
        colour_range = ColorRange.JPEG if is_full_range(frame) else ColorRange.MPEG
        if (width, height) != (frame.width, frame.height):
            frame = self._size.reformat(
                frame,
                width,
                height,
                "yuv444p" if "444" in frame.format.name or "rgb" in frame.format.name else "yuv420p",
                src_colorspace=colorspace,
                dst_colorspace=colorspace,
                interpolation=Interpolation.AREA,
                src_color_range=colour_range,
                dst_color_range=colour_range,
                threads=1,
            )
        picture = self._colour.reformat(
            frame,
            width,
            height,
            _TARGET,
            src_colorspace=colorspace,
            dst_colorspace=colorspace,
            # WORKAROUND https://github.com/cloudofoz/raylib-media/issues/12: the faster way leaves out the last pixels
            # of a row whose memory is not padded to eight of them.
            interpolation=Interpolation.AREA | Interpolation.ACCURATE_RND,
            src_color_range=colour_range,
            dst_color_range=ColorRange.JPEG,
            threads=1,
        )
        plane = picture.planes[0]
        stride = stride_bytes(width)
        rows = memoryview(plane)
        if plane.line_size == stride:
            slot.memory[: len(rows)] = rows
        else:
            for row in range(height):
                start = row * plane.line_size
                slot.memory[row * stride : row * stride + width * 4] = rows[start : start + width * 4]
        return Picture(width, height, stride)

    def _cropped(self, frame: VideoFrame) -> VideoFrame:
        key = (frame.width, frame.height, frame.format.name, self.crop)
        if self._cropper is None or self._cropper[0] != key:
            self._cropper = (key, _crop_graph(frame, self.crop))
        graph = self._cropper[1]
        try:
            graph.push(frame)
            pulled = graph.pull()
        except av.error.FFmpegError:
            self._cropper = None
            return frame
        return pulled if isinstance(pulled, VideoFrame) else frame


def _crop_graph(frame: VideoFrame, crop: Rect) -> Graph:
    """Return a filter graph that cuts `crop` out of frames like this one, on even pixels, without a copy."""
    graph = Graph()
    x, y, width, height = crop_px(frame.width, frame.height, crop, 1, 1)
    source = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base or Fraction(1, 90000)
    )
    cut = graph.add("crop", f"{width}:{height}:{x}:{y}")
    sink = graph.add("buffersink")
    source.link_to(cut)
    cut.link_to(sink)
    graph.configure()
    return graph
