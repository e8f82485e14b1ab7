"""Where a city's numbers are kept."""

import contextlib
import logging
from pathlib import Path

import platformdirs

from feeds.data.core import StoreEmpty, StoreError
from feeds.data.readings import ListedCamera
from feeds.data.store.sqlite_reader import SqliteReader

log = logging.getLogger("city")


def stored_cameras(city_id: str) -> list[tuple[str, ListedCamera]]:
    """Return the cameras of public lists that a city's store has, each with its source; none where it can't be read."""
    path = store_file(city_id)
    if not path.exists():
        return []
    try:
        with contextlib.closing(SqliteReader(path)) as reader:
            return reader.cameras()
    except StoreEmpty:
        return []
    except StoreError as error:
        log.warning("the cameras of public lists are not known: %s", error)
        return []


def store_file(city_id: str) -> Path:
    """Return the file of the store of the city with this id."""
    return platformdirs.user_data_path("controlroom") / city_id / "numbers.db"
