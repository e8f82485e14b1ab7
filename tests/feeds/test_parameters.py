"""Parameter sets of H.264 that change: believed when they come twice."""

import pytest

from feeds.decode.parameters import PATIENCE_S, ParameterWatch, parameters_of

TRUE, OTHER, THIRD = (b"\0\0\0\1\x67" + name + b"\0\0\0\1\x68de\0\0\1\x65xyz" for name in (b"abc", b"abd", b"abe"))
WITHOUT = b"\0\0\1\x65xyz"


def shown(keyframes: list[bytes], step_s: float = 1.0) -> str:
    """Return for each keyframe, and a picture half a step after it, whether it was believed."""
    watch, seen = ParameterWatch(), ""
    for number, keyframe in enumerate(keyframes):
        seen += "-+"[watch.believes(keyframe, key=True, now_s=number * step_s)]
        seen += "-+"[watch.believes(b"\0\0\1\x41", key=False, now_s=(number + 0.5) * step_s)]
    return seen


def test_parameter_sets_are_found_among_the_rest() -> None:
    sets = b"\0\0\0\1\x67abc\0\0\0\1\x68de"
    for keyframe in (b"\0\0\1\x09\xf0" + sets + b"\0\0\1\x65xyz", sets + b"\0\0\1\x06note\0\0\1\x65"):
        assert parameters_of(keyframe) == b"\x67abc\0\0\1\x68de"
    assert parameters_of(b"") == parameters_of(b"\0\0\1") == b""


@pytest.mark.parametrize(
    ("keyframes", "seen"),
    [
        ([TRUE] * 3, "++++++"),
        ([TRUE, WITHOUT, TRUE], "++++++"),
        ([TRUE, OTHER, TRUE], "++--++"),
        ([TRUE, OTHER, OTHER, OTHER], "++--++++"),
        ([TRUE, OTHER, THIRD, TRUE], "++----++"),
        ([TRUE, OTHER, WITHOUT, TRUE], "++----++"),
        ([TRUE, OTHER, TRUE, OTHER, TRUE, OTHER], "++--++++++++"),
        ([WITHOUT, TRUE, TRUE], "++++++"),
    ],
    ids=[
        "as ever",
        "left out",
        "damaged once",
        "changed",
        "damaged twice",
        "damaged and then left out",
        "back and forth",
        "late",
    ],
)
def test_new_parameters_are_believed_when_they_come_again(keyframes: list[bytes], seen: str) -> None:
    assert shown(keyframes) == seen


def test_keyframes_far_apart_are_not_waited_for() -> None:
    assert shown([TRUE, OTHER, OTHER], step_s=4 * PATIENCE_S) == "++-+++"
