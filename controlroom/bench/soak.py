"""``bench soak``: the wall for minutes or hours, looked at every ten seconds; what grows, and the worst there was."""

import random
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from controlroom.bench.growth import Growth, usage_document
from controlroom.bench.passing import Passing
from controlroom.bench.served import Offer, ServedStreams, Told
from controlroom.bench.stage import SETTLE_S, Stage, cores_document
from controlroom.bench.watching import StateWatch
from controlroom.sim.faults import Fault, FaultKind
from feeds.supervise import Limits
from resources.text import QT_TRANSLATE_NOOP

_MINUTE = QT_TRANSLATE_NOOP("bench", "{minutes} of {total} min: {live} of {streams} live, {cores} cores, {memory} MiB")
_SAMPLE_S = 10.0
_PICTURE_S = 60.0
_FAULT_EVERY_S = 15.0
_FAULT_FOR_S = 12.0
_FAULTS = (FaultKind.STALL, FaultKind.FREEZE, FaultKind.DIE, FaultKind.REFUSE)


@dataclass(frozen=True, slots=True)
class SoakBench:
    """What to do. `pictures`: folder for a picture of the wall each minute. `seed`: of the faults, None for none."""

    streams: int
    size_px: tuple[int, int]
    minutes: float
    workers: int
    offer: Offer
    pictures: Path | None = None
    seed: int | None = None


def run_soak(bench: SoakBench, passing: Passing, told: Told) -> dict[str, Any]:
    """Run and return the document with all samples. Raises RuntimeError when the streams do not begin, OSError when a
    picture cannot be saved."""
    with ServedStreams(bench.offer, bench.streams, told) as served:
        cameras = [served.feeds(camera_id) for camera_id in served.ids]
        limits = Limits(workers=bench.workers)
        with Stage(cameras, passing, size_px=bench.size_px, limits=limits) as stage:
            stage.wait_live()
            passing.pass_time(SETTLE_S)
            return _Soak(bench, stage, served, told).run()


class _Soak:
    """One run."""

    def __init__(self, bench: SoakBench, stage: Stage, served: ServedStreams, told: Told) -> None:
        self._bench = bench
        self._stage = stage
        self._served = served
        self._told = told
        self._growth = Growth(stage.groups)
        self._rng = random.Random(bench.seed)
        self._faults = 0
        self._pictures = 0

    def run(self) -> dict[str, Any]:
        stage, bench = self._stage, self._bench
        watch = StateWatch(stage.engine.report, stage.ids)
        samples: list[dict[str, Any]] = []
        worst_tick_ms = worst_gap_s = 0.0
        begun_s = time.monotonic()
        picture_due_s = 0.0
        while (passed_s := time.monotonic() - begun_s) < bench.minutes * 60:
            if bench.seed is not None and passed_s >= self._faults * _FAULT_EVERY_S:
                self._misbehave()
            if passed_s >= picture_due_s:
                self._save_picture()
                picture_due_s += _PICTURE_S
            stage.forget()
            span = stage.measure(min(_SAMPLE_S, bench.minutes * 60 - passed_s), watch)
            usage = self._growth.sample((time.monotonic() - begun_s) / 3600)
            tick_ms = stage.tick_ms()
            worst_tick_ms = max(worst_tick_ms, tick_ms["max"])
            worst_gap_s = max(worst_gap_s, *stage.pictures.longest_gaps_s(stage.ids))
            samples.append(
                {
                    "at_s": round(time.monotonic() - begun_s),
                    "cpu_cores": cores_document(span.cores),
                    "tick_ms": tick_ms,
                    "latency_ms": stage.hub.latency.quantiles(),
                    "shown_fps_per_tile": round(stage.hub.latency.count / span.seconds / bench.streams, 2),
                    "states": {state.value: count for state, count in span.states.items()},
                    **usage_document(usage),
                }
            )
            if len(samples) % 6 == 0:
                self._tell(samples[-1])
        return {
            "streams": bench.streams,
            "offered": str(bench.offer),
            "minutes": round((time.monotonic() - begun_s) / 60, 2),
            "growth_per_hour": self._growth.slopes(),
            **self._growth.ends(),
            "worst_tick_ms": worst_tick_ms,
            "longest_gap_s": round(worst_gap_s, 2),
            "worst_states": {state.value: count for state, count in watch.worst.items()},
            "changes": {"states": watch.states, "streams": watch.streams},
            "faults": self._faults,
            "pictures": self._pictures,
            "samples": samples,
        }

    def _tell(self, sample: dict[str, Any]) -> None:
        memory_mib = sample["gui"]["rss_mib"] + sample["workers"]["rss_mib"]
        self._told(
            _MINUTE(
                minutes=round(sample["at_s"] / 60),
                total=f"{self._bench.minutes:g}",
                live=sample["states"].get("live", 0),
                streams=self._bench.streams,
                cores=sample["cpu_cores"]["total"],
                memory=round(memory_mib),
            )
        )

    def _misbehave(self) -> None:
        """Let a camera misbehave for a while, in turn in each way."""
        kind = _FAULTS[self._faults % len(_FAULTS)]
        self._served.set_fault(self._rng.choice(self._stage.ids), Fault(kind, for_s=_FAULT_FOR_S))
        self._faults += 1

    def _save_picture(self) -> None:
        folder = self._bench.pictures
        if folder is None:
            return
        file = folder / f"wall-{datetime.now():%Y%m%d-%H%M%S}.png"
        if not self._stage.canvas.grab().save(str(file)):
            raise OSError(f"the picture cannot be saved: {file}")
        self._pictures += 1
