"""A program that runs an engine, to be killed: prints its workers' process ids once its cameras are live."""

import json
import sys
import time
from pathlib import Path

from feeds.address import Credentials
from feeds.catalogue import make_config
from feeds.core import TileState, View
from feeds.engine import Engine
from feeds.jobs import CameraFeeds
from feeds.supervise import Limits


def main() -> None:
    """Show the cameras of the JSON document that the only argument names, until killed."""
    told = json.loads(Path(sys.argv[1]).read_text())
    cameras = []
    for name, (kind, address, user, password) in told.items():
        config = make_config(kind, address, credentials=Credentials(user, password))
        cameras.append(CameraFeeds(name, main=config))
    engine = Engine(cameras, limits=Limits(workers=2))
    engine.start()
    engine.show([View(name, 160, 90) for name in told])
    said = False
    while True:
        engine.changed()
        if not said and all(engine.report(name).state is TileState.LIVE for name in told):
            print(json.dumps(engine.worker_pids), flush=True)
            said = True
        time.sleep(0.02)


if __name__ == "__main__":
    main()
