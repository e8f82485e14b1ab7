"""Logging: to stderr, by topic, without secrets."""

import logging
import sys

from feeds.address import RedactingFormatter


def configure(*, verbose: bool) -> None:
    """Send the program's log to stderr: warnings and worse, with `verbose` everything."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO if verbose else logging.WARNING)
