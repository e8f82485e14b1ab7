"""The command line: one file per sub-command, each with `add_arguments(parser)` and `run(args) -> exit code`."""
