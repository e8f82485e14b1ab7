"""Other programs that show many streams in a grid: how they are told to, and what can be read from them.

Every one gets the same addresses, one decoding thread a stream, no graphics card, and scales to the same tiles.
"""

import json
import re
import shutil
import socket
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

_OUTPUT_FPS = 25
"""Pictures a second of a whole grid, where a program composes one: as often as a wall has to tick at least."""
_END_LIMIT_S = 5.0


class Peer(ABC):
    """One program. `most`: so many streams are run, and its cost is multiplied up to the number asked for.

    `uses_window`: it shows its pictures on the X display.
    """

    name: str
    program: str
    most: int | None = None
    uses_window = True

    def __init__(self, addresses: Sequence[str], size_px: tuple[int, int], columns: int, folder: Path) -> None:
        """`folder` is for files of its own while it runs."""
        self.addresses = addresses[: self.most]
        self.folder = folder
        self.columns = columns
        # Even sizes: chroma planes have half of each.
        self.tile_px = size_px[0] // columns // 2 * 2, size_px[1] // columns // 2 * 2
        self.size_px = size_px
        self._processes: list[subprocess.Popen[bytes]] = []

    @classmethod
    def missing(cls) -> list[str]:
        """Return what of it is not installed."""
        return [] if shutil.which(cls.program) else [cls.program]

    @property
    def pids(self) -> list[int]:
        """The processes that were started."""
        return [process.pid for process in self._processes]

    @property
    def running(self) -> bool:
        """Whether every process runs."""
        return all(process.poll() is None for process in self._processes)

    @abstractmethod
    def commands(self) -> list[list[str]]:
        """Return the command of each process."""

    @abstractmethod
    def frames(self) -> int | None:
        """Return how many pictures were shown so far, None while that cannot be told."""

    def start(self) -> None:
        """Start every process. Raises OSError."""
        for command in self.commands():
            with self._said.open("ab") as said:
                self._processes.append(
                    subprocess.Popen(
                        command, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.DEVNULL, cwd=self.folder
                    )
                )

    def close(self) -> None:
        """End every process."""
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            try:
                process.wait(_END_LIMIT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @property
    def _said(self) -> Path:
        return self.folder / f"{self.program}.log"

    def _newest(self, pattern: str) -> int | None:
        """Return the last number that the program has written in a line of this form."""
        found = re.findall(pattern, self._said.read_text(encoding="utf-8", errors="replace"))
        return int(found[-1]) if found else None

    def _places_px(self) -> list[tuple[int, int]]:
        width, height = self.tile_px
        return [
            (number % self.columns * width, number // self.columns * height) for number in range(len(self.addresses))
        ]


class Xstack(Peer):
    """FFmpeg's xstack filter, its pictures thrown away: FFmpeg has no window of its own."""

    name = "ffmpeg xstack"
    program = "ffmpeg"
    uses_window = False

    def commands(self) -> list[list[str]]:
        """Return the one command."""
        width, height = self.tile_px
        inputs: list[str] = []
        for address in self.addresses:
            inputs += ["-rtsp_transport", "tcp"] if address.startswith("rtsp") else []
            inputs += ["-fpsprobesize", "0", "-analyzeduration", "1000000", "-threads", "1", "-i", address]
        count = range(len(self.addresses))
        scaled = [f"[{n}:v]scale={width}:{height}:flags=fast_bilinear,setpts=PTS-STARTPTS[v{n}]" for n in count]
        names = "".join(f"[v{n}]" for n in count)
        layout = "|".join(f"{x}_{y}" for x, y in self._places_px())
        stacked = f"{names}xstack=inputs={len(self.addresses)}:layout={layout}[o]" if len(count) > 1 else "[v0]null[o]"
        command = ["ffmpeg", "-nostdin", "-v", "error", "-stats_period", "0.5", *inputs]
        command += ["-filter_complex", ";".join([*scaled, stacked]), "-map", "[o]"]
        return [[*command, "-progress", "pipe:1", "-f", "null", "-"]]

    def frames(self) -> int | None:
        """Return the grids composed so far: each has a new picture of every stream."""
        return self._newest(r"frame=\s*(\d+)")


class Compositor(Peer):
    """GStreamer's compositor into an X11 window."""

    name = "GStreamer compositor"
    program = "gst-launch-1.0"

    @classmethod
    def missing(cls) -> list[str]:
        """Return what of the program and its elements is not installed."""
        inspect = shutil.which("gst-inspect-1.0")
        if super().missing() or inspect is None:
            return [cls.program]
        elements = ("compositor", "souphttpsrc", "tsdemux", "h264parse", "avdec_h264", "ximagesink", "fpsdisplaysink")
        return [
            element
            for element in elements
            if subprocess.run([inspect, "--exists", element], capture_output=True).returncode
        ]

    def commands(self) -> list[list[str]]:
        """Return the one command."""
        width, height = self.tile_px
        pads: list[str] = []
        branches: list[str] = []
        for number, (address, (x, y)) in enumerate(zip(self.addresses, self._places_px(), strict=True)):
            at = f"sink_{number}::"
            pads += [f"{at}xpos={x}", f"{at}ypos={y}", f"{at}width={width}", f"{at}height={height}"]
            if address.startswith("rtsp"):
                source = ["rtspsrc", f"location={address}", "protocols=tcp", "latency=100", "!", "rtph264depay"]
            else:
                source = ["souphttpsrc", f"location={address}", "!", "tsdemux"]
            branches += [*source, "!", "queue", "!", "h264parse", "!", "avdec_h264", "max-threads=1", "!", "videoscale"]
            branches += ["!", f"video/x-raw,width={width},height={height}", "!", "queue", "max-size-buffers=3", "!"]
            branches += [f"c.sink_{number}"]
        grid = f"video/x-raw,width={self.size_px[0]},height={self.size_px[1]},framerate={_OUTPUT_FPS}/1"
        sink = ["fpsdisplaysink", "text-overlay=false", "video-sink=ximagesink"]
        return [
            [
                "gst-launch-1.0",
                "-v",
                "compositor",
                "name=c",
                *pads,
                "!",
                grid,
                "!",
                "videoconvert",
                "!",
                *sink,
                *branches,
            ]
        ]

    def frames(self) -> int | None:
        """Return the grids shown so far; how new the pictures in them are is not told."""
        return self._newest(r"rendered: (\d+)")


class Mpv(Peer):
    """One mpv process a stream, each with a window at its tile's place."""

    name = "mpv, one process each"
    program = "mpv"
    most = 16

    def commands(self) -> list[list[str]]:
        """Return a command for each stream."""
        width, height = self.tile_px
        plain = ["mpv", "--no-config", "--really-quiet", "--no-audio", "--no-border", "--vo=x11", "--hwdec=no"]
        plain += ["--vd-lavc-threads=1", "--sws-fast=yes", "--cache=no", "--rtsp-transport=tcp"]
        return [
            [*plain, f"--geometry={width}x{height}+{x}+{y}", f"--input-ipc-server={self._socket(n)}", address]
            for n, (address, (x, y)) in enumerate(zip(self.addresses, self._places_px(), strict=True))
        ]

    def frames(self) -> int | None:
        """Return the pictures of the first stream so far, without those that came too late for the window."""
        number, dropped = self._ask("estimated-frame-number"), self._ask("frame-drop-count")
        return None if number is None else number - (dropped or 0)

    def _socket(self, number: int) -> Path:
        return self.folder / f"mpv-{number}"

    def _ask(self, question: str) -> int | None:
        """Ask the first process on its socket (mpv's JSON IPC)."""
        with socket.socket(socket.AF_UNIX) as asking:
            asking.settimeout(2.0)
            try:
                asking.connect(str(self._socket(0)))
                asking.sendall(json.dumps({"command": ["get_property", question]}).encode() + b"\n")
                lines = asking.makefile("rb")
                for line in lines:
                    answer = json.loads(line)
                    if "error" in answer:
                        data = answer.get("data")
                        return int(data) if isinstance(data, int | float) else None
            except (OSError, ValueError):
                return None
        return None


PEERS: tuple[type[Peer], ...] = (Xstack, Compositor, Mpv)
