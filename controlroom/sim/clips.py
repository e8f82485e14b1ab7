"""The clips of the simulated city: drawn and encoded once, kept in a folder, made again where they are damaged."""

import errno
import hashlib
import json
import multiprocessing
import os
import shutil
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from controlroom.sim.drawing_process import begin_drawing_process
from controlroom.sim.scenes.catalogue import SCENES, scene

CONTENT = 4
"""Version of what is drawn: another number, and every clip is drawn anew."""

MOST_SCENE_BYTES = 4_000_000
"""Room that a scene's two films take at most."""

_FORGOTTEN_S = 600.0


@dataclass(frozen=True, slots=True)
class SceneClips:
    """The two films of a scene: MP4, H.264 without B frames, 15 pictures a second, a seamless loop."""

    scene_id: str
    main: Path
    sub: Path


def ensure_clips(
    folder: Path,
    scene_ids: Sequence[str] | None = None,
    *,
    progress: Callable[[int, int], None],
    made: Callable[[Sequence[SceneClips]], None] = lambda clips: None,
    processes: int = 2,
) -> dict[str, SceneClips]:
    """Return the clips of these scenes (all of them when not named), drawing those that are missing or damaged.

    They are drawn in the order in which they are asked for. `made` is given those that are there at the beginning, then
    each that is finished; `progress` is told how many of how many are there, as often. A clip is there whole or not at
    all, so an interrupted call is continued by the next. Raises OSError when the folder cannot be written, the disk is
    full or a drawing process dies, KeyError for a scene that there is not.
    """
    wanted = [scene(scene_id).scene_id for scene_id in scene_ids or [each.scene_id for each in SCENES]]
    place = folder / f"content-{CONTENT}"
    place.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(folder, place)
    clips = {scene_id: _clips(place, scene_id) for scene_id in wanted}
    missing = [scene_id for scene_id, pair in clips.items() if not _is_whole(pair)]
    done = len(clips) - len(missing)
    made([pair for scene_id, pair in clips.items() if scene_id not in missing])
    progress(done, len(clips))
    if missing:
        _expect_room(place, len(missing) * MOST_SCENE_BYTES)
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(processes, len(missing)), context, initializer=begin_drawing_process) as pool:
            drawn = {pool.submit(_draw, scene_id, place): clips[scene_id] for scene_id in missing}
            try:
                for future in as_completed(drawn):
                    future.result()
                    done += 1
                    made([drawn[future]])
                    progress(done, len(clips))
            except BrokenProcessPool as error:
                raise OSError("a process that draws the simulated city was killed; is there enough memory?") from error
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    return clips


def _clips(place: Path, scene_id: str) -> SceneClips:
    return SceneClips(scene_id, place / f"{scene_id}-main.mp4", place / f"{scene_id}-sub.mp4")


def _note(clips: SceneClips) -> Path:
    """Return the file that says what the clips are like, written after them."""
    return clips.main.with_name(f"{clips.scene_id}.json")


def _is_whole(clips: SceneClips) -> bool:
    """Whether both films are as they were when they were finished."""
    try:
        marks: object = json.loads(_note(clips).read_text(encoding="ascii"))
        return marks == [_mark(clips.main), _mark(clips.sub)]
    except (OSError, ValueError):
        return False


def _mark(file: Path) -> str:
    """Return a digest of a film: a truncated or overwritten one has another."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha1").hexdigest()


def _draw(scene_id: str, place: Path) -> None:
    """Draw and encode one scene (in a process of the pool)."""
    # Only this process touches video libraries: the one that asks for the clips may be the program's window.
    from controlroom.sim.scenes.film import film

    clips = _clips(place, scene_id)
    _note(clips).unlink(missing_ok=True)
    parts = [file.with_name(f".{os.getpid()}-{file.name}") for file in (clips.main, clips.sub)]
    try:
        film(scene(scene_id), *parts)
        marks = [_mark(part) for part in parts]
        for part, file in zip(parts, (clips.main, clips.sub), strict=True):
            part.replace(file)
        _note(clips).write_text(json.dumps(marks), encoding="ascii")
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def _expect_room(place: Path, needed_bytes: int) -> None:
    """Raise OSError when the disk has not enough room."""
    free_bytes = shutil.disk_usage(place).free
    if free_bytes < needed_bytes:
        needed_mb, free_mb = needed_bytes // 1_000_000, free_bytes // 1_000_000
        raise OSError(
            errno.ENOSPC, f"the clips of the simulated city need {needed_mb} MB, {free_mb} MB are free", str(place)
        )


def _remove_leftovers(folder: Path, place: Path) -> None:
    """Remove what other versions of the drawing and killed processes have left."""
    for other in folder.glob("content-*"):
        if other != place:
            shutil.rmtree(other, ignore_errors=True)
    for part in place.glob(".*.mp4"):
        try:
            if time.time() - part.stat().st_mtime > _FORGOTTEN_S:
                part.unlink()
        except FileNotFoundError:
            pass  # the process that draws it has just finished
