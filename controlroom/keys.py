"""Where keys and passwords of sources come from: environment, systemd credentials, then the desktop's keyring."""

import functools
import logging
from collections.abc import Mapping

from layouts.expansion import Lookup, standard_lookup

SERVICE = "controlroom"
"""Under which name the keyring has them: ``keyring set controlroom NAME``."""

log = logging.getLogger("city")


def key_lookup(given: Mapping[str, str] | None = None) -> Lookup:
    """Return the lookup for sources of numbers. Not for a thread that must not wait: a keyring may ask its user."""
    known = standard_lookup(given)
    return lambda name: known(name) or _in_keyring(name)


@functools.cache
def _in_keyring(name: str) -> str | None:
    try:
        import keyring
        from keyring.errors import KeyringError
    except ImportError:
        return None  # an extra: desktops have one, machines without a user do not
    try:
        return keyring.get_password(SERVICE, name)
    except KeyringError as error:
        log.info("the keyring is not asked for %s: %s", name, type(error).__name__)
        return None
