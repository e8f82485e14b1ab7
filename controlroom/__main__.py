"""``python -m controlroom``: the command line. Nothing heavy is imported up here: every worker process passes by."""

import multiprocessing
import sys


def main() -> int:
    """Run the command line and return its exit code."""
    # In a frozen program a worker process starts here too, and goes no further than this line.
    multiprocessing.freeze_support()
    from controlroom.imports import import_libraries

    import_libraries()
    from controlroom.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
