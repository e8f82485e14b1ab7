"""A program that raises and acknowledges alarms and keeps them, until it is killed: it says what is on the disk."""

import sys
import time
from pathlib import Path

from controlroom.alarms.engine import Engine
from controlroom.alarms.keeping import AlarmFile, Kept, read_kept
from tests.controlroom.alarms.inputs import FakeInputs, raining, rules


def main(path: Path) -> None:
    """Raise one more alarm in each round, and acknowledge every other one; tell each when it can be read."""
    loaded: list[Kept] = []
    inputs = FakeInputs(now_ms=time.time_ns() // 1_000_000)
    file = AlarmFile(path, loaded=loaded.append, failed=sys.exit, now_ms=lambda: inputs.now_ms)
    file.start()
    while not loaded:
        time.sleep(0.001)
    engine = Engine(loaded[0].alarms, loaded[0].shelves)
    file.put(engine.set_rules(rules(raining(places="each", hold_s=0.0)), inputs.now_ms - 3_600_000))
    for number in range(100_000):
        place = f"place {number}"
        inputs.put(31.0, place)
        file.put(engine.step(inputs.pass_s(0.001)))
        alarm = next(alarm for alarm in engine.standing.values() if alarm.place == place)
        if number % 2:
            file.put(engine.acknowledge(alarm.id, "desk 2", inputs.now_ms))
        wanted = engine.standing[alarm.key]
        while wanted not in read_kept(path, inputs.now_ms).alarms:
            time.sleep(0.001)
        print(number, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
