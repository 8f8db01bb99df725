"""The statement of a closed period as a PDF that a person can sign 关账报表.

Chinese is set in the song face that every reader of PDFs brings for it, so no font travels in the file.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import IO, Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from app.domain.closing import CloseStatement, OpenItem
from app.domain.money import Money, minor_digits
from app.exports.close_words import HEADINGS, LABELS, SHEETS, TITLE, cause_word, place_word, side_word
from app.exports.reconciliation_words import word

_FONT = "STSong-Light"
_MOST_LINES = 400
"""Open items that are printed; a person who signs reads these, the workbook holds them all."""

_HAIRLINE = colors.HexColor("#d5d9de")
_BODY = ParagraphStyle("body", fontName=_FONT, fontSize=8, leading=11, wordWrap="CJK")
_FIGURE = ParagraphStyle("figure", parent=_BODY, alignment=2, wordWrap=None)
_HEADING = ParagraphStyle("heading", parent=_BODY, fontSize=11, leading=16, spaceBefore=10, spaceAfter=4)
_TITLE = ParagraphStyle("title", parent=_BODY, fontSize=16, leading=22, spaceAfter=6)


def write_pdf(out: IO[bytes], statement: CloseStatement, *, digest: str) -> None:
    """Write the statement with places to sign."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=16 * mm,
        rightMargin=16 * mm,
        topMargin=16 * mm,
        bottomMargin=18 * mm,
        title=f"{TITLE} {statement.period.first_day} {statement.period.last_day}",
        author=statement.company,
    )
    parts = [
        Paragraph(TITLE, _TITLE),
        *_summary(statement, digest),
        Paragraph(SHEETS["places"], _HEADING),
        _table(HEADINGS["places"], _places(statement), (34, 38, 14, 24, 22, 24, 22), figures=(3, 4, 5, 6)),
        Paragraph(f"{SHEETS['open']}  {len(statement.open_items)}", _HEADING),
        *_open_items(statement.open_items),
        Paragraph(f"{SHEETS['findings']}  {len(statement.findings)}", _HEADING),
        *_findings(statement),
        Spacer(1, 12 * mm),
        _signatures(),
    ]
    foot = partial(_foot, digest=digest)
    page.build(parts, onFirstPage=foot, onLaterPages=foot)


def _summary(statement: CloseStatement, digest: str) -> list[Flowable]:
    period = statement.period
    facts = [
        (LABELS["company"], statement.company),
        (LABELS["period"], f"{period.first_day} – {period.last_day}"),
        (LABELS["made"], f"{statement.made_at:%Y-%m-%d %H:%M} UTC, {statement.made_by}"),
        (LABELS["digest"], digest),
        (LABELS["proved"], str(statement.proved)),
        *((LABELS["confirmed"], f"{person}: {count}") for person, count in sorted(statement.confirmed.items())),
        *(
            (LABELS["difference"], f"{cause_word(one.kind)} → {place_word(one.place)}: {_coded(one.amount)}")
            for one in statement.differences
        ),
        (LABELS["invoices"], ", ".join([str(statement.invoices), *(_coded(one) for one in statement.invoiced)])),
    ]
    totals = [
        (side_word(one.side), str(one.rows), one.before.currency, _plain(one.before), _plain(one.after))
        for one in statement.totals
    ]
    headings = tuple(LABELS[one] for one in ("side", "rows", "currency", "before", "after"))
    return [
        _table((), facts, (58, 120), figures=()),
        Spacer(1, 4 * mm),
        _table(headings, totals, (40, 22, 28, 44, 44), figures=(1, 3, 4)),
    ]


def _places(statement: CloseStatement) -> list[Sequence[str]]:
    return [
        (
            place_word(one.place),
            one.name,
            one.opening.currency,
            *(_plain(part) for part in (one.opening, one.came, one.went, one.closing)),
        )
        for one in statement.places
    ]


def _open_items(items: Sequence[OpenItem]) -> list[Flowable]:
    rows = [
        (
            one.day.isoformat(),
            side_word(one.key),
            one.source,
            one.title,
            one.number,
            _plain(one.amount),
            one.amount.currency,
            cause_word(one.cause),
            one.accepted_by,
        )
        for one in items[:_MOST_LINES]
    ]
    made: list[Flowable] = [_table(HEADINGS["open"], rows, (16, 17, 22, 30, 24, 21, 12, 24, 12), figures=(5,))]
    if len(items) > _MOST_LINES:
        made.append(Paragraph(f"+ {len(items) - _MOST_LINES}: {LABELS['more']}", _BODY))
    return made


def _findings(statement: CloseStatement) -> list[Flowable]:
    rows = [
        (word(one.kind), LABELS["yes" if one.is_certain else "no"], _plain(one.amount), one.amount.currency, one.reason)
        for one in statement.findings
    ]
    return [_table(HEADINGS["findings"], rows, (40, 16, 26, 14, 82), figures=(2,))]


def _signatures() -> Table:
    line = "_" * 24
    rows = [
        [f"{LABELS[who]}", f"{LABELS['signature']} {line}", f"{LABELS['date']} {line}"]
        for who in ("prepared_by", "checked_by", "approved_by")
    ]
    table = Table(rows, colWidths=[48 * mm, 68 * mm, 62 * mm], rowHeights=12 * mm)
    table.setStyle(TableStyle([("FONT", (0, 0), (-1, -1), _FONT, 8)]))
    return table


def _table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], *, figures: Sequence[int]
) -> Table:
    def line(cells: Sequence[str]) -> list[Paragraph]:
        return [
            Paragraph(escape(text), _FIGURE if place in figures else _BODY) for place, text in enumerate(cells)
        ]  # fmt: skip

    lines = [line(cells) for cells in ([headings, *rows] if headings else rows)]
    if not lines:
        return Table([[""]])
    table = Table(lines, colWidths=[width * mm for width in widths], repeatRows=1 if headings else 0)
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _HAIRLINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ]
    table.setStyle(TableStyle(style))
    return table


def _foot(canvas: Canvas, page: SimpleDocTemplate, *, digest: str) -> None:
    canvas.saveState()
    canvas.setFont(_FONT, 7)
    canvas.drawString(16 * mm, 10 * mm, digest)
    canvas.drawRightString(A4[0] - 16 * mm, 10 * mm, f"{LABELS['page']} {page.page}")
    canvas.restoreState()


def _plain(money: Money) -> str:
    digits = minor_digits(money.currency)
    rounded = money.rounded()
    # A finer amount, such as a platform's thousandths, is never cut on a statement.
    return f"{rounded.amount:,.{digits}f}" if rounded == money else f"{money.amount.normalize():,f}"


def _coded(money: Money) -> str:
    return f"{_plain(money)} {money.currency}"
