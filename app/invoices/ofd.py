"""OFD, a zip of XML: the seller's data first, then names that point at texts, then custom data, and the page by its places."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from app.domain.invoices import InvoiceSource
from app.errors import BrokenFile
from app.invoices.einvoice import facts_in
from app.invoices.face import face_facts
from app.invoices.face_rows import Word
from app.invoices.facts import Fact, Facts
from app.invoices.markup import MOST_XML_BYTES, descendants, local, parsed, text_of
from app.invoices.names import FIELDS

ROOT = "OFD.xml"
_PICTURES = (".png", ".jpg", ".jpeg", ".bmp")
_MOST_WORDS = 200_000
_REPEAT = re.compile(r"g\s+(\d{1,6})\s+(-?[\d.]+)|(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class OfdParts:
    """The unpacked entries of an OFD by name; `name` is the file's, for errors."""

    name: str
    entries: Mapping[str, bytes]
    _trees: dict[str, Element] = field(default_factory=dict)

    def invoices(self) -> list[list[Facts]]:
        """For each document in the file what its sources say, best first; a file mostly holds one."""
        root = self._tree(ROOT)
        return [sources for body in descendants(root, "DocBody") for sources in self._of_body(body)]

    def pictures(self) -> list[tuple[str, bytes]]:
        """Pictures that may hold the QR."""
        return [(entry, data) for entry, data in self.entries.items() if entry.lower().endswith(_PICTURES)]

    def _of_body(self, body: Element) -> list[list[Facts]]:
        location = next((text_of(found) for found in descendants(body, "DocRoot")), "")
        folder = posixpath.dirname(location.lstrip("/"))
        attached = [facts for entry in self._attachments(folder) for facts in self._attached(entry)]
        others = [facts for facts in (self._tagged(folder), self._custom(body), self._page(folder)) if facts]
        if len(attached) > 1:  # several invoices in one paper: what stands on its pages cannot be told apart
            return [[facts] for facts in attached]
        return [[*attached, *others]] if attached or others else []

    def _attached(self, entry: str) -> list[Facts]:
        try:
            return facts_in(self._tree(entry), InvoiceSource.OFD_ATTACHMENT)
        except BrokenFile as broken:
            if broken.reason != "broken_xml":
                raise
            return []  # an attachment need not be XML that anyone can read; the next source is asked

    def _attachments(self, folder: str) -> list[str]:
        """Entries that the list of attachments names, whatever folder they are counted from; else all beside it."""
        lists = [entry for entry in self._below(folder) if posixpath.basename(entry) == "Attachments.xml"]
        named: list[str] = []
        for entry in lists:
            home = posixpath.dirname(entry)
            for place in descendants(self._tree(entry), "FileLoc"):
                wanted = text_of(place).lstrip("/")
                tried = (posixpath.join(home, wanted), posixpath.join(folder, wanted), wanted)
                named += [path for path in tried if path in self.entries and path.endswith(".xml")][:1]
        beside = [entry for entry in self._below(folder) if "/Attachs/" in f"/{entry}" and entry.endswith(".xml")]
        return list(dict.fromkeys(named)) or [entry for entry in beside if entry not in lists]

    def _tree(self, entry: str) -> Element:
        """An entry as XML, parsed once; BrokenFile when all of them together are more than any paper needs."""
        if entry not in self._trees:
            if sum(len(self.entries[known]) for known in (*self._trees, entry)) > MOST_XML_BYTES:
                raise BrokenFile(self.name, "too_many_elements", entry)
            self._trees[entry] = parsed(self.name, self.entries[entry], entry)
        return self._trees[entry]

    def _below(self, folder: str) -> list[str]:
        return [entry for entry in self.entries if not folder or entry.startswith(f"{folder}/")]

    def _custom(self, body: Element) -> Facts | None:
        said = {found.get("Name", ""): text_of(found) for found in descendants(body, "CustomData")}
        texts = {
            fact: text
            for fact, aliases in FIELDS.items()
            if (text := next((said[name] for name in aliases if said.get(name)), ""))
        }
        return Facts(InvoiceSource.OFD_CUSTOM_DATA, texts) if texts.get(Fact.NUMBER) else None

    def _tagged(self, folder: str) -> Facts | None:
        """The tags name what stands where; each name is given the text that it points at."""
        tags = [entry for entry in self._below(folder) if "/Tags/" in f"/{entry}" and entry.endswith(".xml")]
        texts: dict[str, str] | None = None
        for entry in tags:
            root = self._tree(entry)
            if next(descendants(root, "ObjectRef"), None) is None:
                continue
            texts = self._texts(folder) if texts is None else texts
            for element in list(root.iter()):
                pointers = [child for child in element if local(child) == "ObjectRef"]
                if pointers:
                    element.text = "".join(texts.get(text_of(pointer), "") for pointer in pointers)
                for pointer in pointers:
                    element.remove(pointer)
            found = facts_in(root, InvoiceSource.OFD_TAGS)
            if found:
                return found[0]
        return None

    def _texts(self, folder: str) -> dict[str, str]:
        return {
            found.get("ID", ""): "".join(text_of(code) for code in descendants(found, "TextCode"))
            for entry in self._contents(folder)
            for found in descendants(self._tree(entry), "TextObject")
        }

    def _contents(self, folder: str) -> list[str]:
        return [entry for entry in self._below(folder) if posixpath.basename(entry) == "Content.xml"]

    def _page(self, folder: str) -> Facts | None:
        """Labels stand in templates, values on the pages over them: each page is read together with its template."""
        places = self._templates(folder)
        pages = []
        for entry in self._contents(folder):
            if entry in places.values():
                continue
            page = self._tree(entry)
            words = list(_words(page))
            for used in descendants(page, "Template"):
                below = places.get(used.get("TemplateID", ""))
                if below is not None:
                    words += _words(self._tree(below))
            pages.append(words)
            if sum(map(len, pages)) > _MOST_WORDS:
                raise BrokenFile(self.name, "too_many_elements", entry)
        return face_facts(pages)

    def _templates(self, folder: str) -> dict[str, str]:
        """Entry by id of every template page."""
        found = {}
        for entry in self._below(folder):
            if posixpath.basename(entry) == "Document.xml":
                for page in descendants(self._tree(entry), "TemplatePage"):
                    place = posixpath.join(posixpath.dirname(entry), page.get("BaseLoc", "").lstrip("/"))
                    if place in self.entries:
                        found[page.get("ID", "")] = place
        return found


def _words(page: Element) -> Iterator[Word]:
    for found in descendants(page, "TextObject"):
        box = _numbers(found.get("Boundary", ""))
        size = next(iter(_numbers(found.get("Size", ""))), 0.0)
        if len(box) != 4 or size <= 0:
            continue
        for code in descendants(found, "TextCode"):
            text = text_of(code)
            if text:
                x = box[0] + next(iter(_numbers(code.get("X", ""))), 0.0)
                base = box[1] + next(iter(_numbers(code.get("Y", ""))), size)
                yield Word(text, x, base - size, x + _width(text, code.get("DeltaX", ""), size), base)


def _width(text: str, steps: str, size: float) -> float:
    """How far a text runs: by its own steps, where it prints some, and by its letters else."""
    told = 0.0
    for count, step, single in _REPEAT.findall(steps):
        told += max(0.0, float(step)) * min(int(count), len(text)) if count else max(0.0, float(single))
    last = size if text[-1:] > "\u2e7f" else size / 2
    return told + last if told else sum(size if letter > "\u2e7f" else size / 2 for letter in text)


def _numbers(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split()]
    except ValueError:
        return []
