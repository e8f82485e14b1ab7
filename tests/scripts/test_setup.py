"""scripts/setup.sh in copies of the tree: what a stranger meets on a fresh machine."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_COPIED = shutil.ignore_patterns(".venv", ".git", "build", "dist", "__pycache__", ".*_cache")


def copy_of_the_tree(folder: Path) -> Path:
    return Path(shutil.copytree(ROOT, folder / "a clone with spaces", ignore=NOT_COPIED, symlinks=True))


def call(
    root: Path, *command: str, path: str = "/usr/local/bin:/usr/bin:/bin", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run `command` in `root` with almost nothing in the environment and no terminal."""
    way_out = {k: v for k, v in os.environ.items() if k.startswith(("PIP_", "SSL_")) or k.lower().endswith("_proxy")}
    environment = {"HOME": os.environ["HOME"], "PATH": path, **way_out, **variables}
    return subprocess.run(
        command, cwd=root, env=environment, stdin=subprocess.DEVNULL, check=False, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy that was set up for `make run`."""
    root = copy_of_the_tree(tmp_path_factory.mktemp("fresh"))
    result = call(root, "make", "set-up-run")
    if "Failed to establish a new connection" in result.stdout and not os.environ.get("CONTROLROOM_REQUIRE_TOOLS"):
        pytest.skip("NOT TESTED: packages cannot be fetched, no network")
    assert result.returncode == 0, result.stdout + result.stderr
    assert [line[:5] for line in result.stdout.splitlines() if line.startswith("[")] == [
        f"[{n}/4]" for n in (1, 2, 3, 4)
    ]
    return root


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A copy that nobody has touched."""
    return copy_of_the_tree(tmp_path)


@pytest.fixture
def not_root(tmp_path: Path) -> str:
    """A PATH on which one is a normal user of a Debian, without the rights to install."""
    programs = {"id": "echo 1000", "sudo": "exit 1", "apt-get": "echo 'must not be called' >&2; exit 99"}
    folder = tmp_path / "bin"
    folder.mkdir()
    for name, line in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / name).chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def test_a_fresh_clone_has_the_program(clone: Path) -> None:
    code = "import controlroom, PySide6.QtWidgets, av; print(controlroom.__file__)"
    result = call(clone.parent, f"{clone}/.venv/bin/python", "-c", code)
    assert result.stdout.strip() == str(clone / "controlroom/__init__.py"), result.stderr


def test_the_second_time_nothing_is_done(clone: Path) -> None:
    result = call(clone, "make", "set-up-run")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


def test_a_moved_clone_is_set_up_anew(clone: Path, tmp_path: Path) -> None:
    (tmp_path / ".venv").mkdir()
    for name in ("set-up-run", "root"):
        shutil.copy(clone / ".venv" / name, tmp_path / ".venv" / name)
    for name in ("scripts", "requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).symlink_to(clone / name)
    result = call(tmp_path, "sh", "scripts/setup.sh", "run", PYTHON="/bin/false")
    assert "PYTHON is /bin/false" in result.stderr  # it looked for a Python: what it found was not its own


def test_a_lock_of_a_dead_set_up_is_no_obstacle(clone: Path) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    lock = clone / ".venv/setup.lock"
    lock.mkdir()
    (lock / "pid").write_text(str(dead.pid))
    (clone / ".venv/set-up-run").unlink()
    result = call(clone, "make", "set-up-run")
    assert result.returncode == 0, result.stderr
    assert "Environment .venv: there" in result.stdout
    assert not lock.exists()


def test_one_line_says_what_to_install(bare: Path, not_root: str) -> None:
    with (bare / "scripts/system_packages.txt").open("a") as packages:
        packages.write("qt lib:libnonsense.so.9 nonsense9 nonsense\n")
    result = call(bare, "make", "set-up-run", path=not_root)
    lines = [line.strip() for line in result.stderr.splitlines() if "sudo" in line]
    assert len(lines) == 1
    assert lines[0].startswith("sudo apt-get update && sudo apt-get install -y")
    assert "nonsense9" in lines[0].split()
    assert "must not be called" not in result.stdout + result.stderr
    assert result.returncode != 0
    assert not (bare / ".venv/bin").exists()


def test_a_missing_font_is_told_and_does_not_stop(clone: Path, not_root: str) -> None:
    (clone / ".venv/set-up-run").unlink()
    packages = clone / "scripts/system_packages.txt"
    original = packages.read_text()
    packages.write_text(original + "font font:Nonsense fonts-nonsense nonsense-fonts\n")
    result = call(clone, "make", "set-up-run", path=not_root)
    packages.write_text(original)
    assert "fonts-nonsense" in result.stdout
    assert result.returncode == 0, result.stderr


def test_a_python_too_old_is_refused(bare: Path) -> None:
    result = call(bare, "make", "set-up-run", PYTHON="/bin/false")
    assert "PYTHON is /bin/false, which is not Python 3.12" in result.stderr
    assert result.returncode != 0


def test_an_unknown_profile_is_wrong_usage(bare: Path) -> None:
    assert call(bare, "sh", "scripts/setup.sh", "everything").returncode == 2
