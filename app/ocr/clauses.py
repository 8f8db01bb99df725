"""Phrases that licences print word for word: a sign or letter that was misread in one is put right."""

import re

from rapidfuzz.distance import Levenshtein

# The notes in brackets behind a scope, as registration authorities word them.
_NOTES = (
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）",
    "（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以审批结果为准）",
    "（依法须经批准的项目，经相关部门批准后依批准的内容开展经营活动）",
    "（依法须批准的项目，经相关部门批准后方可开展经营活动）",
    "（除依法须经批准的项目外，凭营业执照依法自主开展经营活动）",
    "（除许可业务外，可自主依法经营法律法规非禁止或限制的项目）",
    "（依法自主选择经营项目，开展经营活动）",
)
_HEADS = ("项目", "如下", "包括", "范围", "经营", "业务", "其中", "下列", "为", "兼营", "主营")
"""A colon stands behind these; anywhere else in a scope it is a semicolon of which the tail was lost."""
_SHARE = 0.07
"""How much of a phrase may be misread."""


def with_notes_put_right(text: str) -> str:
    """The text with every note in brackets as it is worded; a closing bracket that was lost at the end comes back."""
    for start in [found.start() for found in re.finditer("（", text)][::-1]:
        stop = text.find("）", start) + 1 or len(text)
        note = _meant(text[start:stop])
        if note is not None:
            text = text[:start] + note + text[stop:]
    return text


def with_separators_put_right(text: str) -> str:
    """The scope with semicolons where only a semicolon can stand."""
    return re.sub("：", lambda found: "：" if text[: found.start()].endswith(_HEADS) else "；", text)


def with_phrases_put_right(text: str) -> str:
    """A scope with both put right."""
    return with_notes_put_right(with_separators_put_right(text))


def is_closed(text: str) -> bool:
    """Whether every bracket has its partner."""
    return all(text.count(left) == text.count(right) for left, right in ("（）", "()", "【】", "〔〕", "[]", "《》"))


def _meant(read: str) -> str | None:
    """The one note that was meant, None where it is none or already as it should be."""
    for note in _NOTES:
        most = max(1, round(len(note) * _SHARE))
        if read == note:
            return None
        if Levenshtein.distance(read, note, score_cutoff=most) <= most:
            return note
    return None
