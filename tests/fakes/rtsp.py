"""Real RTSP cameras for tests: `rtsp_farm` in a process of its own, on the system's Python."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.conftest import SYSTEM_PYTHON

SCRIPT = Path(__file__).with_name("rtsp_farm.py")
CODECS = {"h264": "h264", "hevc": "h265", "mjpeg": "jpeg"}


def write_units(path: Path, units: Iterable[tuple[bytes, bool]]) -> Path:
    """Write encoded pictures the way the farm reads them."""
    with path.open("wb") as file:
        for data, _ in units:
            file.write(len(data).to_bytes(4, "big") + data)
    return path


class RtspFarm:
    """Cameras at ``rtsp://127.0.0.1:PORT/PATH``. `told` is what the farm's script takes. A context manager."""

    def __init__(self, cameras: dict[str, dict[str, Any]], **told: Any) -> None:
        self._told = {"cameras": cameras, **told}
        self._process: subprocess.Popen[str] | None = None
        self.port = int(told.get("port", 0))

    def start(self) -> None:
        """Start the process and wait until it listens."""
        document = json.dumps({**self._told, "port": self.port})
        self._process = subprocess.Popen(
            [SYSTEM_PYTHON, str(SCRIPT), document], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.port = self._answer()["port"]

    def kill(self) -> None:
        """End it as a power cut would."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.communicate()

    def address(self, path: str) -> str:
        """Return the address of a camera."""
        return f"rtsp://127.0.0.1:{self.port}{path}"

    def ask(self, **command: Any) -> dict[str, Any]:
        """Give a command and return the answer."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the RTSP farm has ended"
        answer: dict[str, Any] = json.loads(line)
        return answer

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.kill()
