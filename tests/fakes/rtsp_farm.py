"""RTSP cameras by GStreamer's server. Runs on the system's Python, which has its bindings: nothing of ours is imported.

The only argument is a JSON document:
    {"port": 0, "user": "", "password": "", "digest": false, "max_sessions": 0, "rate": 15,
     "cameras": {"/PATH": {"units": FILE, "codec": "h264" | "h265" | "jpeg", "udp": true, "tcp": true}}}
A file of units holds pictures, each after its length in four bytes, most significant first. Prints a line of JSON with
the port once it listens, and another for each line of JSON on its input: {"do": "stall" | "resume", "camera": PATH}
or {"do": "counts"}. Ends with its input.
"""

import json
import sys
from typing import Any

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer  # noqa: E402 - after the versions are chosen

LAUNCH = {
    "h264": "caps=video/x-h264,stream-format=byte-stream,alignment=au ! h264parse ! rtph264pay config-interval=-1",
    "h265": "caps=video/x-h265,stream-format=byte-stream,alignment=au ! h265parse ! rtph265pay config-interval=-1",
    "jpeg": "caps=image/jpeg,framerate=15/1 ! jpegparse ! rtpjpegpay",
}


def read_units(path: str) -> list[bytes]:
    units = []
    with open(path, "rb") as file:
        while head := file.read(4):
            units.append(file.read(int.from_bytes(head, "big")))
    return units


class Camera:
    """One address. Its pictures begin anew with each preparation of the media, which all clients share."""

    def __init__(self, told: dict[str, Any], rate: float) -> None:
        self.units = read_units(told["units"])
        self.stalled = False
        self.plays = 0
        self.factory = GstRtspServer.RTSPMediaFactory()
        source = "appsrc name=src is-live=true format=time do-timestamp=true"
        self.factory.set_launch(f"( {source} {LAUNCH[told['codec']]} name=pay0 pt=96 )")
        self.factory.set_shared(True)
        lower = GstRtsp.RTSPLowerTrans
        tcp = lower.TCP if told.get("tcp", True) else lower.UNKNOWN
        udp = lower.UDP if told.get("udp", True) else lower.UNKNOWN
        self.factory.set_protocols(tcp | udp)
        self.factory.connect("media-configure", self._configure, rate)

    def _configure(self, factory: Any, media: Any, rate: float) -> None:
        source = media.get_element().get_by_name_recurse_up("src")
        running = [True]
        position = [0]

        def push() -> bool:
            if running[0] and not self.stalled:
                source.emit("push-buffer", Gst.Buffer.new_wrapped(self.units[position[0] % len(self.units)]))
                position[0] += 1
            return running[0]

        def end(_: Any) -> None:
            running[0] = False

        media.connect("unprepared", end)
        GLib.timeout_add(int(1000 / rate), push)


class Farm:
    """The server, its cameras and who is connected."""

    def __init__(self, told: dict[str, Any]) -> None:
        self.server = GstRtspServer.RTSPServer()
        self.server.set_address("127.0.0.1")
        self.server.set_service(str(told.get("port", 0)))
        self.clients = 0
        self.connections = 0
        self.refused = 0
        self.cameras = {path: Camera(camera, told.get("rate", 15)) for path, camera in told["cameras"].items()}
        if told.get("max_sessions"):
            self.server.get_session_pool().set_max_sessions(told["max_sessions"])
        if told.get("user"):
            self._guard(told["user"], told["password"], digest=told.get("digest", False))
        mounts = self.server.get_mount_points()
        for path, camera in self.cameras.items():
            mounts.add_factory(path, camera.factory)
        self.server.connect("client-connected", self._connected)
        self.server.attach(None)

    def _guard(self, user: str, password: str, *, digest: bool) -> None:
        auth = GstRtspServer.RTSPAuth()
        token = GstRtspServer.RTSPToken()
        token.set_string("media.factory.role", "user")
        if digest:
            auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
            auth.add_digest(user, password, token)
        else:
            auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
        self.server.set_auth(auth)
        for camera in self.cameras.values():
            permissions = GstRtspServer.RTSPPermissions()
            permissions.add_permission_for_role("user", "media.factory.access", True)
            permissions.add_permission_for_role("user", "media.factory.construct", True)
            camera.factory.set_permissions(permissions)

    def _connected(self, server: Any, client: Any) -> None:
        self.clients += 1
        self.connections += 1

        def closed(_: Any) -> None:
            self.clients -= 1

        def played(_: Any, context: Any) -> None:
            path = context.uri.abspath.rstrip("/")
            camera = self.cameras.get(path) or self.cameras.get(path.rpartition("/")[0])
            if camera is not None:
                camera.plays += 1

        client.connect("closed", closed)
        client.connect("play-request", played)

    def obey(self, command: dict[str, Any]) -> dict[str, Any]:
        if command["do"] == "counts":
            plays = {path: camera.plays for path, camera in self.cameras.items()}
            return {"clients": self.clients, "connections": self.connections, "plays": plays}
        self.cameras[command["camera"]].stalled = command["do"] == "stall"
        return {}


def main() -> None:
    Gst.init(None)
    farm = Farm(json.loads(sys.argv[1]))
    loop = GLib.MainLoop()

    def told(channel: Any, condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            loop.quit()
            return False
        print(json.dumps(farm.obey(json.loads(line))), flush=True)
        return True

    GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, told)
    print(json.dumps({"port": farm.server.get_bound_port()}), flush=True)
    loop.run()


if __name__ == "__main__":
    main()
