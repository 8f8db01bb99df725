"""What all identifiers share: one width of letters, the provinces' short names, and the check digit of ISO 7064 MOD 11,10."""

import unicodedata

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"

# GB/T 2260: the first two digits of a region.
_PROVINCES_BY_AREA = (
    range(11, 16),
    range(21, 24),
    range(31, 38),
    range(41, 47),
    range(50, 55),
    range(61, 66),
    (71, 81, 82),
)
PROVINCE_CODES = frozenset(str(code) for area in _PROVINCES_BY_AREA for code in area)

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―－−", "-"))


def plain(text: str) -> str:
    """The text in half width, with one kind of dash and no blanks: how identifiers are compared."""
    narrow = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return "".join(narrow.split())


def is_ascii_digits(text: str) -> bool:
    """Whether there is something and all of it is 0 to 9; `str.isdigit` knows too many digits."""
    return bool(text) and text.isascii() and text.isdigit()


def mod_11_10(body: str) -> str:
    """The check digit of ISO 7064 MOD 11,10 for these digits: food permits and old registration numbers."""
    carry = 10
    for digit in body:
        carry = ((carry + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - carry) % 10)
