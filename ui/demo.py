"""`adtill demo`: the practice company, then the window on it; or, without a window, its outcome and pictures."""

import os
from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from app.doors.output import Output
from app.doors.practice_verbs import PRACTICE_PASSWORD, practice_company
from ui.pictures import write_pictures
from ui.start import dress, run_window


def run_demo(args: Namespace, out: Output) -> int:
    """Make the practice company in a place that goes away at the end; pictures stay in `--out` when it is given."""
    if args.no_window:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with TemporaryDirectory(prefix="adtill-demo-") as place, practice_company(Path(place), out.note) as company:
        if args.out or args.no_window:
            pictures = _pictures(company.desk, Path(args.out or place))
            out.note(f"Drew {len(pictures)} pictures{f' in {args.out}' if args.out else ''}.")
        if args.no_window:
            outcome = {**company.outcome, "pictures": pictures}
            out.answer(outcome, [f"{name}: {value}" for name, value in company.outcome.items()])
            return 0
        out.note(f"The practice vault opens with the password: {PRACTICE_PASSWORD.reveal()}")
        return run_window(desk=company.desk)


def _pictures(desk: Desk, folder: Path) -> list[str]:
    app = QApplication.instance() or QApplication(["adtill"])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    habits = folder / ".window.ini"
    dress(app, QSettings(str(habits), QSettings.Format.IniFormat))
    habits.unlink(missing_ok=True)
    return [file.name for file in write_pictures(app, desk, folder)]
