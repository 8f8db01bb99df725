"""Bytes to text by proof: an encoding is taken when it decodes strictly and a known heading shows, never guessed by frequency."""

from dataclasses import dataclass

from app.banks.headings import KNOWN_WORDS, normal

_PROOF_CHARS = 65_536
_WIDE_WORDS = frozenset(word for word in KNOWN_WORDS if not word.isascii())
_NARROW_WORDS = KNOWN_WORDS - _WIDE_WORDS
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_HIGH_AS_ONES = bytes(byte >= 0x80 for byte in range(256))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the name of its encoding, whether the last character was cut in two, and whether another would fit too."""

    text: str
    encoding: str
    is_cut: bool = False
    is_unsure: bool = False


def decode(data: bytes) -> Decoded | None:
    """The text of a file, or None when no encoding of ours fits or it holds characters that no text holds."""
    found = _by_mark(data)
    # A NUL is one in every encoding but UTF-16: no need to try them all on a large file that is no text.
    if found is None and data.find(b"\x00", 0, -3) < 0 and not _is_noise(data[:_PROOF_CHARS]):
        found = _strict(data, "utf-8", "UTF-8") or _legacy(data)
    if found is None or "\x00" in found.text:
        return None
    return found


def _is_noise(head: bytes) -> bool:
    """Whether one byte in twenty is a control character; the messages that banks frame in a few of them stay far below."""
    return (len(head) - len(head.translate(None, _CONTROLS))) * 20 > len(head)


def _by_mark(data: bytes) -> Decoded | None:
    if data.startswith(b"\xef\xbb\xbf"):
        return _strict(data[3:], "utf-8", "UTF-8 BOM")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        little = data.startswith(b"\xff\xfe")
        return _strict(data[2:], "utf-16-le" if little else "utf-16-be", "UTF-16 LE" if little else "UTF-16 BE")
    # Without a mark, ASCII digits and separators leave a NUL in every other byte; a Chinese character seldom does.
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) // 16 and odd > 4 * even:
        return _strict(data, "utf-16-le", "UTF-16 LE")
    if even > len(head) // 16 and even > 4 * odd:
        return _strict(data, "utf-16-be", "UTF-16 BE")
    return None


def _strict(data: bytes, codec: str, name: str) -> Decoded | None:
    try:
        return Decoded(data.decode(codec), name)
    except UnicodeDecodeError as error:
        # A cut file may end inside a character; anything wrong before that is another encoding.
        if len(data) - error.start > 3:
            return None
        return Decoded(data[: error.start].decode(codec), name, is_cut=True)


def _legacy(data: bytes) -> Decoded | None:
    if _is_western(data):
        return _strict(data, "cp1252", "Windows-1252") or Decoded(data.decode("latin-1"), "ISO-8859-1")
    chinese = _strict(data, "gbk", "GBK") or _strict(data, "gb18030", "GB18030")
    taiwan = _strict(data, "big5", "Big5")
    for found in (chinese, taiwan):
        if found is not None and _shows(found.text, _WIDE_WORDS):
            return found
    if chinese is None:
        return taiwan
    # Both decode and only ASCII headings show: nothing proves which, so say it.
    doubt = taiwan is not None or not _shows(chinese.text, _NARROW_WORDS)
    return Decoded(chinese.text, chinese.encoding, chinese.is_cut, is_unsure=doubt)


def _is_western(data: bytes) -> bool:
    """Accents stand alone between ASCII letters; Chinese characters come in pairs of high bytes."""
    # Runs of high bytes are counted, not listed: a search that lists them takes a minute over a large file of noise.
    marks = data.translate(_HIGH_AS_ONES)
    runs = marks.count(b"\x00\x01") + marks.startswith(b"\x01")
    long_runs = marks.count(b"\x00\x01\x01") + marks.startswith(b"\x01\x01")
    return (runs - long_runs) * 2 > marks.count(b"\x01")


def _shows(text: str, words: frozenset[str]) -> bool:
    head = normal(text[:_PROOF_CHARS].replace("[", "("))  # a bracket ends a heading, not the proof
    return any(word in head for word in words)
