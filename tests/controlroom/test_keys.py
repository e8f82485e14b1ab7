import sys
from collections.abc import Iterator
from types import ModuleType

import pytest

from controlroom import keys
from controlroom.keys import SERVICE, key_lookup


@pytest.fixture
def ring(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    """A keyring of the test's own."""
    kept: dict[str, str] = {}
    errors = ModuleType("keyring.errors")
    module = ModuleType("keyring")

    class KeyringError(Exception):
        pass

    def get_password(service: str, name: str) -> str | None:
        assert service == SERVICE
        if name == "LOCKED":
            raise KeyringError
        return kept.get(name)

    vars(errors)["KeyringError"] = KeyringError
    vars(module).update(get_password=get_password, errors=errors)
    monkeypatch.setitem(sys.modules, "keyring", module)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    keys._in_keyring.cache_clear()
    yield kept
    keys._in_keyring.cache_clear()


def test_a_key_comes_from_the_environment_the_program_and_then_the_keyring(
    ring: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FIRST", "environment")
    ring.update(FIRST="ring", SECOND="ring", THIRD="ring")
    lookup = key_lookup({"SECOND": "program"})
    assert [lookup(name) for name in ("FIRST", "SECOND", "THIRD", "FOURTH")] == ["environment", "program", "ring", None]


def test_a_locked_keyring_has_none(ring: dict[str, str]) -> None:
    assert key_lookup()("LOCKED") is None


def test_without_the_extra_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "keyring", None)
    keys._in_keyring.cache_clear()
    assert key_lookup()("ANY") is None
    keys._in_keyring.cache_clear()
