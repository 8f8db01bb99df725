"""The Chinese catalogues: gathered from the sentences in ui/, one .ts an area, compiled to one .qm.

`python -m tests.ui.catalogues [FILE ...]` adds new sentences (unfinished), drops those that are gone, and compiles.
Each FILE gives Chinese for sentences, a line each: the English sentence, a tab, the Chinese one (\\n is a new line).
"""

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import PySide6
from defusedxml.ElementTree import parse

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "resources" / "i18n"
COMPILED = HOME / "zh_CN.qm"
CONTEXT = "AdTill"
_SPEAKS = {"tr": 1, "mark": 1, "plural": 2}


def areas() -> dict[str, list[Path]]:
    """The files of each area: one area a folder of ui/, and `window` for the files beside them."""
    found: dict[str, list[Path]] = {}
    for file in sorted((ROOT / "ui").rglob("*.py")):
        inside = file.relative_to(ROOT / "ui").parts
        found.setdefault(inside[0] if len(inside) > 1 else "window", []).append(file)
    return found


def sentences(file: Path) -> Iterator[str]:
    """Every sentence that a file gives to tr, mark or plural, in its order."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        for argument in node.args[: _SPEAKS.get(node.func.id, 0)]:
            for part in ast.walk(argument):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def wanted() -> dict[str, list[str]]:
    """The sentences of each area, each once, in the area that comes first by name."""
    seen: set[str] = set()
    result: dict[str, list[str]] = {}
    for area, files in sorted(areas().items()):
        lines = [line for file in files for line in sentences(file) if line.strip()]
        fresh = [line for line in dict.fromkeys(lines) if line not in seen]
        seen.update(fresh)
        if fresh:
            result[area] = fresh
    return result


def known() -> dict[str, str]:
    """Every Chinese sentence there is, by its English source; unfinished ones are empty."""
    found: dict[str, str] = {}
    for file in sorted((HOME / "zh_CN").glob("*.ts")):
        for message in parse(file).iter("message"):
            said = message.findtext("translation") or ""
            source = message.findtext("source") or ""
            if said or source not in found:
                found[source] = said
    return found


def write(texts: Mapping[str, list[str]], chinese: Mapping[str, str], home: Path = HOME) -> None:
    """One .ts an area."""
    folder = home / "zh_CN"
    folder.mkdir(parents=True, exist_ok=True)
    for stale in set(folder.glob("*.ts")) - {folder / f"{area}.ts" for area in texts}:
        stale.unlink()
    for area, lines in texts.items():
        root = ET.Element("TS", version="2.1", language="zh_CN", sourcelanguage="en")
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = CONTEXT
        for line in lines:
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "source").text = line
            said = chinese.get(line, "")
            translation = ET.SubElement(message, "translation", {} if said else {"type": "unfinished"})
            translation.text = said
        ET.indent(root, " ")
        body = ET.tostring(root, encoding="unicode")
        head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
        (folder / f"{area}.ts").write_text(f"{head}{body}\n", encoding="utf-8", newline="\n")


def compiled(home: Path = HOME) -> bytes:
    """What the catalogues compile to, by the tool that comes with PySide6."""
    tool = Path(PySide6.__file__).parent / "lrelease"
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "all.qm"
        files = [str(file) for file in sorted((home / "zh_CN").glob("*.ts"))]
        subprocess.run([str(tool), "-silent", *files, "-qm", str(target)], check=True, capture_output=True)
        return target.read_bytes()


def given(file: Path) -> dict[str, str]:
    """Chinese by English, from lines with a tab between."""
    lines = file.read_text(encoding="utf-8").splitlines()
    pairs = (line.replace("\\n", "\n").partition("\t") for line in lines if "\t" in line)
    return {english: chinese for english, _, chinese in pairs}


def main() -> None:
    """Bring the catalogues up to date and compile them."""
    texts, chinese = wanted(), known()
    for file in sys.argv[1:]:
        chinese |= given(Path(file))
    write(texts, chinese)
    COMPILED.write_bytes(compiled())
    missing = [line for lines in texts.values() for line in lines if not chinese.get(line)]
    for line in missing:
        print(f"no Chinese yet: {line}", file=sys.stderr)


if __name__ == "__main__":
    main()
