"""`city.toml`."""

import ssl
from pathlib import Path

import pytest

from layouts.city_file import read_city_file
from layouts.files import CityConfig
from tests.fakes.certificates import Authority, make_authority
from tests.layouts.helpers import CITY, lines, write


def test_a_short_file_is_enough(tmp_path: Path) -> None:
    read = read_city_file(write(tmp_path, "city.toml", CITY))
    assert read.problems == ()
    assert read.config.name.by_language() == {"ko": "서울"}
    assert (read.config.language, read.config.gloss, read.config.timezone) == ("ko", "none", "Asia/Seoul")
    assert (read.config.limits.stale_after_s, read.config.limits.lost_after_s) == (3.0, 10.0)
    assert read.config.decode.hardware == "auto"
    assert read.config.screen.ratio == 3.0


def test_every_key_is_read(tmp_path: Path) -> None:
    content = """
schema_version = 1
id = "tashkent-2"
language = "en"
gloss = "ko"
timezone = "Asia/Tashkent"
theme = "lobby"
layout = "pair"
simulated = true
name = {en = "Tashkent", ko = "타슈켄트"}
screen = {height_m = 1.37, distance_m = 4.11, audience = "district"}
[limits]
opens_per_second = 4
stale_after_s = 5
lost_after_s = 20.5
[decode]
hardware = "off"
[header]
weather = {temperature = "t", rain = "r", warnings = ["cap"]}
"""
    read = read_city_file(write(tmp_path, "city.toml", content))
    assert read.problems == ()
    config = read.config
    assert (config.id, config.language, config.gloss, config.timezone) == ("tashkent-2", "en", "ko", "Asia/Tashkent")
    assert (config.theme, config.layout, config.simulated) == ("lobby", "pair", True)
    assert config.screen.ratio == pytest.approx(3.0)
    assert (config.limits.opens_per_second, config.limits.stale_after_s, config.limits.lost_after_s) == (4, 5, 20.5)
    assert config.decode.hardware == "off"
    weather = config.header.weather
    assert weather is not None
    assert (weather.temperature, weather.rain, weather.warnings) == ("t", "r", ("cap",))


def test_without_a_usable_file_the_city_is_called_by_its_folder(tmp_path: Path) -> None:
    for content in (b"", b"not toml", b"schema_version = 9", b"\xff\xff"):
        read = read_city_file(write(tmp_path, "gangnam/city.toml", content))
        assert read.problems
        assert (read.config.id, read.config.name.en) == ("city", "gangnam")
    assert read_city_file(tmp_path / "none" / "city.toml").file is None


def test_everything_wrong_is_sorted_by_line(tmp_path: Path) -> None:
    read = read_city_file(write(tmp_path, "city.toml", CITY + "foo = 1\ntheme = 2\n"))
    assert [line.split(": ")[:2] for line in lines(read.problems)] == [["city.toml:4", "foo"], ["city.toml:5", "theme"]]


@pytest.mark.parametrize("content", ["[a.b.c]\n", "name.ko = 1\n", "name = []\n", "limits.x.y = 1\n", "screen = 'a'\n"])
def test_nested_nonsense_is_told(tmp_path: Path, content: str) -> None:
    read = read_city_file(write(tmp_path, "city.toml", content))
    assert isinstance(read.config, CityConfig)
    assert len(read.problems) >= 3


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"))


@pytest.mark.needs("openssl")
class TestCertificates:
    CITY = CITY + '[tls]\nca_file = "ca.pem"\n'

    def test_they_are_read_and_nothing_else(self, tmp_path: Path, authority: Authority) -> None:
        write(tmp_path, "ca.pem", f"서울시 authority\r\n{authority.pem}\n# and again\n{authority.pem}")
        read = read_city_file(write(tmp_path, "city.toml", self.CITY))
        assert read.problems == ()
        assert read.authorities_pem == authority.pem * 2

    def test_as_windows_saves_them(self, tmp_path: Path, authority: Authority) -> None:
        write(tmp_path, "ca.pem", ssl.PEM_cert_to_DER_cert(authority.pem))
        assert read_city_file(write(tmp_path, "city.toml", self.CITY)).authorities_pem == authority.pem

    def test_an_absolute_path_is_taken_as_it_is(self, tmp_path: Path, authority: Authority) -> None:
        content = CITY + f'[tls]\nca_file = "{authority.certificate}"\n'
        assert read_city_file(write(tmp_path, "city.toml", content)).authorities_pem == authority.pem

    def test_a_private_key_is_refused(self, tmp_path: Path, authority: Authority) -> None:
        key = (authority.folder / "ca.key").read_text()
        write(tmp_path, "ca.pem", authority.pem + key)
        read = read_city_file(write(tmp_path, "city.toml", self.CITY))
        assert lines(read.problems) == [
            "city.toml:5: tls.ca_file: ca.pem holds a private key, only certificates belong into it"
        ]
        assert read.authorities_pem is None

    def test_what_cannot_be_used_is_told(self, tmp_path: Path) -> None:
        path = write(tmp_path, "city.toml", self.CITY)
        assert lines(read_city_file(path).problems) == ["city.toml:5: tls.ca_file: ca.pem: File is missing"]
        block = "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n"
        for content in (b"", b"no", b"\x30\x82\x01", block.format("AAAA").encode(), block.format("?").encode()):
            write(tmp_path, "ca.pem", content)
            read = read_city_file(path)
            assert lines(read.problems) == [
                "city.toml:5: tls.ca_file: ca.pem holds no certificate in PEM or DER form"
            ], content
            assert read.authorities_pem is None
