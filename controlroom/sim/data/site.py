"""The services of the simulated city together, in a thread of their own: which one is asked, and what it answers."""

import asyncio
from collections.abc import Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from controlroom.sim.data import works
from controlroom.sim.data.asking import Ask, DataClock, Host, View, finished
from controlroom.sim.data.faults import EARLY_S, ActiveDataFault, DataFault, DataFaultKind, can_have
from controlroom.sim.data.model.city import SimCity
from controlroom.sim.data.quota import Quotas
from controlroom.sim.data.recorder import NAME as BROKER
from controlroom.sim.data.recorder import Recorder
from controlroom.sim.data.services import (
    alerts,
    apis_data,
    civic,
    openapi_its,
    openapi_seoul,
    swopenapi_seoul,
    tables,
    things,
    transit,
    ws_bus,
)
from controlroom.sim.data.spoiling import refusal, spoiled
from controlroom.sim.http import Request, Response
from feeds.core import Clock

HOSTS: tuple[Host, ...] = (
    openapi_seoul.HOST,
    swopenapi_seoul.HOST,
    ws_bus.HOST,
    apis_data.HOST,
    openapi_its.HOST,
    *tables.HOSTS,
    *things.HOSTS,
    civic.HOST,
    alerts.HOST,
    transit.HOST,
)


class DataSite:
    """The services; `answer` and `run` may be awaited in the server's event loop, all else called there."""

    def __init__(
        self,
        *,
        seed: int,
        speed: float,
        clock: Clock,
        cameras: Collection[str],
        credentials: tuple[str, str] | None = None,
    ) -> None:
        """Show the city of a seed, its time `speed` times as fast as `clock` from now on.

        `credentials`: user and password that clients of the broker need, None for none.
        """
        self._seed = seed
        self._clock = clock
        self._data_clock = DataClock(clock.utc(), speed)
        self._cameras = tuple(cameras)
        self._hosts = {host.name: host for host in HOSTS}
        self._services = (*self._hosts, BROKER, works.NAME)
        self._faults: dict[str, ActiveDataFault] = {}
        self._quotas = Quotas()
        self._city: SimCity | None = None
        self._executor: ThreadPoolExecutor | None = None
        self._works = works.Works()
        self.recorder = Recorder(
            seed,
            self._cameras,
            fault=lambda: self._fault(BROKER),
            city_s=lambda: self._data_clock.city_s(clock.utc()),
            shown=self._data_clock.shown,
            credentials=credentials,
        )

    @property
    def names(self) -> Collection[str]:
        """The names of the services that are asked over HTTP."""
        return self._hosts.keys()

    def is_service(self, name: str) -> bool:
        """Whether a service has this name."""
        return name in self._services

    def serves(self, request: Request) -> bool:
        """Whether a request is one for a service, or for a picture whose address a service gave."""
        name = request.path.split("/", 2)[1].partition(":")[0]
        return name in self._hosts or name == openapi_its.STREAM_HOST

    def set_fault(self, name: str | None, fault: DataFault | None) -> None:
        """Let a service (None: every one that can) misbehave from now on; None heals it. Raises KeyError."""
        if name is not None and not self.is_service(name):
            raise KeyError(name)
        for each in self._services if name is None else (name,):
            if fault is None:
                self._faults.pop(each, None)
            elif can_have(each, fault.kind):
                now_s, city_s = self._clock.monotonic_s(), self._data_clock.city_s(self._clock.utc())
                self._faults[each] = ActiveDataFault.starting(fault, now_s, city_s)
        self.recorder.change(self._fault(BROKER))

    def fault_of(self, request: Request) -> ActiveDataFault | None:
        """Return the fault that holds now for the service that a request is for."""
        return self._fault(request.path.split("/", 2)[1].partition(":")[0])

    def broker_fault(self) -> ActiveDataFault | None:
        """Return the fault that holds now for the broker."""
        return self._fault(BROKER)

    def _fault(self, name: str) -> ActiveDataFault | None:
        fault = self._faults.get(name)
        return fault if fault is not None and fault.holds(self._clock.monotonic_s()) else None

    def open(self, port: int) -> None:
        """Make what others find beside the server at this port: the database of public works."""
        self._works.open(port)

    async def run(self) -> None:
        """Tell what cameras see, and write the database of public works, until this is cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.recorder.run())
            group.create_task(self._write_works())

    async def _write_works(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            fault = self._fault(works.NAME)
            if self._works.is_due(self._data_clock.city_s(self._clock.utc()), fault):
                await loop.run_in_executor(self._thread(), self._write_now, fault)
            await asyncio.sleep(works.EVERY_S)

    def _write_now(self, fault: ActiveDataFault | None) -> None:
        self._works.write(self._view(self._model(), fault), fault)

    async def answer(self, request: Request) -> Response | openapi_its.Stream:
        """Return what a service answers, or which camera an address of a picture leads to."""
        fault = self.fault_of(request)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread(), self.answer_now, request, fault)

    def _thread(self) -> ThreadPoolExecutor:
        if self._executor is None:
            self._executor = ThreadPoolExecutor(1, thread_name_prefix="simulator-data")
        return self._executor

    def close(self) -> None:
        """End the thread, and remove the database; harmless when there are none."""
        if self._executor is not None:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None
        self._works.close()

    def answer_now(self, request: Request, fault: ActiveDataFault | None) -> Response | openapi_its.Stream:
        """Answer in the thread that calls; of all threads one alone may, the model is no match for two."""
        if fault is not None and (refused := refusal(fault.kind, request.target)) is not None:
            return refused
        name, ask = Ask.of(request)
        view = self._view(self._model(), fault)
        if name == openapi_its.STREAM_HOST:
            found = openapi_its.stream(ask.parts, view)
            return found or openapi_its.EXPIRED
        host = self._hosts[name]
        response = host.answer(ask, view)
        if fault is not None:
            response = spoiled(response, fault.kind, host.fields)
            if fault.kind is DataFaultKind.BOMB:
                return response
        return finished(ask, host, response)

    def _model(self) -> SimCity:
        if self._city is None:
            self._city = SimCity(self._seed)
        return self._city

    def _view(self, city: SimCity, fault: ActiveDataFault | None) -> View:
        at_s = self._data_clock.city_s(self._clock.utc())
        view = View(city, at_s, self._data_clock, self._quotas, self._cameras)
        if fault is None:
            return view
        if fault.kind is DataFaultKind.STALE:
            return replace(view, at_s=fault.began_s)
        if fault.kind is DataFaultKind.EARLY:
            return replace(view, at_s=at_s + EARLY_S)
        return replace(view, is_spent=fault.kind is DataFaultKind.QUOTA)
