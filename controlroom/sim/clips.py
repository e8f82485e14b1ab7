"""The clips of the simulated city: drawn and encoded once, kept in a folder, made again where they are damaged."""

import hashlib
import json
import multiprocessing
import os
import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from controlroom.sim.scenes.catalogue import SCENES, scene

CONTENT = 1
"""Version of what is drawn: another number, and every clip is drawn anew."""


@dataclass(frozen=True, slots=True)
class SceneClips:
    """The two films of a scene: MP4, H.264 without B frames, 15 pictures a second, a seamless loop."""

    scene_id: str
    main: Path
    sub: Path


def default_clip_folder() -> Path:
    """Return the folder that keeps the clips of this user."""
    return platformdirs.user_cache_path("controlroom") / "clips"


def ensure_clips(
    folder: Path,
    scene_ids: Sequence[str] | None = None,
    *,
    progress: Callable[[int, int], None],
    processes: int = 2,
) -> dict[str, SceneClips]:
    """Return the clips of these scenes (all of them when not named), drawing those that are missing or damaged.

    `progress` is told how many of how many are there, also at the beginning. A clip is there whole or not at all, so
    an interrupted call is continued by the next. Raises OSError when the folder cannot be written or the disk is full.
    """
    wanted = list(scene_ids) if scene_ids is not None else [each.scene_id for each in SCENES]
    place = folder / f"content-{CONTENT}"
    place.mkdir(parents=True, exist_ok=True)
    _remove_older(folder)
    clips = {scene_id: _clips(place, scene_id) for scene_id in wanted}
    missing = [scene_id for scene_id, pair in clips.items() if not _is_whole(pair)]
    done = len(wanted) - len(missing)
    progress(done, len(wanted))
    if missing:
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(min(processes, len(missing)), mp_context=context) as pool:
            drawn = [pool.submit(_draw, scene_id, place) for scene_id in missing]
            try:
                for future in as_completed(drawn):
                    future.result()
                    done += 1
                    progress(done, len(wanted))
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    return clips


def _clips(place: Path, scene_id: str) -> SceneClips:
    return SceneClips(scene_id, place / f"{scene_id}-main.mp4", place / f"{scene_id}-sub.mp4")


def _note(clips: SceneClips) -> Path:
    """Return the file that says how long the clips are, written after them."""
    return clips.main.with_name(f"{clips.scene_id}.json")


def _is_whole(clips: SceneClips) -> bool:
    """Whether both films are as they were when they were finished."""
    try:
        marks = json.loads(_note(clips).read_text(encoding="ascii"))
        return marks == [_mark(clips.main), _mark(clips.sub)]
    except (OSError, ValueError):
        return False


def _mark(file: Path) -> str:
    """Return a digest of a film: a truncated or overwritten one has another."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha1").hexdigest()


def _draw(scene_id: str, place: Path) -> None:
    """Draw and encode one scene (in a process of the pool)."""
    from controlroom.sim.scenes.film import film

    clips = _clips(place, scene_id)
    parts = [file.with_name(f".{os.getpid()}-{file.name}") for file in (clips.main, clips.sub)]
    try:
        film(scene(scene_id), *parts)
        for part, file in zip(parts, (clips.main, clips.sub), strict=True):
            part.replace(file)
        _note(clips).write_text(json.dumps([_mark(clips.main), _mark(clips.sub)]), encoding="ascii")
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def _remove_older(folder: Path) -> None:
    """Remove what other versions of the drawing have left."""
    for other in folder.glob("content-*"):
        if other.name != f"content-{CONTENT}":
            shutil.rmtree(other, ignore_errors=True)
