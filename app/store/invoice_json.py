"""An invoice as one JSON text and back: it is kept whole, as it was read, and never searched inside."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.invoices import Invoice, InvoiceCheck, InvoiceKind, InvoiceLine, InvoiceSource, Party
from app.domain.money import Money


def write_invoice(invoice: Invoice) -> str:
    """Amounts and days as text, so that nothing is rounded on the way."""
    return json.dumps(asdict(invoice), ensure_ascii=False, default=str)


def read_invoice(text: str) -> Invoice:
    """The invoice as it was written."""
    kept: dict[str, Any] = json.loads(text)
    return Invoice(
        **{
            **kept,
            "kind": InvoiceKind(kept["kind"]),
            "date": None if kept["date"] is None else date.fromisoformat(kept["date"]),
            "seller": Party(**kept["seller"]),
            "buyer": Party(**kept["buyer"]),
            **{name: _money(kept[name]) for name in ("net", "tax", "total", "charges")},
            "lines": tuple(_line(line) for line in kept["lines"]),
            "source": InvoiceSource(kept["source"]),
            "origin": {name: InvoiceSource(source) for name, source in kept["origin"].items()},
            "checks": tuple(InvoiceCheck(**check) for check in kept["checks"]),
        }
    )


def _line(kept: Mapping[str, Any]) -> InvoiceLine:
    numbers = {name: _number(kept[name]) for name in ("quantity", "unit_price", "rate")}
    return InvoiceLine(**{**kept, **numbers, "amount": _money(kept["amount"]), "tax": _money(kept["tax"])})


def _money(kept: Mapping[str, str] | None) -> Money | None:
    return None if kept is None else Money(Decimal(kept["amount"]), kept["currency"])


def _number(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
