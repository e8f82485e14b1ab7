"""FFmpeg's scaler, called directly, so that a picture is written once: into its shared-memory slot.

PyAV's own reformatter always makes a new frame, whose copy into the slot costs as much as half the scaling. This
binding uses three functions of libswscale's public interface (libswscale/swscale.h) in the very library that PyAV
has loaded. Where that library cannot be found, `Library.find` returns None and the caller scales with PyAV.
"""

import ctypes
import sys
from pathlib import Path

import av

type Addresses = ctypes.Array[ctypes.c_void_p]
type Lengths = ctypes.Array[ctypes.c_int]
_Pointers = ctypes.c_void_p * 4
_Ints = ctypes.c_int * 4
_Coefficients = ctypes.POINTER(ctypes.c_int)
AREA = 0x20
MAJOR = 10
"""Major version of libswscale that this binding was written for."""


class Library:
    """The functions of libswscale and libavutil that are used."""

    def __init__(self, swscale: ctypes.CDLL, avutil: ctypes.CDLL) -> None:
        self.get_context = swscale.sws_getContext
        self.get_context.restype = ctypes.c_void_p
        self.get_context.argtypes = [ctypes.c_int] * 7 + [ctypes.c_void_p] * 3
        self.scale = swscale.sws_scale
        self.scale.argtypes = [ctypes.c_void_p, _Pointers, _Ints, ctypes.c_int, ctypes.c_int, _Pointers, _Ints]
        self.set_colours = swscale.sws_setColorspaceDetails
        self.set_colours.argtypes = [
            ctypes.c_void_p,
            _Coefficients,
            ctypes.c_int,
            _Coefficients,
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_int,
            ctypes.c_int,
        ]
        self.coefficients = swscale.sws_getCoefficients
        self.coefficients.restype = _Coefficients
        self.free_context = swscale.sws_freeContext
        self.free_context.argtypes = [ctypes.c_void_p]
        self.free_context.restype = None
        self._pixel_format = avutil.av_get_pix_fmt
        self._pixel_format.argtypes = [ctypes.c_char_p]

    def pixel_format(self, name: str) -> int:
        """Return FFmpeg's number of the pixel format `name`."""
        return int(self._pixel_format(name.encode()))

    @classmethod
    def find(cls) -> "Library | None":
        """Return the library that PyAV uses, None when it is not where PyAV's wheels and our bundle keep it."""
        package = Path(av.__file__).parent
        folders = [package.parent / "av.libs", package / ".dylibs", package]
        names = {"linux": "lib{}*.so*", "darwin": "lib{}*.dylib", "win32": "{}*.dll"}
        pattern = names.get(sys.platform, "lib{}*")
        found = {}
        for name in ("swscale", "avutil"):
            paths = [path for folder in folders for path in sorted(folder.glob(pattern.format(name)))]
            if not paths:
                return None
            found[name] = ctypes.CDLL(str(paths[0]))
        if found["swscale"].swscale_version() >> 16 != MAJOR:
            return None
        return cls(found["swscale"], found["avutil"])


class Conversion:
    """One scaling context: from one size and format to another."""

    def __init__(
        self,
        library: Library,
        *,
        source: tuple[int, int, str],
        target: tuple[int, int, str],
        colorspace: int,
        full_range: tuple[bool, bool],
    ) -> None:
        """Prepare to convert. `source` and `target`: width, height, pixel format; `full_range` of source and target.

        Raises ValueError when libswscale cannot.
        """
        self._library = library
        self._context = library.get_context(
            source[0],
            source[1],
            library.pixel_format(source[2]),
            target[0],
            target[1],
            library.pixel_format(target[2]),
            AREA,
            None,
            None,
            None,
        )
        if not self._context:
            raise ValueError(f"no conversion from {source} to {target}")
        matrix = library.coefficients(colorspace)
        library.set_colours(self._context, matrix, full_range[0], matrix, full_range[1], 0, 1 << 16, 1 << 16)
        self._height = source[1]

    def run(self, source: Addresses, lengths: Lengths, target: Addresses, target_lengths: Lengths) -> None:
        """Convert one picture: four plane addresses and four row lengths on each side. Raises ValueError."""
        if self._library.scale(self._context, source, lengths, 0, self._height, target, target_lengths) < 0:
            raise ValueError("libswscale could not convert a picture")

    def __del__(self) -> None:
        if getattr(self, "_context", None):
            self._library.free_context(self._context)


def pointers(*addresses: int) -> Addresses:
    """Return up to four addresses as C wants them."""
    return _Pointers(*addresses)


def strides(*lengths: int) -> Lengths:
    """Return up to four row lengths as C wants them."""
    return _Ints(*lengths)
