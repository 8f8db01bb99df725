"""What a person types into the form, held against what is known of its shape; only what is surely wrong is refused."""

import re
from collections.abc import Callable, Mapping

from app.domain.identifiers.credit_code import is_credit_code
from app.errors import WrongAnswer


def _is_mobile(text: str) -> bool:
    return re.fullmatch(r"\+?[\d\s-]{7,20}", text) is not None


def _is_address(text: str) -> bool:
    return re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) is not None


def _is_link(text: str) -> bool:
    return re.fullmatch(r"https?://[^\s/]+\.\S+", text) is not None


def _is_number(text: str) -> bool:
    """Papers from outside the mainland have numbers of other shapes; only what looks like a credit code is checked as one."""
    return len(text) != len("91110000600037341L") or is_credit_code(text)


SHAPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "F04": (_is_number, "not_a_credit_code"),
    "F19": (_is_link, "not_a_link"),
    "F22": (_is_mobile, "not_a_phone"),
    "F23": (_is_address, "not_a_mail_address"),
}


def check_typed(code: str, text: str) -> None:
    """WrongAnswer with the field where a text cannot be what is asked; an empty one may always be put in."""
    shape = SHAPES.get(code)
    if text.strip() and shape is not None and not shape[0](text.strip()):
        raise WrongAnswer(code, shape[1])
