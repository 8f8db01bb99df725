"""Lines as the engine read them: text, where it stands, how sure each character is, and what a second look said."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One run of text; corners go clockwise from the top left, in pixels of the picture as it is shown."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    sureness: tuple[float, ...]
    """One per character, 0 to 1."""
    places: tuple[float, ...]
    """The middle of each character along the line, 0 at its beginning to 1 at its end."""
    again: str | None = None
    """What a second look at the same place read, None where nobody looked twice."""
    opinion: str | None = None
    """What the second engine read, None where it was not asked."""
    page: int = 1

    def to_wire(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {
            "text": self.text,
            "corners": [[round(x, 1), round(y, 1)] for x, y in self.corners],
            "sureness": [round(each, 4) for each in self.sureness],
            "places": [round(each, 4) for each in self.places],
            "again": self.again,
            "opinion": self.opinion,
            "page": self.page,
        }

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> "Line":
        """Back from JSON; raises KeyError, TypeError or ValueError for anything else."""
        first, second, third, fourth = ((float(x), float(y)) for x, y in wire["corners"])
        return cls(
            text=str(wire["text"]),
            corners=(first, second, third, fourth),
            sureness=tuple(float(each) for each in wire["sureness"]),
            places=tuple(float(each) for each in wire["places"]),
            again=None if wire["again"] is None else str(wire["again"]),
            opinion=None if wire.get("opinion") is None else str(wire["opinion"]),
            page=int(wire["page"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A QR code or barcode as text, and where it stands."""

    text: str
    corners: tuple[Point, Point, Point, Point]
    page: int = 1

    def to_wire(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {"text": self.text, "corners": [list(corner) for corner in self.corners], "page": self.page}

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> "Code":
        """Back from JSON."""
        first, second, third, fourth = ((float(x), float(y)) for x, y in wire["corners"])
        return cls(text=str(wire["text"]), corners=(first, second, third, fourth), page=int(wire["page"]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """All that was seen on one page; sizes in pixels as shown, `quarter_turns` counter-clockwise to make it upright."""

    number: int
    width: int
    height: int
    quarter_turns: int
    lines: tuple[Line, ...]
    codes: tuple[Code, ...]

    def to_wire(self) -> dict[str, Any]:
        """As plain values for JSON."""
        return {
            "number": self.number,
            "width": self.width,
            "height": self.height,
            "quarter_turns": self.quarter_turns,
            "lines": [line.to_wire() for line in self.lines],
            "codes": [code.to_wire() for code in self.codes],
        }

    @classmethod
    def from_wire(cls, wire: Mapping[str, Any]) -> "ReadPage":
        """Back from JSON."""
        return cls(
            number=int(wire["number"]),
            width=int(wire["width"]),
            height=int(wire["height"]),
            quarter_turns=int(wire["quarter_turns"]),
            lines=tuple(Line.from_wire(line) for line in wire["lines"]),
            codes=tuple(Code.from_wire(code) for code in wire["codes"]),
        )
