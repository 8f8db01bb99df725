"""Every byte of a book in the clear, free pages and its log among them: what is found there is there, whatever the tables say."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LOG_HEAD, FRAME_HEAD = 32, 24


def decrypted(vault: Path, key: bytes) -> bytes:
    """The pages of the book and of its log, as SQLCipher 4 lays them: the initial vector begins what each page reserves."""
    book, log = vault / "book.db", vault / "book.db-wal"
    clear = [_page(page, key, is_first=at == 0) for at, page in enumerate(_cut(book.read_bytes(), PAGE))]
    if log.is_file():
        frames = _cut(log.read_bytes()[LOG_HEAD:], FRAME_HEAD + PAGE)
        clear += [_page(frame[FRAME_HEAD:], key, is_first=frame[:4] == b"\0\0\0\1") for frame in frames]
    return b"".join(clear)


def _cut(whole: bytes, size: int) -> list[bytes]:
    return [whole[at : at + size] for at in range(0, len(whole) - size + 1, size)]


def _page(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    hidden = page[SALT if is_first else 0 : PAGE - RESERVED]
    vector = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    opener = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return opener.update(hidden) + opener.finalize()
