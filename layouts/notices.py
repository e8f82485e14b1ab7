"""A city's notices out of its folder `notices`. A file that is wrong is told of, and shows nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from layouts.notice_files import NoticeFile
from layouts.problems import Problem, in_order
from layouts.reading import Unreadable
from layouts.toml_file import Migration, read_toml, validated

MIGRATIONS: tuple[Migration, ...] = ()
"""What turns a notice of version 1 into one of version 2, and so on."""


@dataclass(frozen=True, slots=True)
class Notices:
    """The good notices by the names of their files without `.toml`, and everything that is wrong with the others."""

    good: Mapping[str, NoticeFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def notice_paths(folder: Path) -> list[Path]:
    """Return the notices of the city in `folder`, sorted; hidden files are not among them."""
    return sorted(path for path in folder.glob("notices/*.toml") if not path.name.startswith("."))


def read_notices(folder: Path) -> Notices:
    """Return the notices of the city in `folder`; nothing is raised.

    One with anything wrong is not shown: half a notice may say the opposite.
    """
    good: dict[str, NoticeFile] = {}
    problems: list[Problem] = []
    for path in notice_paths(folder):
        try:
            file = read_toml(path, MIGRATIONS)
        except Unreadable as error:
            problems += error.problems
            continue
        notice, found = validated(NoticeFile, file, file.table)
        problems += found
        if notice is not None and not found:
            good[path.stem] = notice
    return Notices(good, in_order(problems))
