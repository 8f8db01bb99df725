"""Pick the door: the window when there are no arguments, else the command line."""

import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from typing import Any


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if not arguments:
        from ui.start import run_window  # noqa: PLC0415 - the command line must not wait for Qt to load

        return run_window()
    if arguments[0] == "read-pictures":
        from app.ocr.worker import serve  # noqa: PLC0415 - the child that opens pictures loads nothing but its engine

        return serve(list(arguments[1:]))
    if arguments[0] == "show-pictures":
        from app.ocr.showing import serve as serve_shown  # noqa: PLC0415 - it must start at once: a person waits

        return serve_shown(list(arguments[1:]))
    from app.doors.command_line import run  # noqa: PLC0415 - nor the window for what only the command line needs

    return run(arguments, _demo)


def _demo(args: Any, out: Any) -> int:
    from ui.demo import run_demo  # noqa: PLC0415 - of all verbs only this one shows a window

    return run_demo(args, out)


if __name__ == "__main__":
    freeze_support()  # the packaged program is also its own helper that opens files apart
    sys.exit(main())
