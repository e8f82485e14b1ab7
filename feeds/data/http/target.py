"""Where requests for numbers go, with what is no address of HTTP as our error."""

from feeds import place
from feeds.address import Credentials
from feeds.data.errors import DataError, DataErrorKind
from feeds.place import NotHttp, Place


def place_of(address: str, query: tuple[tuple[str, str], ...] = ()) -> tuple[Place, Credentials]:
    """Do as `feeds.place.place_of` does. Raises DataError: UNSUPPORTED."""
    try:
        return place.place_of(address, query)
    except NotHttp as error:
        raise DataError(DataErrorKind.UNSUPPORTED, str(error)) from None


def led_to(here: Place, location: str) -> Place:
    """Do as `Place.led_to` does. Raises DataError: REDIRECTED."""
    try:
        return here.led_to(location)
    except NotHttp:
        raise _astray() from None


def pointed_to(here: Place, link: str) -> Place:
    """Do as `Place.pointed_to` does. Raises DataError: REDIRECTED."""
    try:
        return here.pointed_to(link)
    except NotHttp:
        raise _astray() from None


def _astray() -> DataError:
    return DataError(DataErrorKind.REDIRECTED, "redirect to what is not an address of HTTP")
