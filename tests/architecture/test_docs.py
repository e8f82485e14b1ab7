"""What the documents name is there: files, headings, sub-commands, options, make targets."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.test_house_style import ROOT, committed

DOCUMENTS = [path for path in committed() if path.suffix == ".md"]
CODE = re.compile(r"^```.*?^```$|`[^`\n]+`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\[[^\]\n]*\]\((?!https?://)([^)\s#]*)(?:#([^)\s]+))?\)")
COMMAND = re.compile(r"\bcontrolroom(?: --[a-z]+)* ([a-z]+)\b((?: [^\n`|;]*)?)")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def anchors(path: Path) -> set[str]:
    """Return what a link may name in a document: its headings as GitHub writes them."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@cache
def help_of(*command: str) -> str:
    """Return what ``controlroom COMMAND --help`` says, "" for a command that is not there."""
    asked = [sys.executable, "-m", "controlroom", *command, "--help"]
    return subprocess.run(asked, cwd=ROOT, check=False, capture_output=True, text=True).stdout


def sub_commands() -> list[tuple[str, str, str]]:
    """Return document, sub-command and the rest of each command in code."""
    return [
        (named(path), match[1], match[2] or "")
        for path in DOCUMENTS
        for code in CODE.findall(path.read_text(encoding="utf-8"))
        for match in COMMAND.finditer(code)
    ]


def test_there_are_documents_and_they_name_commands() -> None:
    assert {"README.md", "ARCHITECTURE.md", "docs/operator.md", "docs/operator.ko.md"} <= set(map(named, DOCUMENTS))
    assert {"run", "check", "snapshot", "sim", "bench", "status"} <= {command for _, command, _ in sub_commands()}


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_links_lead_somewhere(document: Path) -> None:
    text = CODE.sub("", document.read_text(encoding="utf-8"))
    broken = []
    for link in LINK.finditer(text):
        target = document.parent / link[1] if link[1] else document
        if not target.exists() or (link[2] and link[2] not in anchors(target)):
            broken.append(link[0])
    assert not broken


def test_sub_commands_and_their_options_are_there() -> None:
    wrong = []
    for document, command, rest in sub_commands():
        manual = help_of(command, *(rest.split()[:1] if command == "bench" else []))
        options = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", rest.partition(" #")[0])
        wrong += [f"{document}: {command} {option}" for option in ["", *options] if option not in manual or not manual]
    assert not wrong


def test_make_targets_are_there() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    wrong = [
        f"{named(path)}: make {target}"
        for path in DOCUMENTS
        for code in CODE.findall(path.read_text(encoding="utf-8"))
        for target in re.findall(r"\bmake ([a-z][a-z-]*)", code)
        if target not in targets
    ]
    assert not wrong


def test_files_named_in_the_architecture_are_there() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    paths = re.findall(r"\b(?:controlroom|widgets|layouts|feeds|resources|tests|docs|scripts)/[\w/.-]*\w/?", text)
    assert len(paths) > 50
    assert not [path for path in paths if not (ROOT / path).exists()]


def test_tests_named_in_documents_are_there() -> None:
    names = {name for path in DOCUMENTS for name in re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", path.read_text())}
    assert len(names) > 30
    wrong = []
    for file, test in names:
        path = ROOT / file
        if not path.exists() or f"def {test}" not in path.read_text(encoding="utf-8"):
            wrong.append(f"{file}::{test}")
    assert not wrong


def test_every_folder_of_the_readme_is_there_and_none_is_left_out() -> None:
    rows = set(re.findall(r"^\| `([a-z]+)/` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE))
    folders = {path.relative_to(ROOT).parts[0] for path in committed() if path.parent != ROOT}
    assert rows == {folder for folder in folders if not folder.startswith(".")}
