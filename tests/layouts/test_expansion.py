"""``${NAME}`` references."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.expansion import (
    MissingReference,
    expand,
    has_broken_reference,
    is_reference,
    references,
    standard_lookup,
)

VALUES = {"HOST": "192.0.2.1", "PORT": "554", "DOLLAR": "${HOST}"}


def test_references_are_replaced_wherever_they_stand() -> None:
    assert expand("rtsp://${HOST}:${PORT}/a", VALUES.get) == "rtsp://192.0.2.1:554/a"
    assert expand("$HOST {HOST} $$ {}", VALUES.get) == "$HOST {HOST} $$ {}"


def test_values_are_not_expanded_again() -> None:
    assert expand("${DOLLAR}", VALUES.get) == "${HOST}"


def test_a_name_without_value_is_named() -> None:
    with pytest.raises(MissingReference) as raised:
        expand("${HOST}${NOBODY}", VALUES.get)
    assert raised.value.name == "NOBODY"


def test_references_are_listed_in_order() -> None:
    assert references("${B}/${A}/${B}") == ["B", "A", "B"]


@pytest.mark.parametrize(
    ("text", "expected"), [("${A}", True), ("${A}x", False), ("A", False), ("", False), ("${}", False)]
)
def test_what_is_one_reference_alone(text: str, expected: bool) -> None:
    assert is_reference(text) is expected


@pytest.mark.parametrize("text", ["${", "${A", "${A-B}", "${}", "${1A}", "${../x}", "${A}${"])
def test_a_reference_that_is_not_complete_is_seen(text: str) -> None:
    assert has_broken_reference(text)
    assert not has_broken_reference("${A} $ {A} $A")


@given(st.text(alphabet="${}AB_1", max_size=20))
def test_any_text_without_broken_references_expands(text: str) -> None:
    if not has_broken_reference(text):
        assert "${" not in expand(text, lambda name: "v")


def test_environment_comes_before_credentials_before_the_programs_own_values(tmp_path: Path) -> None:
    (tmp_path / "A").write_text("credential a\n")
    (tmp_path / "B").write_text("credential b\r\n")
    environment = {"A": "environment a", "CREDENTIALS_DIRECTORY": str(tmp_path)}
    lookup = standard_lookup({"A": "own a", "B": "own b", "C": "own c"}, environment)
    assert [lookup(name) for name in "ABCD"] == ["environment a", "credential b", "own c", None]


def test_an_empty_value_is_a_value() -> None:
    assert standard_lookup({"A": "own"}, {"A": ""})("A") == ""


def test_without_a_credentials_directory_there_are_no_credentials() -> None:
    assert standard_lookup({}, {})("A") is None


def test_a_credential_that_cannot_be_read_is_logged_without_its_content(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "A").write_bytes(b"\xff secret")
    lookup = standard_lookup({"A": "own a"}, {"CREDENTIALS_DIRECTORY": str(tmp_path)})
    assert lookup("A") == "own a"
    assert "credential A cannot be read" in caplog.text
    assert "secret" not in caplog.text
