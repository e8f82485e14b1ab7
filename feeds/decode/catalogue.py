"""The hardware decoders, by hand. A new one is one line in `DEVICES`, tried by `feeds.decode.probe` before it is used.

What opens them is imported inside functions: the GUI process reads this list, and has no `av`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from feeds.source import CodecSpec

if TYPE_CHECKING:
    from feeds.decode.hardware import HardwareDecoder


@dataclass(frozen=True, slots=True)
class Device:
    """A kind of device as FFmpeg names it, the platforms (`sys.platform`) that may have it, options to open it with."""

    name: str
    platforms: tuple[str, ...]
    options: Mapping[str, str] = field(default_factory=dict)


DEVICES = (
    # Without the option every stream has a CUDA context of its own, which takes more memory than its pictures.
    Device("cuda", ("linux", "win32"), {"primary_ctx": "1"}),
    Device("d3d11va", ("win32",)),
    Device("videotoolbox", ("darwin",)),
)
"""In order of preference."""

CODECS = ("h264", "hevc")
"""By FFmpeg's names. JPEG stays in software: its decoders on devices refuse what cameras send more often."""

PROBE_CLIPS = {"h264": "probe/clip.h264", "hevc": "probe/clip.hevc"}
"""The resource that a codec is tried with; made by ``scripts/make_probe_clips.py``."""


def devices_of(platform: str) -> tuple[str, ...]:
    """Return the names of the devices that a platform may have."""
    return tuple(device.name for device in DEVICES if platform in device.platforms)


def number_of(name: str) -> int:
    """Return a device's number on the board, 0 for software."""
    return next((number for number, device in enumerate(DEVICES, start=1) if device.name == name), 0)


def name_of(number: int) -> str:
    """Return the device with this number on the board, "" for software."""
    return DEVICES[number - 1].name if 0 < number <= len(DEVICES) else ""


def open_decoder(name: str, spec: CodecSpec, *, doubts: bool = True) -> "HardwareDecoder":
    """Open a decoder on the device `name` (in a decode worker or a probe). Raises FeedError."""
    from feeds.decode.hardware import HardwareDecoder, open_codec

    device = next(device for device in DEVICES if device.name == name)
    return HardwareDecoder(spec, name, open_codec(device, spec), doubts=doubts)
