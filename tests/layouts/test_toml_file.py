"""Reading TOML files: damaged ones, old ones, new ones, wrong values."""

import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layouts.city_file import read_city_file
from layouts.files import CityConfig, LayoutFile
from layouts.reading import Unreadable
from layouts.toml_file import TomlFile, read_toml, validated
from layouts.toml_lines import key_lines
from tests.layouts.helpers import lines, write

DAMAGED = {
    "no_value": (b"a =\n", "f.toml:1: Not a valid value"),
    "bare_text": (b"a = 1\nb = seoul\n", "f.toml:2: Not a valid value"),
    "capital_truth": (b"a = True\n", "f.toml:1: Not a valid value"),
    "no_equals_sign": (b"\n\nseoul\n", "f.toml:3: Not valid TOML"),
    "colon": (b"a: 1\n", "f.toml:1: Not valid TOML"),
    "key_twice": (b"a = 1\n\na = 2\n", "f.toml:3: This key or table stands in the file twice"),
    "table_twice": (b"[a]\n[b]\n[a]\n", "f.toml:3: This key or table stands in the file twice"),
    "inline_key_twice": (b"a = {b = 1, b = 2}\n", "f.toml:1: This key or table stands in the file twice"),
    "open_array": (b"a = [1\nb = 2\n", "f.toml:2: A bracket is left open"),
    "open_array_at_the_end": (b"a = [1,\n2,\n", "f.toml:3: The file ends in the middle of a value"),
    "open_header": (b"[a\nb = 1\n", "f.toml:1: A bracket is left open"),
    "open_quote": (b'a = 1\nb = "x\nc = 1\n', "f.toml:2: A quotation mark is left open"),
    "open_apostrophe": (b"a = 'x", "f.toml:1: A quotation mark is left open"),
    "open_multi_line_quote": (b'a = """x\n\n', "f.toml:3: A quotation mark is left open"),
    "windows_path": (b'a = "C:\\video"\n', "f.toml:1: A backslash in quotation marks must be doubled"),
    "bad_unicode_escape": (b'a = "\\uzzzz"\n', "f.toml:1: A backslash in quotation marks must be doubled"),
    "two_on_a_line": (b"a = 1 b = 2\n", "f.toml:1: Something follows the value"),
    "bad_date": (b"a = 2026-02-30\n", "f.toml:1: Not a valid value"),
    "nul_byte": (b"a = 1\nb = 2\x00\n", "f.toml:2: Something follows the value"),
    "nul_byte_in_a_comment": (b"a = 1\n# \x00\n", "f.toml:2: A character that may not stand in TOML"),
    "cp949": ('a = 1\nb = "서울"\n'.encode("cp949"), "f.toml:2: Not UTF-8 text"),
    "picture": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "f.toml:1: Not UTF-8 text"),
    "bottomless": (b"a = " + b"[" * 100_000, "f.toml: Nested too deeply"),
    "endless_number": (b"a = " + b"1" * 10_000, "f.toml: Not valid TOML"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_file_is_told_with_its_line(tmp_path: Path, case: str) -> None:
    content, expected = DAMAGED[case]
    with pytest.raises(Unreadable) as raised:
        read_toml(write(tmp_path, "f.toml", content), ())
    (line,) = lines(raised.value.problems)
    assert line.startswith(expected)


def test_a_missing_file_and_a_folder_in_its_place_are_told(tmp_path: Path) -> None:
    (tmp_path / "folder.toml").mkdir()
    for name, expected in {"none.toml": "File is missing", "folder.toml": "A folder stands where a file"}.items():
        with pytest.raises(Unreadable, match=expected):
            read_toml(tmp_path / name, ())


def test_an_unreadable_device_is_told_with_the_systems_words(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="File cannot be read: File name too long"):
        read_toml(tmp_path / ("x" * 300), ())


@given(st.binary(max_size=60) | st.text(alphabet="a=[]{}\"'\\.,# \n1", max_size=40).map(str.encode))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = write(tmp_path_factory.getbasetemp(), "any.toml", content)
    with suppress(Unreadable):
        assert isinstance(read_toml(path, ()).table, dict)


def test_a_byte_order_mark_is_no_matter(tmp_path: Path) -> None:
    assert read_toml(write(tmp_path, "f.toml", b"\xef\xbb\xbfa = 1\n"), ()).table == {"a": 1}


class TestVersions:
    @staticmethod
    def rename(table: dict[str, Any]) -> dict[str, Any]:
        table = dict(table)
        table["title"] = table.pop("name")
        return table

    @staticmethod
    def double(table: dict[str, Any]) -> dict[str, Any]:
        return {**table, "size": table["size"] * 2}

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("schema_version = 1\nname = 'a'\nsize = 2", {"schema_version": 3, "title": "a", "size": 4}),
            ("schema_version = 2\ntitle = 'a'\nsize = 2", {"schema_version": 3, "title": "a", "size": 4}),
            ("schema_version = 3\ntitle = 'a'\nsize = 2", {"schema_version": 3, "title": "a", "size": 2}),
            ("title = 'a'\nsize = 2", {"title": "a", "size": 2}),
        ],
    )
    def test_an_old_file_is_brought_up_step_by_step(
        self, tmp_path: Path, content: str, expected: dict[str, Any]
    ) -> None:
        assert read_toml(write(tmp_path, "f.toml", content), (self.rename, self.double)).table == expected

    @pytest.mark.parametrize(
        ("version", "expected"),
        [
            ("2", "f.toml:2: schema_version: Version 2 is newer than this program, which reads up to 1"),
            ("99999", "f.toml:2: schema_version: Version 99999 is newer than this program, which reads up to 1"),
        ],
    )
    def test_a_version_of_the_future_is_told(self, tmp_path: Path, version: str, expected: str) -> None:
        with pytest.raises(Unreadable) as raised:
            read_toml(write(tmp_path, "f.toml", f"\nschema_version = {version}\n"), ())
        assert lines(raised.value.problems) == [expected]

    @pytest.mark.parametrize(
        ("version", "expected"),
        [("0", "at least 1"), ("-1", "at least 1"), ("'1'", "a whole number"), ("true", "a whole number")],
    )
    def test_what_is_no_version_is_told_with_the_rest(self, tmp_path: Path, version: str, expected: str) -> None:
        content = f"schema_version = {version}\nid = 'a'\nname = {{ko = 'a'}}\nlanguage = 'fr'\n"
        read = read_city_file(write(tmp_path, "city.toml", content))
        assert lines(read.problems) == [
            f"city.toml:1: schema_version: Must be {expected}",
            "city.toml:4: language: Value is unknown, allowed: ko, en",
        ]
        assert read.config.id == "a"


def as_city(content: str) -> tuple[CityConfig | None, list[str]]:
    file = TomlFile("city.toml", tomllib.loads(content), key_lines(content))
    config, problems = validated(CityConfig, file, file.table, instead={"id": "x", "name": {"en": "X"}})
    return config, lines(problems)


class TestValues:
    GOOD = 'schema_version = 1\nid = "seoul"\nname = {ko = "서울"}\n'

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            ("languag = 'ko'", "languag: Unknown key, allowed: schema_version, id, name"),
            ("languag = 'ko'", "nearest: language"),
            ("language = 'fr'", "language: Value is unknown, allowed: ko, en"),
            ("theme = 'darc'", "theme: Value is unknown, allowed: dark, lobby; nearest: dark"),
            ("theme = 3", "theme: Value is unknown, allowed: dark, lobby"),
            ("simulated = 'yes'", "simulated: Must be true or false"),
            ("timezone = 9", "timezone: Must be text in quotation marks"),
            ("timezone = ''", "timezone: Unknown time zone"),
            ("timezone = 'Asia'", "timezone: Unknown time zone"),
            ("timezone = '../x'", "timezone: Unknown time zone"),
            (
                "timezone = 'Asia/Seol'",
                "timezone: Unknown time zone, write one such as Asia/Seoul; nearest: Asia/Seoul",
            ),
            ("layout = ''", "layout: Must not be empty"),
            ("limits = 3", "limits: Must be a table of keys and values"),
            ("limits = []", "limits: Must be a table of keys and values"),
            ("[limits]\nstale_after_s = '3'", "limits.stale_after_s: Must be a number"),
            ("[limits]\nstale_after_s = true", "limits.stale_after_s: Must be a number"),
            ("[limits]\nstale_after_s = 0", "limits.stale_after_s: Must be more than 0"),
            ("[limits]\nstale_after_s = inf", "limits.stale_after_s: Must be a finite number"),
            ("[limits]\nopens_per_second = nan", "limits.opens_per_second: Must be a finite number"),
            ("[limits]\nopens_per_second = 1e9", "limits.opens_per_second: Must be at most 1000"),
            ("[limits]\nlost_after_s = 2", "lost_after_s: lost_after_s (2 s) must be more than stale_after_s (3 s)"),
            (
                "[limits]\nstale_after_s = 20",
                "stale_after_s: lost_after_s (10 s) must be more than stale_after_s (20 s)",
            ),
            (
                "[limits]\nstale_afte_s = 20",
                "limits.stale_afte_s: Unknown key, allowed: opens_per_second, stale_after_s",
            ),
            ("[screen]\nviewing_ratio = 0.1", "screen.viewing_ratio: Must be at least 0.5"),
            (
                "[screen]\nheight_m = 1",
                "screen.height_m: Write viewing_ratio alone, or height_m and distance_m together",
            ),
            ("[screen]\nviewing_ratio = 2\ndistance_m = 2", "screen.distance_m: Write viewing_ratio alone"),
        ],
    )
    def test_a_wrong_value_is_told_and_its_default_holds(self, content: str, expected: str) -> None:
        config, (problem,) = as_city(self.GOOD + content)
        assert expected in problem
        # The line is that of the key, or that of a table which is wrong as a whole.
        assert problem.startswith(f"city.toml:{3 + len(content.splitlines())}: ")
        assert config == as_city(self.GOOD)[0] or "viewing_ratio = 2" in content

    def test_everything_wrong_is_told_at_once(self) -> None:
        content = 'schema_version = 1\nid = "Seoul City"\nname = {kr = "x"}\ngloss = 1\nfoo = 2\n[limits]\nbar = 3\n'
        config, problems = as_city(content)
        assert config is not None
        assert (config.id, config.name.en) == ("x", "X")
        assert [problem.split(": ")[:2] for problem in problems] == [
            ["city.toml:2", "id"],
            ["city.toml:3", "name.kr"],
            ["city.toml:4", "gloss"],
            ["city.toml:7", "limits.bar"],
            ["city.toml:5", "foo"],
            ["city.toml:3", "name"],
        ]

    def test_what_follows_from_a_wrong_value_is_not_told_beside_it(self) -> None:
        _, problems = as_city('schema_version = 1\nid = "seoul"\nname = {ko = 3}')
        assert problems == ["city.toml:3: name.ko: Must be text in quotation marks"]

    def test_a_missing_key_is_told_in_the_place_where_it_belongs(self) -> None:
        _, problems = as_city("language = 'ko'\n")
        assert problems == [
            "city.toml:1: schema_version: Key is missing",
            "city.toml:1: id: Key is missing",
            "city.toml:1: name: Key is missing",
        ]

    def test_what_cannot_be_mended_gives_nothing(self) -> None:
        content = "columns = 2"
        file = TomlFile("a.toml", {"columns": 2}, key_lines(content))
        layout, problems = validated(LayoutFile, file, file.table)
        assert layout is None
        assert [line.split(": ")[1] for line in lines(problems)] == ["schema_version", "name"]
