"""Keeping what a wall shows as a scene: read again it is the same, and what people wrote beside it stays."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layouts.edit import EditRefused
from layouts.scene_saving import save_scene
from layouts.scenes import Known, Scene, SceneScreen, read_scenes, scene_id
from tests.layouts.helpers import CAMERAS, LAYOUTS, lines, write

KNOWN = Known(LAYOUTS, CAMERAS, {}, ("rivers",))

shown = st.one_of(
    st.builds(
        SceneScreen,
        st.just("four"),
        st.dictionaries(st.integers(1, 4), st.none() | st.sampled_from(CAMERAS)),
        st.none() | st.integers(1, 5),
    ),
    st.just(SceneScreen("one")),
)
scenes = st.builds(
    Scene,
    st.just("calm"),
    st.fixed_dictionaries({"ko": st.text("가나 \"'\\#=\n", min_size=1)}),
    st.dictionaries(st.sampled_from(["1", "left", "top-right"]), shown, min_size=1),
    st.none(),
    st.none(),
    st.none() | st.booleans(),
    st.sampled_from([(), ("rivers",)]),
)


@given(scenes)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_scene_is_the_same_when_it_is_read_again(tmp_path: Path, scene: Scene) -> None:
    (tmp_path / "scenes/calm.toml").unlink(missing_ok=True)
    save_scene(tmp_path, scene)
    found = read_scenes(tmp_path, KNOWN)
    assert lines(found.problems) == []
    assert found.good == {"calm": scene}


@given(scenes, scenes)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_scene_saved_over_another_is_the_new_one(tmp_path: Path, before: Scene, scene: Scene) -> None:
    (tmp_path / "scenes/calm.toml").unlink(missing_ok=True)
    save_scene(tmp_path, before)
    save_scene(tmp_path, scene)
    found = read_scenes(tmp_path, KNOWN)
    assert lines(found.problems) == []
    privacy = before.privacy if scene.privacy is None else scene.privacy
    assert found.good == {"calm": replace(scene, privacy=privacy)}


def test_comments_of_screens_stay_with_them(tmp_path: Path) -> None:
    head = 'schema_version = 1\nname = {ko = "조용"}\n'
    text = (
        '\n# By the door.\n[[screen]]\nid = "1"  # old\nlayout = "one"\n'
        '# Gone.\n[[screen]]\nid = "2"\nlayout = "one"\n'
        '# Above.\n[[screen]]\nid = "3"\nlayout = "four"\ncameras = {"1" = "a"}  # first\nlarge = 2\n'
    )
    write(tmp_path, "scenes/calm.toml", head + text)
    shown = {"3": SceneScreen("four", {1: "b"}), "1": SceneScreen("four", large=1), "4": SceneScreen("one")}
    path = save_scene(tmp_path, Scene("calm", {"ko": "조용"}, shown, wall="room"))
    assert path.read_text() == (
        head + 'wall = "room"\n'
        '\n# By the door.\n[[screen]]\nid = "1"  # old\nlayout = "four"\nlarge = 1\n'
        '# Above.\n[[screen]]\nid = "3"\nlayout = "four"\ncameras = {1 = "b"}  # first\n'
        '\n[[screen]]\nid = "4"\nlayout = "one"\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        'name = "calm"\n',
        '[name]\nko = "x"\n',
        'name.ko = "x"\n',
        'name = 1\nscreen = [{id = "1", layout = "one"}]\n',
        "screen = 3\n",
        '[[screen]]\nid = [1]\n[[screen]]\nid = "1"\n[screen.cameras]\n"1" = "a"\n[[screen]]\nid = "1"\n',
        '\ufeffname = {ko = "x"}\r\n[[screen]]\r\nid = "1"\r\nlayout = "one"\r\n',
    ],
)
def test_whatever_stands_in_a_file_it_is_a_good_scene_afterwards(tmp_path: Path, text: str) -> None:
    write(tmp_path, "scenes/calm.toml", text)
    scene = Scene("calm", {"ko": "조용"}, {"1": SceneScreen("four", {2: None}), "2": SceneScreen("one", large=1)})
    save_scene(tmp_path, scene)
    found = read_scenes(tmp_path, KNOWN)
    assert lines(found.problems) == []
    assert found.good == {"calm": scene}


def test_comments_order_and_names_in_other_languages_stay(tmp_path: Path) -> None:
    text = (
        '# For quiet days.\nschema_version = 1\nname = {ko = "평시", en = "Calm"}  # both\n'
        'order = 3\ntours = ["rivers"]\n\n'
        '[[screen]]\nid = "1"\nlayout = "one"\n'
    )
    write(tmp_path, "scenes/calm.toml", text)
    save_scene(tmp_path, Scene("calm", {"ko": "조용"}, {"1": SceneScreen("four", {2: "b"})}))
    found = read_scenes(tmp_path, KNOWN).good["calm"]
    assert (found.name, found.order, found.tours) == ({"ko": "조용", "en": "Calm"}, 3, ())
    assert found.screens == {"1": SceneScreen("four", {2: "b"})}
    assert (tmp_path / "scenes/calm.toml").read_text().startswith("# For quiet days.\n")


def test_a_file_that_is_no_toml_stays_as_it_is_and_a_folder_in_the_way_is_an_error(tmp_path: Path) -> None:
    write(tmp_path, "scenes/calm.toml", "half edit [")
    with pytest.raises(EditRefused, match=r"calm\.toml cannot be changed"):
        save_scene(tmp_path, Scene("calm", {"ko": "평시"}, {"1": SceneScreen("one")}))
    assert (tmp_path / "scenes/calm.toml").read_text() == "half edit ["
    (tmp_path / "scenes/other.toml").mkdir()
    with pytest.raises(OSError, match=r"other\.toml"):
        save_scene(tmp_path, Scene("other", {"ko": "x"}, {"1": SceneScreen("one")}))
    assert [path.name for path in (tmp_path / "scenes").iterdir() if path.name.startswith(".")] == []


def test_ids_of_new_scenes_are_those_of_their_names_and_nobody_elses() -> None:
    assert scene_id("Heavy rain!", []) == "heavy-rain"
    assert scene_id("Heavy rain", ["heavy-rain", "heavy-rain-2"]) == "heavy-rain-3"
    assert scene_id("호우", ["scene"]) == "scene-2"
