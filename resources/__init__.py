"""Everything the program shows or reads that is data: icons, style, translations, built-in cities.

`path` is the only way to a file in here, so that a frozen bundle and a source tree look alike.
"""

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """Return the absolute path of the packaged file or folder `name` (posix style, such as ``i18n/ko.qm``).

    Raises FileNotFoundError when there is none: a missing resource is a broken installation, never a default.
    """
    found = _ROOT / name
    if not found.exists():
        raise FileNotFoundError(f"resource {name} is not installed at {found}")
    return found
