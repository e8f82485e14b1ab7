"""Libraries that take more at start than they need to, imported so that they do not."""

import builtins
import os


def import_libraries() -> None:
    """Import Qt before anything else does, and tell numpy what it needs to know before it is imported.

    PySide6 puts an import of its own in place of Python's, which reads the source of every module to see whether it
    could ask for `from __feature__ import snake_case`: an eighth of the start, and all sources stay in memory. Python's
    own is put back. https://github.com/napari/napari/issues/8584
    OpenBLAS, which comes with numpy, starts a thread for every core, and they spin: nothing here multiplies matrices.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = plain
