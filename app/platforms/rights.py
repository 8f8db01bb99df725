"""Rights as token answers write them: a list, the JSON text of a list, or words with commas or blanks between them."""

import re

from app.errors import BadAnswer
from app.platforms.payload import Payload

_WORD = re.compile(r"""[^\s,\[\]"']+""")


def rights_in(data: Payload, name: str) -> tuple[str, ...]:
    """The rights in this field, each once; nothing where it is left out or unreadable: no grant is lost over it."""
    try:
        if not data.has(name):
            return ()
        try:
            words = _WORD.findall(data.text(name))
        except BadAnswer:
            words = [part.as_text() for part in data.parts(name)]
    except BadAnswer:
        return ()
    return tuple(dict.fromkeys(words))
