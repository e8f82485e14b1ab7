"""Where a city's numbers are kept."""

from pathlib import Path

import platformdirs


def store_file(city_id: str) -> Path:
    """Return the file of the store of the city with this id."""
    return platformdirs.user_data_path("controlroom") / city_id / "numbers.db"
