"""Noticing saved files."""

import os
from pathlib import Path

import pytest

from layouts.watch import FolderWatch
from tests.layouts.helpers import CITY, HEAD, LAYOUT, write


@pytest.fixture
def city(tmp_path: Path) -> Path:
    write(tmp_path, "city.toml", CITY)
    write(tmp_path, "cameras.csv", HEAD)
    write(tmp_path, "layouts/a.toml", LAYOUT)
    write(tmp_path, "layouts/b.toml", LAYOUT)
    return tmp_path


def settled(watch: FolderWatch) -> set[Path]:
    """What is told when nothing more happens."""
    return watch.changed() | watch.changed()


def test_nothing_has_changed_at_first(city: Path) -> None:
    assert settled(FolderWatch(city)) == set()


@pytest.mark.parametrize(
    "name",
    [
        "city.toml",
        "cameras.csv",
        "layouts/a.toml",
        "ca.pem",
        "authority.crt",
        "x.cer",
        "projects.toml",
        "notices/a.toml",
    ],
)
def test_a_saved_file_is_told_once(city: Path, name: str) -> None:
    watch = FolderWatch(city)
    write(city, name, "# changed")
    assert settled(watch) == {city / name}
    assert settled(watch) == set()


def test_new_and_removed_files_are_told(city: Path) -> None:
    watch = FolderWatch(city)
    write(city, "layouts/c.toml", LAYOUT)
    write(city, "cameras.geojson", "{}")
    (city / "layouts/a.toml").unlink()
    assert settled(watch) == {city / "layouts/c.toml", city / "cameras.geojson", city / "layouts/a.toml"}
    assert settled(watch) == set()


def test_a_file_that_is_being_written_is_told_when_it_is_done(city: Path) -> None:
    watch = FolderWatch(city)
    path = city / "layouts/a.toml"
    with path.open("w") as file:
        for part in ("half of", " a file", " and the rest"):
            file.write(part)
            file.flush()
            assert watch.changed() == set()
    assert watch.changed() == {path}


def test_an_editor_that_renames_its_new_version_is_seen_once(city: Path) -> None:
    watch = FolderWatch(city)
    path = city / "layouts/a.toml"
    path.rename(path.with_suffix(".toml~"))
    assert watch.changed() == set()
    write(city, ".a.toml.swp", "new").rename(path)
    assert settled(watch) == {path}


def test_a_file_that_comes_back_as_it_was_has_not_changed(city: Path) -> None:
    watch = FolderWatch(city)
    path, aside = city / "layouts/a.toml", city / "aside"
    path.rename(aside)
    assert watch.changed() == set()
    aside.rename(path)
    assert settled(watch) == set()


def test_a_replacement_of_the_same_size_and_time_is_seen(city: Path) -> None:
    watch = FolderWatch(city)
    path = city / "layouts/a.toml"
    status = path.stat()
    new = write(city, "new", "x" * status.st_size)
    os.utime(new, ns=(status.st_atime_ns, status.st_mtime_ns))
    new.rename(path)
    assert settled(watch) == {path}


def test_other_files_are_no_matter(city: Path) -> None:
    watch = FolderWatch(city)
    for name in ("notes.txt", "layouts/.a.toml", "layouts/a.toml~", "layouts/old/c.toml", "layouts/.#a.toml"):
        write(city, name, "x")
    (city / "layouts/dangling.toml").symlink_to(city / "nowhere")
    assert settled(watch) == set()


def test_a_folder_out_of_reach_for_a_while_has_not_changed(city: Path) -> None:
    watch = FolderWatch(city)
    away = city.with_name("away")
    city.rename(away)
    assert settled(watch) == set()
    away.rename(city)
    assert settled(watch) == set()
    write(city, "layouts/a.toml", "# changed")
    assert settled(watch) == {city / "layouts/a.toml"}


def test_a_folder_that_comes_later_is_seen(tmp_path: Path) -> None:
    watch = FolderWatch(tmp_path / "city")
    assert settled(watch) == set()
    path = write(tmp_path / "city", "city.toml", CITY)
    assert settled(watch) == {path}


def test_files_that_were_written_while_they_were_read_are_told_anew(city: Path) -> None:
    watch = FolderWatch(city)
    write(city, "layouts/a.toml", "# half")
    (city / "layouts/b.toml").unlink()
    told = settled(watch)
    assert told == {city / "layouts/a.toml", city / "layouts/b.toml"}
    assert not watch.overtaken(told)
    assert settled(watch) == set()
    write(city, "layouts/a.toml", "# half and whole")
    assert watch.overtaken(told)
    assert settled(watch) == told
    assert not watch.overtaken(told)
    assert settled(watch) == set()
