"""Logs: one logger a module, and a filter that drops what looks like a secret whatever wrote it."""

import logging
import re
from typing import TextIO

_LOOKS_SECRET = re.compile(
    r"(?i)((?:access_?token|refresh_?token|auth(?:orization)?_?code|secret|password|passwd|access-token)\W{1,4})[^\s&\"',}]+"
)
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class Redaction(logging.Filter):
    """A second net under the rule that secrets are a type of their own: hides values beside telling names."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the message when something in it looks secret; never drop the record."""
        text = record.getMessage()
        clean = _LOOKS_SECRET.sub(r"\1•••", text)
        if clean != text:
            record.msg, record.args = clean, None
        return True


def set_up_logs(stream: TextIO, level: int = logging.WARNING) -> logging.Handler:
    """Send the program's log lines to this stream; returns the handler so that it can be taken off again."""
    handler = logging.StreamHandler(stream)
    handler.addFilter(Redaction())
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    for old in [one for one in root.handlers if any(isinstance(rule, Redaction) for rule in one.filters)]:
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    return handler
