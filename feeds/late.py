"""The turn of who imports what is imported late: threads that begin with parts of the same packages at the same moment
may find them half done (https://github.com/python/cpython/issues/83065)."""

import threading

TURN = threading.RLock()
"""Held while something large is imported inside a function that streams' threads call."""
