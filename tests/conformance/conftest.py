"""The practice platforms as a program of its own; these tests know nothing of them but what it prints."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
OWN_PYTHON = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"


@pytest.fixture(scope="session")
def described() -> Iterator[dict[str, Any]]:
    command = [str(OWN_PYTHON), str(ROOT / "main.py"), "sandbox", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=sys.stderr, text=True) as program:
        assert program.stdout is not None
        line = program.stdout.readline()
        try:
            yield json.loads(line)
        finally:
            program.terminate()
