"""Cameras of a page that is drawn once: painted by other processes, kept, and failing where they are told to."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from controlroom.sim.faults import FaultKind
from controlroom.sim.scenes.motion import LOOP_S
from controlroom.sim.scenes.picture import FPS as SCENE_FPS
from controlroom.sim.stills import FPS, LOOP_FRAMES, Still, Stills
from controlroom.still.pictures import DRAWN_FAULTS, StillPictures
from feeds.core import ErrorKind, Rect, TileState, View
from layouts.cameras import Camera, StreamAddress
from tests.controlroom.still.cities import AT

SCENE = "sindorim-platform"


def camera(id: str, address: str = f"${{SIM_URL}}/{SCENE}/main.ts") -> Camera:
    return Camera(id, {"ko": id}, (StreamAddress("main", "mpegts", address),), 3, 10)


def pictures(stills: Stills, *cameras: Camera, faults: dict[str, FaultKind] | None = None) -> StillPictures:
    return StillPictures(cameras, stills, AT, audience="operator", faults=faults or {})


def test_films_and_stills_have_the_same_pictures() -> None:
    assert (FPS, LOOP_FRAMES) == (SCENE_FPS, LOOP_S * SCENE_FPS)


def test_a_camera_shows_its_scene_fitted_into_the_view(tmp_path: Path, qapp: QApplication) -> None:
    with Stills(tmp_path / "new" / "folder", processes=1) as stills:
        shown = pictures(stills, camera("a"))
        whole, narrow = View("a", 320, 240), View("a", 100, 100, Rect(0.25, 0, 0.5, 1))
        shown.show([whole, narrow])
        assert shown.changed() == []
        assert shown.finish()
        assert shown.changed() == [whole, narrow]
        assert not shown.finish()
        assert shown.changed() == []
        images = {view: shown.image(view) for view in (whole, narrow)}
        assert {view: image.size() for view, image in images.items() if image} == {
            whole: QSize(320, 180),
            narrow: QSize(88, 100),
        }
        report = shown.report("a")
        assert (report.state, report.picture_utc, report.picture_age_s) == (TileState.LIVE, AT, 0.0)
        assert {camera: report.state for camera, report in shown.reports().items()} == {"a": TileState.LIVE}


def test_a_picture_that_is_there_is_not_painted_again(tmp_path: Path, qapp: QApplication) -> None:
    view = View("a", 64, 36)
    with Stills(tmp_path, processes=1) as stills:
        first = pictures(stills, camera("a"))
        first.show([view])
        first.finish()
        image = first.image(view)
    (file,) = tmp_path.glob("*.png")
    told: list[tuple[int, int]] = []
    with Stills(tmp_path, progress=lambda done, total: told.append((done, total))) as stills:
        again = pictures(stills, camera("a"))
        again.show([view])
        assert again.changed() == [view], "without waiting"
        assert again.image(view) == image
        assert told == []
    assert [*tmp_path.glob("*.png")] == [file]


def test_pictures_differ_by_scene_time_size_and_part() -> None:
    still = Still(SCENE, 3, 64, 36)
    others = [
        replace(still, scene_id="ddp"),
        replace(still, frame=4),
        replace(still, width_px=65),
        replace(still, crop=Rect(0, 0, 0.5, 1)),
    ]
    assert len({each.name for each in (still, *others)}) == 5
    assert still.name == Still(SCENE, 3, 64, 36).name


def test_old_pictures_are_forgotten(tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controlroom.sim.stills._KEPT", 2)
    for number in range(5):
        (tmp_path / f"old-{number}.png").write_bytes(b"")
    with Stills(tmp_path, processes=1) as stills:
        still = Still(SCENE, 3, 64, 36)
        stills.begin([still])
        stills.finish()
        assert stills.is_there(still)
    assert len([*tmp_path.glob("old-*.png")]) == 2


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"), Stills(tmp_path / "file" / "stills"):
        pass


@pytest.mark.parametrize(
    ("fault", "state", "error", "age_s"),
    [
        (FaultKind.STALL, TileState.STALE, ErrorKind.NONE, 6.0),
        (FaultKind.FREEZE, TileState.FROZEN, ErrorKind.NONE, 14.0),
        (FaultKind.DIE, TileState.LOST, ErrorKind.UNREACHABLE, 42.0),
        (FaultKind.BUSY, TileState.LOST, ErrorKind.BUSY, 42.0),
        (FaultKind.REFUSE, TileState.REFUSED, ErrorKind.UNAUTHORIZED, None),
        (FaultKind.MISSING, TileState.REFUSED, ErrorKind.NOT_FOUND, None),
    ],
)
def test_a_camera_fails_as_it_is_told(
    tmp_path: Path, fault: FaultKind, state: TileState, error: ErrorKind, age_s: float | None
) -> None:
    shown = pictures(Stills(tmp_path), camera("a"), camera("b"), faults={"a": fault})
    report = shown.report("a")
    assert (report.state, report.error, report.picture_age_s) == (state, error, age_s)
    assert report.picture_utc == (None if age_s is None else AT - timedelta(seconds=age_s))
    assert shown.report("b").state is TileState.LIVE


def test_every_fault_that_can_be_drawn_is_one_of_the_simulated_city() -> None:
    assert {*DRAWN_FAULTS} <= {kind.value for kind in FaultKind}


def test_who_is_not_simulated_hidden_or_unknown_has_no_picture(tmp_path: Path) -> None:
    real = camera("real", "rtsp://192.0.2.1/a")
    gone = camera("gone", "${SIM_URL}/no-such-scene/main.ts")
    hidden = replace(camera("hidden"), privacy=True)
    others = replace(camera("others"), audience=("citizen",))
    with Stills(tmp_path) as stills:
        shown = pictures(stills, real, gone, hidden, others)
        views = [View(id, 64, 36) for id in ("real", "gone", "hidden", "others", "never-heard-of")]
        shown.show(views)
        assert not shown.finish()
        assert [shown.image(view) for view in views] == [None] * 5
        assert [shown.report(view.camera_id).state for view in views] == [
            TileState.CONNECTING,
            TileState.REFUSED,
            TileState.PRIVACY,
            TileState.PRIVACY,
            TileState.CONNECTING,
        ]


def test_a_picture_that_is_no_picture_is_none(tmp_path: Path, qapp: QApplication) -> None:
    view = View("a", 64, 36)
    with Stills(tmp_path, processes=1) as stills:
        shown = pictures(stills, camera("a"))
        shown.show([view])
        shown.finish()
        (file,) = tmp_path.glob("*.png")
        file.write_bytes(b"no picture")
        assert shown.image(view) is None
        assert QImage(str(file)).isNull()
