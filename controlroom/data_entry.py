"""Where the process of the data service begins. What it imports, only that process does: the wall's knows this file."""

from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feeds.data.gathering.messages import AskNow, Message


def main(
    pipe: "Connection[Message, AskNow]", folder: Path, given: Mapping[str, str], store_path: Path, zone_name: str
) -> None:
    """Gather a city's numbers. `folder`: the city's; `given`: values of references that only this program knows."""
    from controlroom.sources import SourcesOfCity
    from feeds.data.gathering.serving import serve

    serve(pipe, store_path, zone_name, SourcesOfCity(folder, given))
