from pathlib import Path
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field, SecretStr

from layouts.expansion import MissingReference
from layouts.source_files import SourceList, expanded, read_sources, source_paths
from resources.entries import FileModel
from tests.layouts.helpers import write


class Inner(FileModel):
    """A part."""

    field: str = Field(description="A field.")
    words: dict[str, Literal["low", "high"]] = Field(default={}, description="Words.")


class Air(FileModel):
    """A kind made for tests."""

    kind: Literal["air"]
    id: str
    address: str = ""
    key: SecretStr | None = None
    interval_s: float = Field(default=60, ge=1)
    headers: dict[str, str] = Field(default={})
    part: tuple[Inner, ...] = Field(default=(), strict=False)


GOOD = 'schema_version = 1\n[[source]]\nkind = "air"\nid = "a"\naddress = "http://x/${KEY}"\nkey = "${KEY}"\n'
VALUES = {"KEY": "s3cret"}


def read(folder: Path, values: dict[str, str] = VALUES) -> SourceList:
    return read_sources(folder, {"air": Air}, values.get)


def told(found: SourceList) -> list[tuple[str, int | None, str, str]]:
    return [(Path(p.file).name, p.line, p.key, p.text.english()) for p in found.problems]


def test_sources_of_all_files_are_read_and_references_stay(tmp_path: Path) -> None:
    write(tmp_path, "sources/b.toml", GOOD)
    write(tmp_path, "sources/a.toml", 'schema_version = 1\n[[source]]\nkind = "air"\nid = "b"\n')
    write(tmp_path, "sources/.hidden.toml", "nonsense")
    found = read(tmp_path)
    assert [(entry.id, entry.kind) for entry in found.entries] == [("b", "air"), ("a", "air")]
    assert found.entries[1].table["key"] == "${KEY}"
    assert found.problems == ()
    assert len(source_paths(tmp_path)) == 2


def test_a_city_without_sources_is_well(tmp_path: Path) -> None:
    assert read(tmp_path) == SourceList()


@pytest.mark.parametrize(
    ("text", "line", "key", "words"),
    [
        ('kind = "aire"', 3, "source[1].kind", "This program has no source of the kind aire"),
        ('id = "x"', 2, "source[1].kind", "Key is missing"),
        ('kind = "air"', 2, "source[1].id", "Key is missing"),
        ('kind = "air"\nid = "x"\nintervall_s = 3', 5, "source[1].intervall_s", "Unknown key, allowed: "),
        ('kind = "air"\nid = "x"\ninterval_s = 0.1', 5, "source[1].interval_s", "Must be at least 1"),
        ('kind = "air"\nid = "x"\nkey = "abc"', 5, "source[1].key", "Secrets do not stand in files"),
        ('kind = "air"\nid = "x"\nkey = "a${KEY}"', 5, "source[1].key", "Secrets do not stand in files"),
        ('kind = "air"\nid = "x"\naddress = "${KEY"', 5, "source[1].address", "A reference is written ${NAME}"),
        ('kind = "air"\nid = "x"\nheaders = {a = "${GONE}"}', 5, "source[1].headers.a", "${GONE} has no value here"),
        ('kind = "air"\nid = "x"\npart = [{field = 3}]', 5, "source[1].part[1].field", "Must be text in quotation"),
        (
            'kind = "air"\nid = "x"\npart = [{field = "a", words = {x = "hgh"}}]',
            5,
            "source[1].part[1].words.x",
            "Value is unknown, allowed: low, high",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_disables_its_source_alone(
    tmp_path: Path, text: str, line: int, key: str, words: str
) -> None:
    write(tmp_path, "sources/x.toml", f"schema_version = 1\n[[source]]\n{text}\n")
    write(tmp_path, "sources/y.toml", GOOD)
    found = read(tmp_path)
    assert [entry.id for entry in found.entries] == ["a"]
    ((file, told_line, told_key, told_words),) = told(found)
    assert (file, told_line, told_key) == ("x.toml", line, key)
    assert told_words.startswith(words)
    assert found.bad_sources == 1


def test_the_nearest_kind_is_named(tmp_path: Path) -> None:
    write(tmp_path, "sources/x.toml", 'schema_version = 1\n[[source]]\nkind = "airr"\n')
    assert read(tmp_path).problems[0].nearest == ("air",)


def test_an_id_is_given_once(tmp_path: Path) -> None:
    write(tmp_path, "sources/x.toml", GOOD)
    write(tmp_path, "sources/y.toml", GOOD)
    found = read(tmp_path)
    assert len(found.entries) == 1
    assert told(found)[0][:3] == ("y.toml", 4, "source[1].id")
    assert "x.toml:2" in told(found)[0][3]


@pytest.mark.parametrize(
    "text", ["source = 3", "source = [3]", "[source]\nid = 1", "schema_version = 2", "x = 1", "[[source", ""]
)
def test_files_that_are_no_lists_of_sources_are_told(tmp_path: Path, text: str) -> None:
    write(tmp_path, "sources/x.toml", text)
    write(tmp_path, "sources/y.toml", GOOD)
    found = read(tmp_path)
    assert found.problems
    assert [entry.id for entry in found.entries] == ["a"]


def test_the_public_key_of_a_provider_may_stand_there(tmp_path: Path) -> None:
    write(tmp_path, "sources/x.toml", GOOD.replace('key = "${KEY}"', 'key = "sample"'))
    assert read(tmp_path).problems == ()


def test_references_are_replaced_everywhere_and_told() -> None:
    table = {"a": "x${A}y", "b": {"c": ["${B}", 3]}, "d": True}
    values = {"A": "1", "B": "${A}"}
    assert expanded(table, values.get) == ({"a": "x1y", "b": {"c": ["${A}", 3]}, "d": True}, frozenset({"1", "${A}"}))
    with pytest.raises(MissingReference):
        expanded({"a": "${C}"}, values.get)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from(["kind", "id", "address", "key", "interval_s", "headers", "part", "other"]),
        st.one_of(
            st.just("air"), st.text(max_size=5), st.integers(), st.booleans(), st.lists(st.integers(), max_size=2)
        ),
    )
)
def test_no_table_at_all_raises(tmp_path: Path, table: dict[str, object]) -> None:
    import tomlkit

    document = tomlkit.dumps({"schema_version": 1, "source": [table]})
    write(tmp_path, "sources/x.toml", document)
    found = read(tmp_path)
    assert bool(found.entries) != bool(found.problems)
