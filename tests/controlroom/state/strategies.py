"""Commands and states, made by hypothesis."""

from hypothesis import strategies as st

from controlroom.state.commands import (
    Asked,
    CameraInTile,
    EnlargeTile,
    LeaveNearest,
    NearCamera,
    PauseTours,
    PutCameras,
    ResetTiles,
    SetPrivacy,
    ShowLayout,
    ShowNearest,
    ShowScene,
    StartTour,
    StepTour,
    StopTour,
    ZoomTile,
)
from tests.controlroom.state.worlds import CAMERAS, WORLD

screens = st.sampled_from([*WORLD.screens, "gone"])
tiles = st.integers(1, 6)
cameras = st.sampled_from([*CAMERAS, "gone"])
layouts = st.sampled_from([*WORLD.layouts, "gone"])
tours = st.sampled_from([*WORLD.tours, "gone"])
crops = st.tuples(*[st.sampled_from([0.0, 0.125, 0.25])] * 2, *[st.sampled_from([0.25, 0.5])] * 2)

asked: st.SearchStrategy[Asked] = st.one_of(
    st.builds(ShowLayout, layout=layouts, screen=st.none() | screens),
    st.builds(
        PutCameras,
        tiles=st.lists(
            st.builds(CameraInTile, screen=screens, tile=tiles, camera=cameras | st.just("")), min_size=1, max_size=3
        ).map(tuple),
    ),
    st.builds(EnlargeTile, screen=screens, tile=st.none() | tiles),
    st.builds(ZoomTile, screen=screens, tile=tiles, crop=st.none() | crops),
    st.builds(
        ShowNearest,
        screen=screens,
        name=st.text(max_size=5),
        centre=cameras | st.just(""),
        cameras=st.lists(
            st.builds(NearCamera, camera=cameras, distance_m=st.floats(0, 1000)), min_size=1, max_size=4
        ).map(tuple),
    ),
    st.builds(LeaveNearest, screen=screens),
    st.builds(ResetTiles, screen=screens),
    st.builds(SetPrivacy, closed=st.booleans()),
    st.builds(ShowScene, scene=st.sampled_from([*WORLD.scenes, "gone"])),
    st.builds(StartTour, tour=tours),
    st.builds(StepTour, tour=tours, step=st.integers(1, 3)),
    st.builds(PauseTours, tour=st.none() | tours, paused=st.booleans()),
    st.builds(StopTour, tour=tours),
)
"""Anything that may be asked for, possible or not."""
