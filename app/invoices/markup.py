"""XML from outside, read without document types, entities or anything from elsewhere, and only so much of it."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from app.errors import BrokenFile
from app.invoices.names import SIGNATURES

MOST_XML_BYTES = 20 * 1024 * 1024
MOST_ELEMENTS = 200_000
MOST_DEPTH = 100
_DECLARED = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?encoding=["'](gb\w+)["']""", re.IGNORECASE)


def parsed(name: str, data: bytes, entry: str = "") -> Element:
    """The root of a document without its signatures; BrokenFile when it is broken, hostile or far too large."""
    if len(data) > MOST_XML_BYTES or data.count(b"<") > 2 * MOST_ELEMENTS:
        raise BrokenFile(name, "too_many_elements", entry)
    try:
        root: Element = fromstring(_readable(data), forbid_dtd=True)
    except DefusedXmlException as error:
        raise BrokenFile(name, "doctype", entry) from error
    except (ParseError, ValueError, LookupError) as error:
        raise BrokenFile(name, "broken_xml", entry) from error
    _drop_signatures(name, root, entry)
    return root


def local(element: Element) -> str:
    """The element's name without its namespace, which differs from producer to producer."""
    return str(element.tag).rpartition("}")[2]


def text_of(element: Element) -> str:
    """The element's own text without padding."""
    return (element.text or "").replace("\x00", "").strip()


def descendants(element: Element, name: str) -> Iterator[Element]:
    """All elements below of this local name."""
    return (found for found in element.iter() if found is not element and local(found) == name)


def _readable(data: bytes) -> bytes | str:
    """The parser knows no Chinese encodings: those are decoded for it, and their declaration is taken away."""
    declared = _DECLARED.match(data[:400])
    if declared is None:
        return data.lstrip(b" \t\r\n")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise ValueError("not in the declared encoding") from error
    return re.sub(r"^\s*<\?xml.*?\?>", "", text, count=1, flags=re.DOTALL)


def _drop_signatures(name: str, root: Element, entry: str) -> None:
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > MOST_DEPTH:
            raise BrokenFile(name, "too_many_elements", entry)
        kept = [child for child in element if local(child) not in SIGNATURES]
        if len(kept) < len(element):
            element[:] = kept
        stack.extend((child, depth + 1) for child in kept)
