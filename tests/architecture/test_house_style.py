"""Rules of the house that a machine can check."""

import ast
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("controlroom", "widgets", "layouts", "feeds", "resources")
MAX_LINES = 600
TEXT_SUFFIXES = {".cfg", ".css", ".csv", ".lock", ".md", ".py", ".sh", ".spec", ".toml", ".ts", ".txt", ".yaml", ".yml"}
TEXT_NAMES = {"Makefile", "LICENSE", "run"}


def committed() -> list[Path]:
    """Every file of the repository that git has or would take."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if listed.returncode == 0:
        names = [name for name in listed.stdout.split("\0") if name]
    else:  # a copy without its history
        names = [
            str(path.relative_to(ROOT))
            for folder in (*PACKAGES, "tests", "scripts", "docs", ".ci")
            for path in (ROOT / folder).rglob("*")
            if "__pycache__" not in path.parts
        ] + [path.name for path in ROOT.iterdir()]
    paths = [ROOT / name for name in names]
    return [path for path in paths if path.is_file() and (path.suffix in TEXT_SUFFIXES or path.name in TEXT_NAMES)]


def python_files() -> list[Path]:
    return [path for path in committed() if path.suffix in {".py", ".spec"}]


def broken(pattern: str, paths: list[Path]) -> list[str]:
    """`file:line: text` of every line in which `pattern` is found."""
    found = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if found.search(line)
    ]


def test_there_is_something_to_check() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in committed()}
    assert {"pyproject.toml", "Makefile", "feeds/core.py", "scripts/setup.sh", ".ci/run"} <= names


def test_the_layers_contracts_hold() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo"]
    result = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_files_are_short() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in python_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MAX_LINES
    }
    assert not long


def test_nothing_is_left_for_later() -> None:
    words = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"))
    assert not broken(rf"\b({words})\b", [path for path in committed() if path.name != "LICENSE"])


def test_workarounds_name_their_bug() -> None:
    assert not broken(r"WORKAROUND(?! https://\S+)", [path for path in python_files() if path != Path(__file__)])


def test_no_other_distribution_provides_our_names() -> None:
    provided = packages_distributions()
    others = {name: provided[name] for name in PACKAGES if set(provided.get(name, [])) - {"controlroom"}}
    assert not others


@pytest.mark.parametrize("package", PACKAGES)
def test_our_names_come_from_this_tree(package: str) -> None:
    command = [sys.executable, "-c", f"import {package}; print({package}.__file__)"]
    shown = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert Path(shown.strip()).resolve() == ROOT / package / "__init__.py"


def test_nothing_speaks_of_one_machine() -> None:
    absolute = r"(?<![\w/.$}])/(home|root|work|Users|mnt|srv)/\w"
    assert not broken(absolute, [path for path in committed() if path.name != "LICENSE"])


def test_no_package_registry_is_named() -> None:
    hosts = r"pypi\.org|pythonhosted\.org|artifactory|--(extra-)?index-url"
    assert not broken(hosts, [path for path in committed() if path != Path(__file__)])


def test_every_package_says_what_it_is() -> None:
    folders = {path.parent for path in python_files() if path.relative_to(ROOT).parts[0] in PACKAGES}
    silent = [
        str(folder.relative_to(ROOT))
        for folder in folders
        if not (folder / "__init__.py").is_file()
        or not ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))
    ]
    assert not silent


def test_locks_carry_hashes_for_everything() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert len(entries) > 20
        assert not [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry]


def test_every_string_is_translated(tmp_path: Path) -> None:
    shipped = sorted((ROOT / "resources/i18n").glob("*.ts"))
    assert [file.name for file in shipped] == ["en.ts", "ko.ts"]
    sources = [str(path) for path in python_files() if path.relative_to(ROOT).parts[0] in PACKAGES]
    for file in shipped:
        updated = Path(shutil.copy(file, tmp_path))
        lupdate = Path(sys.executable).with_name("pyside6-lupdate")
        subprocess.run([lupdate, "-silent", "-locations", "none", *sources, "-ts", updated], check=True)
        wrong = []
        for message in ElementTree.parse(updated).iter("message"):
            source, translation = message.findtext("source", ""), message.find("translation")
            assert translation is not None
            texts = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            fields = set(re.findall(r"{\w*}", source))
            if translation.get("type") or any(set(re.findall(r"{\w*}", text)) != fields for text in texts):
                wrong.append(f"{translation.get('type', 'fields differ')}: {source}")
        assert not wrong


GUI_PROCESS = """
import importlib, pkgutil, sys
import controlroom, widgets
OWN_PROCESS = ("controlroom.sim", "controlroom.__main__", "controlroom.cli")
for package in (widgets, controlroom):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if not module.name.startswith(OWN_PROCESS):
            importlib.import_module(module.name)
importlib.import_module("controlroom.__main__")
print(" ".join({"av", "cv2"} & set(sys.modules)))
"""


def test_no_log_of_ffmpeg_goes_through_python() -> None:
    # Lines that FFmpeg's threads hand to Python's logging can wait for each other for ever (PyAV#751); the trial of a
    # device is a process of its own that may hang.
    setting = re.compile(r"logging\.(set_level|set_libav_level|Capture)\b|\bav\.logging\b")
    found = [path for path in python_files() if path.relative_to(ROOT).parts[0] in PACKAGES]
    assert [path.name for path in found if setting.search(path.read_text(encoding="utf-8"))] == ["probe.py"]


def test_the_wall_carries_nothing_of_what_gathers_numbers() -> None:
    heavy = "{'requests', 'jmespath', 'feeds.data.gathering.service'}"
    code = f"import controlroom.program, sys; print({heavy} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True)
    assert result.stdout.strip() == "set()"


def test_the_gui_process_has_no_video_libraries() -> None:
    result = subprocess.run([sys.executable, "-c", GUI_PROCESS], cwd=ROOT, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == ""
