"""One connection to the simulated city: requests of HTTP in, answers or endless pictures out; or a client of MQTT."""

import asyncio
import contextlib
import itertools
import json
import re
import socket
import struct
import sys
from collections.abc import Coroutine, Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from ipaddress import ip_address
from typing import Any, Protocol, cast
from urllib.parse import quote

from controlroom.sim.camera import ROLES, Camera, Library
from controlroom.sim.data.faults import ON_THE_WIRE, ActiveDataFault, DataFault, DataFaultKind
from controlroom.sim.data.sending import send_in_part
from controlroom.sim.data.services.openapi_its import Stream
from controlroom.sim.data.site import DataSite
from controlroom.sim.fanout import BOUNDARY, Form, Session
from controlroom.sim.faults import Fault, FaultKind, garbage, parse_request
from controlroom.sim.footage import Footage
from controlroom.sim.http import BadRequest, Request, Response, authorized, head, read_request
from controlroom.sim.jpeg import stamped
from controlroom.sim.streams import Frame, master_playlist, media_playlist
from feeds.core import Clock, Role

_STREAM_FILE = re.compile(r"(main|sub)(?:-(\d{1,18}))?\.(ts|m3u8|mjpg)")
_ANSWER_LIMIT_S = 60.0
_FIRST_LIMIT_S = 60.0
_MQTT = b"\x10"
"""What MQTT begins with, and no method of HTTP."""
_TRICKLE_S = 1.0
_LIVE_TYPES = {"ts": "video/mp2t", "mjpg": f"multipart/x-mixed-replace; boundary={BOUNDARY}"}
_PLAYLIST_TYPE = "application/vnd.apple.mpegurl"
_NOT_FOUND = Response(HTTPStatus.NOT_FOUND, b"not found\n")
_BUSY = Response(HTTPStatus.SERVICE_UNAVAILABLE, b"no free session\n", headers={"Retry-After": "5"})
_NOT_YET = Response(HTTPStatus.SERVICE_UNAVAILABLE, b"still being drawn\n", headers={"Retry-After": "1"})
_UNAUTHORIZED = Response(
    HTTPStatus.UNAUTHORIZED,
    b"user name and password needed\n",
    headers={"WWW-Authenticate": 'Basic realm="simulated camera", charset="UTF-8"'},
)


class Site(Protocol):
    """What a connection needs of the server."""

    cameras: Mapping[str, Camera]
    library: Library
    clock: Clock
    credentials: tuple[str, str] | None
    max_sessions: int | None
    data: DataSite

    async def apply_fault(self, name: str, fault: Fault | DataFault | None) -> None:
        """Set a fault. Raises KeyError when there is no such camera or service."""


@dataclass(frozen=True, slots=True)
class _Live:
    """Endless pictures asked for, in place of an answer."""

    role: Role
    ending: str


class Connection:
    """One client, for as long as it stays."""

    def __init__(self, site: Site, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take over an accepted connection."""
        self._site = site
        self._reader = reader
        self._writer = writer
        self._asked_for: set[str] = set()

    async def serve(self) -> None:
        """Answer until the client goes, is sent away, or had an endless answer."""
        try:
            with contextlib.suppress(ConnectionError, TimeoutError):  # the client has gone, or does not read its answer
                await self._serve()
        finally:
            self._writer.transport.abort()
            # Takes note of how the connection ended: asyncio complains of a reset that nobody has asked about.
            with contextlib.suppress(OSError):
                await self._writer.wait_closed()

    async def _serve(self) -> None:
        try:
            async with asyncio.timeout(_FIRST_LIMIT_S):
                first = await self._reader.read(1)
            if first == _MQTT:
                await self._broker(first)
                return
            request = await read_request(self._reader, first) if first else None
            while request is not None and await self._answer(request):
                request = await read_request(self._reader)
        except BadRequest as error:
            await self._write(Response(error.status).encode(with_body=True, keep_alive=False), closing=True)

    async def _write(self, data: bytes, *, closing: bool = False) -> None:
        self._writer.write(data)
        async with asyncio.timeout(_ANSWER_LIMIT_S):
            await self._writer.drain()
            if closing:
                self._writer.close()
                await self._writer.wait_closed()

    async def _respond(self, request: Request, response: Response) -> bool:
        data = response.encode(with_body=request.method != "HEAD", keep_alive=request.keep_alive)
        await self._write(data, closing=not request.keep_alive)
        return request.keep_alive

    async def _answer(self, request: Request) -> bool:
        """Answer one request; return whether another may follow."""
        if request.path == "/fault":
            return await self._respond(request, await self._fault(request))
        if self._site.data.serves(request):
            return await self._data(request)
        if request.method not in ("GET", "HEAD"):
            allow = {"Allow": "GET, HEAD"}
            return await self._respond(request, Response(HTTPStatus.METHOD_NOT_ALLOWED, headers=allow))
        _, _, camera_and_file = request.path.partition("/")
        camera_id, _, file = camera_and_file.rpartition("/")
        camera = self._site.cameras.get(camera_id)
        if camera is not None:
            return await self._camera(request, camera, file)
        if not self._authorized(request):
            return await self._respond(request, _UNAUTHORIZED)
        return await self._respond(request, self._list() if request.path == "/" else _NOT_FOUND)

    def _authorized(self, request: Request) -> bool:
        if self._site.credentials is None:
            return True
        user, password = self._site.credentials
        return authorized(request, user=user, password=password)

    async def _fault(self, request: Request) -> Response:
        """Set a fault. No password, but only from this machine, and as JSON, which a web page cannot post unasked."""
        if request.method != "POST":
            return Response(HTTPStatus.METHOD_NOT_ALLOWED, headers={"Allow": "POST"})
        peer = self._writer.get_extra_info("peername")
        if not ip_address(peer[0]).is_loopback:
            return Response(HTTPStatus.FORBIDDEN)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            return Response(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, b"application/json is needed\n")
        try:
            await self._site.apply_fault(*parse_request(request.body))
        except ValueError as error:
            return Response(HTTPStatus.BAD_REQUEST, f"{error}\n".encode())
        except KeyError:
            return Response(HTTPStatus.NOT_FOUND, b"no such camera or service\n")
        return Response(HTTPStatus.NO_CONTENT)

    def _list(self) -> Response:
        cameras = []
        for camera_id in self._site.cameras:
            base = f"/{quote(camera_id)}"
            streams = {role: {kind: f"{base}/{role}.{kind}" for kind in ("ts", "m3u8", "mjpg")} for role in ROLES}
            cameras.append(
                {"id": camera_id, "streams": streams, "playlist": f"{base}/index.m3u8", "still": f"{base}/still.jpg"}
            )
        services = [f"/{name}" for name in self._site.data.names]
        tree = {"simulated": True, "cameras": cameras, "services": services}
        document = json.dumps(tree, ensure_ascii=False, indent=1)
        return Response(HTTPStatus.OK, document.encode(), "application/json")

    async def _data(self, request: Request) -> bool:
        """Answer for a service, as its fault has it; a camera's address that a service gave leads to the camera."""
        if not self._authorized(request):
            return await self._respond(request, _UNAUTHORIZED)
        if request.method not in ("GET", "HEAD", "POST"):
            allow = {"Allow": "GET, HEAD, POST"}
            return await self._respond(request, Response(HTTPStatus.METHOD_NOT_ALLOWED, headers=allow))
        fault = self._site.data.fault_of(request)
        if fault is not None and fault.kind is DataFaultKind.DIE:
            self._reset()
            return False
        if fault is not None and fault.kind is DataFaultKind.SILENT_OPEN:
            await send_in_part(self._writer, self._until_gone, b"", fault, self._left_s(fault))
            return False
        answer = await self._site.data.answer(request)
        if not isinstance(answer, Response):
            return await self._led_to_camera(request, answer)
        if fault is None or fault.kind not in ON_THE_WIRE:
            return await self._respond(request, answer)
        whole = answer.encode(with_body=request.method != "HEAD", keep_alive=False)
        await send_in_part(self._writer, self._until_gone, whole, fault, self._left_s(fault))
        return False

    async def _broker(self, first: bytes) -> None:
        """Serve a client of MQTT, as the broker's fault has it."""
        fault = self._site.data.broker_fault()
        if fault is not None and fault.kind is DataFaultKind.DIE:
            self._reset()
        elif fault is not None and fault.kind in (DataFaultKind.SILENT_OPEN, DataFaultKind.STALL):
            await send_in_part(self._writer, self._until_gone, b"", fault, self._left_s(fault))
        else:
            await self._site.data.recorder.meet(self._reader, self._writer, first)
            self._writer.close()  # once it has been told why
            async with asyncio.timeout(_ANSWER_LIMIT_S):
                await self._writer.wait_closed()

    def _left_s(self, fault: ActiveDataFault) -> float:
        return fault.until_s - self._site.clock.monotonic_s()

    async def _led_to_camera(self, request: Request, stream: Stream) -> bool:
        """Answer an address with a token as the camera that it stands for does."""
        camera = self._site.cameras.get(stream.camera or "")
        if camera is None:
            return await self._respond(request, _NOT_FOUND)
        file = "still.jpg" if stream.is_still else "sub.m3u8"
        return await self._camera(request, camera, file, folder=f"/{quote(camera.camera_id)}/")

    async def _camera(self, request: Request, camera: Camera, file: str, folder: str = "") -> bool:
        """Answer for a camera, as its fault has it. `folder`: where a playlist's segments are, "" beside it."""
        if camera.camera_id not in self._asked_for:
            self._asked_for.add(camera.camera_id)
            camera.connections_made += 1
        fault = camera.fault_at(self._site.clock.monotonic_s())
        if fault is FaultKind.DIE:
            self._reset()
            return False
        if fault is FaultKind.SILENT_OPEN:
            return await self._in_vain(camera, b"")
        answer = await self._file(request, camera, file, fault, folder)
        if isinstance(answer, _Live):
            return await self._live(request, camera, answer, fault)
        if fault is FaultKind.TRICKLE:
            return await self._trickle(camera, answer.encode(with_body=request.method != "HEAD", keep_alive=False))
        if fault is FaultKind.STALL and file == "still.jpg":
            whole = answer.encode(with_body=False, keep_alive=False)
            return await self._in_vain(camera, whole)
        return await self._respond(request, answer)

    async def _file(
        self, request: Request, camera: Camera, file: str, fault: FaultKind | None, folder: str
    ) -> Response | _Live:
        """Return what is at a camera's address."""
        if fault is FaultKind.REFUSE or not self._authorized(request):
            return _UNAUTHORIZED
        if fault is FaultKind.MISSING:
            return _NOT_FOUND
        if fault is FaultKind.BUSY:
            return _BUSY
        if fault is FaultKind.REDIRECT:
            return Response(HTTPStatus.FOUND, headers={"Location": request.target})
        if camera.clips is None:
            return _NOT_YET
        if file == "still.jpg":
            return await self._still(camera)
        if file == "index.m3u8":
            variants: dict[str, Footage] = {role: await camera.footage(role, self._site.library) for role in ROLES}
            return _playlist(master_playlist(variants), fault)
        match = _STREAM_FILE.fullmatch(file)
        if match is None:
            return _NOT_FOUND
        role, sequence, ending = cast(Role, match[1]), match[2], match[3]
        if sequence is None and ending != "m3u8":
            return _Live(role, ending)
        channel = await camera.channel(role, self._site.library, self._site.clock)
        channel.advance()
        segments = channel.stream.segments
        if sequence is None:
            window = channel.stream.window()
            return _playlist(media_playlist(window, lambda number: f"{folder}{role}-{number}.ts"), fault)
        finished = [segment for segment in [*segments][:-1] if segment.sequence == int(sequence)]
        if ending != "ts" or not finished:
            return _NOT_FOUND
        return Response(HTTPStatus.OK, finished[0].data(), _LIVE_TYPES["ts"])

    async def _still(self, camera: Camera) -> Response:
        channel = await camera.channel("main", self._site.library, self._site.clock)
        channel.advance()
        frame = channel.stream.newest()
        if frame is None:
            return _BUSY
        return Response(HTTPStatus.OK, frame.damaged(await self._jpeg(frame)), "image/jpeg")

    async def _jpeg(self, frame: Frame) -> bytes:
        jpeg = await self._site.library.jpegs.get(frame.footage, frame.index)
        return stamped(jpeg, frame.stamp, false_aspect=frame.false_aspect)

    async def _live(self, request: Request, camera: Camera, live: _Live, fault: FaultKind | None) -> bool:
        """Send pictures until either side ends it."""
        channel = await camera.channel(live.role, self._site.library, self._site.clock)
        if self._site.max_sessions is not None and len(channel.sessions) >= self._site.max_sessions:
            return await self._respond(request, _BUSY)
        header = head(HTTPStatus.OK, {"Content-Type": _LIVE_TYPES[live.ending]}, keep_alive=False)
        if request.method == "HEAD":
            await self._write(header, closing=True)
            return False
        if fault is FaultKind.TRICKLE:
            return await self._trickle(camera, itertools.chain(header, itertools.cycle(b"\0")))
        self._writer.write(header)
        form = Form.TRANSPORT_STREAM if live.ending == "ts" else Form.JPEG
        session = Session(self._writer.transport, form)
        channel.join(session)
        try:
            await self._until_over(camera, session)
        finally:
            channel.leave(session)
        return False

    async def _in_vain(self, camera: Camera, beginning: bytes) -> bool:
        """Send no more than a beginning for as long as the fault holds."""
        self._writer.write(beginning)
        await self._until_over(camera, Session(self._writer.transport, Form.NOTHING))
        return False

    async def _trickle(self, camera: Camera, data: Iterable[int]) -> bool:
        async def trickle() -> None:
            for byte in data:
                self._writer.write(bytes((byte,)))
                await asyncio.sleep(_TRICKLE_S)

        session = Session(self._writer.transport, Form.NOTHING)
        await self._until_over(camera, session, trickle())
        return False

    async def _until_over(
        self, camera: Camera, session: Session, work: Coroutine[Any, Any, None] | None = None
    ) -> None:
        """Wait until the client has gone, the server ends the session, `work` is done, or its wait in vain is over."""
        fault = camera.fault
        limited = session.form is Form.NOTHING and fault is not None and fault.until_s != float("inf")
        limit_s = fault.until_s - self._site.clock.monotonic_s() if fault and limited else None
        helpers = [asyncio.ensure_future(self._until_gone())]
        helpers += [asyncio.ensure_future(work)] if work is not None else []
        camera.sessions.add(session)
        try:
            await asyncio.wait([session.over, *helpers], timeout=limit_s, return_when=asyncio.FIRST_COMPLETED)
        finally:
            camera.sessions.discard(session)
            for helper in helpers:
                helper.cancel()
        if camera.fault_at(self._site.clock.monotonic_s()) is FaultKind.DIE:
            self._reset()

    async def _until_gone(self) -> None:
        with contextlib.suppress(ConnectionError):
            while await self._reader.read(4096):
                pass

    def _reset(self) -> None:
        """Let the connection end with a reset in place of an orderly close."""
        connection = self._writer.get_extra_info("socket")
        linger = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)


def _playlist(text: str, fault: FaultKind | None) -> Response:
    body = garbage(len(text), 0) if fault is FaultKind.GARBAGE else text.encode()
    return Response(HTTPStatus.OK, body, _PLAYLIST_TYPE)
