"""Noticing that someone saved a file of a city, cheaply, on any file system."""

import os
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

from layouts.layout_file import layout_paths
from layouts.notices import notice_paths
from layouts.projects import FILE as PROJECTS_FILE
from layouts.showing import showing_paths

_FILES = ("city.toml", PROJECTS_FILE)
_NAMED = ("*.csv", "*.geojson", "*.json", "*.pem", "*.crt", "*.cer")
"""Lists of cameras, and what `city.toml` may name: districts and their grid, certificates."""

Signature = tuple[int, int, int]
"""Time of the last change, size, and the file's number: a file that was replaced has another one."""
_UNTOLD: Signature = (-1, -1, -1)
"""Stands for what no file looks like, nor one that is not there."""


def wall_paths(folder: Path) -> list[Path]:
    """Return the files that a wall of the city in `folder` may be made of."""
    named = (path for pattern in _NAMED for path in folder.glob(pattern))
    more = (*layout_paths(folder), *notice_paths(folder), *showing_paths(folder))
    return [*(folder / name for name in _FILES), *named, *more]


class FolderWatch:
    """Tells which files of the city in `folder` have changed since it was made. Asking is all it does: no threads.

    A change is told once the file has looked the same in two calls in a row, so one that is just being written, or
    gone for a moment because an editor renames its new version onto it, is left alone until it is done. Make it before
    reading the files, so that no change falls in between.
    """

    def __init__(self, folder: Path, paths: Callable[[Path], Iterable[Path]] | None = None) -> None:
        """`paths`: which files count, given the folder; all but those of sources when not given."""
        self._folder = folder
        self._paths = paths or wall_paths
        self._told = self._seen = self._look()

    def changed(self) -> set[Path]:
        """Return the files that have been written, added or removed since they were last told of.

        Call it from a timer. While the folder itself cannot be reached, nothing has changed.
        """
        if not os.path.isdir(self._folder):  # which does not raise, as the method of `Path` can
            return set()
        now = self._look()
        paths = now.keys() | self._seen.keys() | self._told.keys()
        changed = {path for path in paths if now.get(path) == self._seen.get(path) != self._told.get(path)}
        kept = {path: signature for path, signature in self._told.items() if path not in changed}
        self._told = kept | {path: now[path] for path in changed if path in now}
        self._seen = now
        return changed

    def overtaken(self, told: Collection[Path]) -> bool:
        """Whether one of the files just told of has changed again; `changed` will then tell of all of them anew.

        Ask after reading them: what was read may be a file that somebody was in the middle of writing.
        """
        now = self._look()
        moved = any(now.get(path) != self._told.get(path) for path in told)
        if moved:
            self._told |= dict.fromkeys(told, _UNTOLD)
        return moved

    def _look(self) -> dict[Path, Signature]:
        """Return the signature of every file there is."""
        signatures = {}
        for path in self._paths(self._folder):
            try:
                status = path.stat()
            except OSError:
                continue  # there is none; what else it may be is told when the file is read
            signatures[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
        return signatures
