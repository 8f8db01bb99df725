"""`adtill self-test`: whether this program, packaged or not, has everything it needs."""

from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PIL import Image, ImageDraw, ImageFont

from app.doors.output import Output
from app.ocr.reader import PictureReader
from app.paths import resources
from app.secret import Secret
from app.store.vault import Vault

_WORD = "2026"
_PASSWORD = Secret("only for the self-test")


def add(verbs: "_SubParsersAction[Any]") -> None:
    """Register the verb."""
    verb = verbs.add_parser("self-test", help="open a vault, migrate it, find words, icons and fonts, read a picture")
    verb.set_defaults(run=_self_test)


def _self_test(_: Namespace, out: Output) -> int:
    checks: dict[str, Callable[[], None]] = {
        "vault": _vault_opens,
        "resources": _resources_are_there,
        "pictures": _pictures_are_read,
    }
    failed = {}
    for name, check in checks.items():
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever is missing in a package must be named, not guessed
            failed[name] = f"{type(error).__name__}: {error}"
    out.answer(
        {"ok": not failed, "failed": failed},
        [
            *(f"{name}: ok" for name in checks if name not in failed),
            *(f"{name}: {why}" for name, why in failed.items()),
        ],
    )
    return 1 if failed else 0


def _vault_opens() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "self-test.adtill"
        vault, _ = Vault.create(
            path, company="self-test", person="self-test", password=_PASSWORD, now=datetime.now(UTC)
        )
        vault.close()
        vault = Vault.open(path, password=_PASSWORD)
        try:
            with vault.look() as work:
                assert work.ledger.verify().is_whole
        finally:
            vault.close()


def _pictures_are_read() -> None:
    """The child starts, finds its models and reads a word."""
    picture = Image.new("RGB", (640, 120), "white")
    ImageDraw.Draw(picture).text((40, 30), _WORD, fill="black", font=ImageFont.load_default(size=56))
    buffer = BytesIO()
    picture.save(buffer, "PNG")
    with PictureReader() as reader:
        [page] = reader.read(buffer.getvalue(), "self-test").pages
    assert _WORD in "".join(line.text for line in page.lines)


def _resources_are_there() -> None:
    home = resources()
    for needed in ("i18n/zh_CN.qm", "icons/LICENSE", "documents/types.csv"):
        if not (home / needed).is_file():
            raise FileNotFoundError(needed)
    for kind, pattern in (("icons", "*.svg"), ("fonts", "*.ttf"), ("style", "*.qss")):
        if not any((home / kind).glob(pattern)):
            raise FileNotFoundError(f"{kind}/{pattern}")
