"""The simulated city at one time, asked once for all tests."""

import pytest

from controlroom.sim.data.model.city import SimCity
from controlroom.still.asking import Asked
from controlroom.still.reader import SimReader
from tests.controlroom.still.cities import asked_at, reader_of


@pytest.fixture(scope="session")
def model() -> SimCity:
    return SimCity(1)


@pytest.fixture(scope="session")
def asked(model: SimCity) -> Asked:
    return asked_at(model)


@pytest.fixture(scope="session")
def reader(model: SimCity, asked: Asked) -> SimReader:
    return reader_of(model, asked)
