"""A store for each test."""

from tests.controlroom.indicators.conftest import store

__all__ = ["store"]
