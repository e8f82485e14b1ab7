"""The process that is killed: listens to a broker, and writes what it stores to a file. Arguments: port, file."""

import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.data.kinds.mqtt import MqttConfig, listen
from feeds.data.readings import Readings
from feeds.data.source import SourceContext


def main(port: str, file: Path) -> None:
    """Listen for ever."""
    config = MqttConfig.model_validate(
        {
            "kind": "mqtt",
            "id": "test",
            "address": f"mqtt://127.0.0.1:{port}",
            "client_id": "killed",
            "topics": ["city/#"],
            "sample": [{"indicator": "x", "value": "payload"}],
        }
    )
    with file.open("a") as out:

        def deliver(readings: Readings) -> None:
            out.writelines(f"{int(sample.value)}\n" for sample in readings.samples if sample.value is not None)
            out.flush()
            os.fsync(out.fileno())

        listen(config, SourceContext(ZoneInfo("Asia/Seoul"), deliver=deliver))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
