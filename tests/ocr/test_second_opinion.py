"""The second engine, asked behind the same walls as the first: where it is not installed there is nobody to ask."""

import subprocess
import sys
from pathlib import Path

from app.ocr import second_opinion

ROOT = Path(__file__).resolve().parents[2]
ASK = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import numpy as np
from PIL import Image, ImageDraw, ImageFont
from app.ocr import second_opinion
from app.ocr.confinement import confine
picture = Image.new("RGB", (620, 60), "white")
ImageDraw.Draw(picture).text((12, 8), "91110000600037341L", font=ImageFont.load_default(40), fill="black")
programs = second_opinion.programs()
confine(programs)
ask = second_opinion.reader()
print(len(programs), ask(np.asarray(picture)) if ask else None)
"""


def test_the_second_engine_answers_from_behind_the_walls_wherever_it_is_installed(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", ASK], cwd=tmp_path, capture_output=True, text=True, check=False)
    count, _, said = done.stdout.strip().partition(" ")
    assert count == str(len(second_opinion.programs())), done.stderr
    assert said.replace(" ", "") == ("91110000600037341L" if second_opinion.programs() else "None")


def test_only_what_has_a_form_of_its_own_is_asked_about() -> None:
    assert second_opinion.is_worth_asking("91110000600037341L")
    assert second_opinion.is_worth_asking("二〇一五年三月")
    assert not second_opinion.is_worth_asking("杭州云帆食品有限公司")
