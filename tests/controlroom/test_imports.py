"""What the program imports at start, and how."""

import subprocess
import sys

import pytest

AS_BEFORE = """
import builtins, os, sys
before = builtins.__import__
from controlroom.imports import import_libraries
import_libraries()
import controlroom.words, PySide6.QtGui
assert builtins.__import__ is before
assert "PySide6.QtCore" in sys.modules
assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
import linecache
assert controlroom.words.__file__ not in linecache.cache, "its source was read"
"""


def test_qt_leaves_the_import_of_other_modules_alone() -> None:
    subprocess.run([sys.executable, "-c", AS_BEFORE], check=True, timeout=60)


@pytest.mark.parametrize("module", ["av", "asyncio", "controlroom.desk.station", "controlroom.control.api_server"])
def test_a_wall_imports_only_what_every_wall_needs(module: str) -> None:
    code = f"import sys, controlroom.cli.run, controlroom.program; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0
