"""How the processes that draw begin: with one thread each, and bound to end with the process that started them.

Imports nothing of what draws, which reads the environment when it is imported.
"""

import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait

_ONE_THREAD = {"QT_NO_GUI_THREADPOOL": "1", "OPENCV_FOR_THREADS_NUM": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Several scenes are drawn at a time. Threads inside of one wait for each other longer than they paint."""


def begin_drawing_process() -> None:
    """Prepare a process of the pool, before it imports what draws."""
    os.environ.update(_ONE_THREAD)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # its pool ends it with that, which the server's process ignores
    end_with_parent()


def end_with_parent() -> None:
    """Let this process end as soon as the one that started it has, however that came about.

    Raises RuntimeError in a process that no other started by `multiprocessing`.
    """
    # WORKAROUND https://github.com/python/cpython/issues/111873: processes of a pool outlive one that is killed.
    parent = multiprocessing.parent_process()
    if parent is None:
        raise RuntimeError("this process was started by no other")
    threading.Thread(target=_await_end, args=(parent.sentinel,), name="end-with-parent", daemon=True).start()


def _await_end(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
