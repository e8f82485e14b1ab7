"""The few functions of libxcb and libxcb-shm that hand pictures in shared memory to an X server.

https://xcb.freedesktop.org/manual/, https://www.x.org/releases/current/doc/xextproto/shm.html
"""

import ctypes
import os
import socket
from collections.abc import Callable
from ctypes import POINTER, byref, c_int, c_int16, c_uint8, c_uint16, c_uint32, c_void_p
from typing import Any

from PySide6.QtGui import QImage

DEPTH = 24
"""Bits of a pixel of a window that takes pictures as in `feeds.pictures`, BGRX, without changing them."""
_Z_PIXMAP = 2
_REPLY_SIZE = 32
_GEOMETRY_DEPTH = 1
_SHM_VERSION = slice(8, 12)
_SHM_VERSION_WITH_FILES = (1, 2)


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", c_uint32),)


class Xcb:
    """The functions of libxcb and libxcb-shm that are used here. Raises OSError where they are missing."""

    def __init__(self, connection: int) -> None:
        xcb, shm = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-shm.so.0")
        free = ctypes.CDLL(None).free
        free.argtypes, free.restype = (c_void_p,), None
        self._free = free
        self._connection = c_void_p(connection)
        self._poll = _function(xcb, "xcb_poll_for_reply", c_int, c_uint32, POINTER(c_void_p), POINTER(c_void_p))
        self._wait = _function(xcb, "xcb_wait_for_reply", c_void_p, c_uint32, POINTER(c_void_p))
        self._file = _function(xcb, "xcb_get_file_descriptor", c_int)
        self._flush = _function(xcb, "xcb_flush", c_int)
        self._ask = _function(xcb, "xcb_get_input_focus", _Cookie)
        self._geometry = _function(xcb, "xcb_get_geometry", _Cookie, c_uint32)
        self._new_id = _function(xcb, "xcb_generate_id", c_uint32)
        self._create_gc = _function(xcb, "xcb_create_gc", _Cookie, c_uint32, c_uint32, c_uint32, c_void_p)
        self._version = _function(shm, "xcb_shm_query_version", _Cookie)
        self._attach = _function(shm, "xcb_shm_attach_fd_checked", _Cookie, c_uint32, c_int, c_uint8)
        self._detach = _function(shm, "xcb_shm_detach", _Cookie, c_uint32)
        places = (c_uint16,) * 6 + (c_int16,) * 2
        self._put = _function(
            shm, "xcb_shm_put_image", _Cookie, c_uint32, c_uint32, *places, *(c_uint8,) * 3, c_uint32, c_uint32
        )

    def reads_here(self) -> bool:
        """Whether the server is on this machine and takes memory by file descriptor.

        Over any other socket than a local one the attempt would end the connection, and the program with it.
        """
        with socket.socket(fileno=os.dup(self._file(self._connection))) as connection:
            if connection.family is not socket.AF_UNIX:
                return False
        reply = self._reply_to(self._version(self._connection))
        if not reply:
            return False
        major, minor = memoryview(reply)[_SHM_VERSION].cast("H")
        return (major, minor) >= _SHM_VERSION_WITH_FILES

    def depth_of(self, window: int) -> int:
        """Return the bits of a window's pixels, 0 when it is not there."""
        reply = self._reply_to(self._geometry(self._connection, window))
        return reply[_GEOMETRY_DEPTH] if reply else 0

    def create_gc(self, window: int) -> int:
        """Return a graphics context for windows of the screen and depth of this one."""
        gc = int(self._new_id(self._connection))
        self._create_gc(self._connection, gc, window, 0, None)
        return gc

    def attach(self, file: int) -> tuple[int, int]:
        """Hand over a file descriptor, which is closed; return the segment's id and what to ask `answered` for."""
        segment = int(self._new_id(self._connection))
        cookie = self._attach(self._connection, segment, file, 1)
        return segment, cookie.sequence

    def detach(self, segment: int) -> None:
        """Let the server let go of a segment, once it has done what it was told before."""
        self._detach(self._connection, segment)

    def put(self, window: int, gc: int, segment: int, offset: int, image: QImage, x: int, y: int) -> None:
        """Let the server copy an image, which lies at `offset` of a segment, to `x`, `y` of the window."""
        width, height = image.width(), image.height()
        row_px = image.bytesPerLine() // 4
        self._put(
            self._connection,
            window,
            gc,
            row_px,
            height,
            0,
            0,
            width,
            height,
            x,
            y,
            DEPTH,
            _Z_PIXMAP,
            0,
            segment,
            offset,
        )

    def ask(self) -> int:
        """Ask something whose answer comes after everything before has been done."""
        cookie = self._ask(self._connection)
        self._flush(self._connection)
        return int(cookie.sequence)

    def answered(self, sequence: int) -> bool | None:
        """Whether that was answered well; None while there is no answer yet. Does not wait."""
        reply, error = c_void_p(), c_void_p()
        if not self._poll(self._connection, sequence, byref(reply), byref(error)):
            return None
        failed = bool(error.value)
        self._free(reply)
        self._free(error)
        return not failed

    def _reply_to(self, cookie: _Cookie) -> bytes:
        error = c_void_p()
        reply = self._wait(self._connection, cookie.sequence, byref(error))
        self._free(error)
        if not reply:
            return b""
        try:
            return ctypes.string_at(reply, _REPLY_SIZE)
        finally:
            self._free(reply)


def _function(library: ctypes.CDLL, name: str, result: type, *arguments: type) -> Callable[..., Any]:
    function: Callable[..., Any] = getattr(library, name)
    function.restype, function.argtypes = result, (c_void_p, *arguments)  # type: ignore[attr-defined]
    return function
