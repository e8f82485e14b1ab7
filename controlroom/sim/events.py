"""What the process of the simulated city is asked for, what it tells, and how its addresses are written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

VARIABLE = "SIM_URL"
"""What addresses of the simulated city begin with: ``${SIM_URL}/CAMERA/main.ts``."""
KEY_VARIABLE = "SIM_KEY"
"""What stands for the key of its services: ``key = "${SIM_KEY}"``."""
KEY = "simulated"
"""That key. ``simulated-N`` is one with N calls a day for each service."""

SEED = 1
"""The number of the city whose numbers are served where no other is asked for; the same one has the same past."""


BROKER_VARIABLE = "SIM_MQTT"
"""What stands for the address of its MQTT broker, which listens at the same port."""
WORKS_VARIABLE = "SIM_WORKS"
"""What stands for the file of its database of public works."""


def given(url: str) -> dict[str, str]:
    """Return what the program itself gives for names in a city's files, with the simulated city at `url`."""
    parts = urlsplit(url)
    return {
        VARIABLE: url,
        KEY_VARIABLE: KEY,
        BROKER_VARIABLE: f"mqtt://{parts.netloc}",
        WORKS_VARIABLE: str(works_file(parts.port or 0)),
    }


def works_file(port: int) -> Path:
    """Return the file of the database of public works of the simulated city that this user serves at a port."""
    return platformdirs.user_state_path("controlroom") / "simulated" / f"works-{port}.sqlite"


@dataclass(frozen=True, slots=True)
class Drawing:
    """So many scenes are drawn."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Serving:
    """The city is served at `url`, without a final slash; these of its cameras have their films.

    Said first when it is known which films are there from before, then again with each that was missing.
    """

    url: str
    cameras: frozenset[str]


@dataclass(frozen=True, slots=True)
class Failed:
    """No more films will come; what is served goes on unless the process has ended. `reason` is technical English."""

    reason: str


Event = Drawing | Serving | Failed


@dataclass(frozen=True, slots=True)
class Drawn:
    """Cameras that show drawn scenes: scene by camera id, and the folder that keeps the films.

    Without `scenes` every scene there is, each by its own name.
    """

    folder: Path
    scenes: Mapping[str, str] | None = None


def is_there(address: str, cameras: Collection[str]) -> bool:
    """Whether what an address of a camera list names can be opened, when of the simulated city `cameras` are there.

    An address that is not the simulated city's is no matter of it.
    """
    before, reference, path = address.partition(f"${{{VARIABLE}}}/")
    return not reference or bool(before) or path.partition("/")[0] in cameras
