"""The five-second answer: total left, first to run dry, idle money, what waits."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.overview import OverviewView, Waiting
from ui import figures
from ui.widgets.buttons import link
from ui.widgets.cards import across
from ui.widgets.headline import Headline, headline_row
from ui.widgets.tiles import platform_name
from ui.words import plural, tr

Go = Callable[[str, object], object]
"""Leads to another page by name, and to one thing on it."""


def headlines(view: OverviewView, go: Go) -> QWidget:
    """All four beside each other."""
    return headline_row(
        [(_cash(view, go), 30), (_first_dry(view, go), 20), (_idle(view), 19), (_waiting(view.waiting, go), 18)]
    )


def _cash(view: OverviewView, go: Go) -> QWidget:
    if view.cash_home is None:
        return _cash_without_rate(view, go)
    used = {one.currency: one for one in view.rates}
    parts = []
    for one in view.cash:
        rate = used.get(one.currency)
        told = figures.coded(one)
        if rate is not None:
            told = tr("{amount} × {rate} ({day}, {source})", amount=told, rate=f"{rate.rate:f}", day=figures.day(rate.day, view.at.date()), source=rate.source)  # fmt: skip
        parts.append(told)
    # Two currencies have room for a line each, with rate, day and source.
    notes = parts if len(parts) <= 2 else ["  ·  ".join(parts)]
    if view.grant_home:
        notes.append(
            tr("besides {amount} of grants, not included", amount=figures.money(view.grant_home, is_whole=True))
        )
    label = tr("Cash left, in {currency}", currency=view.home)
    return Headline(label, figures.money_parts(view.cash_home, with_symbol=True), notes=notes)


def _cash_without_rate(view: OverviewView, go: Go) -> QWidget:
    largest = max(view.cash, key=lambda one: one.currency == view.home)
    others = "  ·  ".join(figures.coded(one) for one in view.cash if one is not largest)
    headline = Headline(
        tr("Cash left, in {currency}", currency=largest.currency),
        figures.money_parts(largest, with_symbol=True),
        notes=[tr("besides {amounts}, not added: the rate is missing", amounts=others)],
    )
    add = link(
        tr("Add the rate of {currency}…", currency=", ".join(view.missing_rates)), lambda: go("settings", "rates")
    )
    _append(headline, add)
    return headline


def _first_dry(view: OverviewView, go: Go) -> QWidget:
    line = view.first_dry
    label = tr("First to run dry")
    if line is None or line.figures.days_left is None:
        return Headline(label, figures.whole(figures.NOTHING), notes=[tr("Nothing is being spent.")])
    left = line.figures.days_left
    notes = [f"{platform_name(line.platform)} · {line.name}"]
    if line.figures.runs_dry_at:
        notes.append(tr("expected {when}", when=figures.moment(line.figures.runs_dry_at, view.at)))
    headline = Headline(
        label, figures.whole(figures.days(left)), unit=tr("days"), tone=_tone(left), notes=notes
    )  # fmt: skip
    _append(headline, link(tr("Show the account"), lambda: go("accounts", line.key)))
    return headline


def _tone(left: Decimal) -> str:
    return "red" if left < 2 else "amber" if left < 4 else "ink"


def _idle(view: OverviewView) -> QWidget:
    label = tr("Idle money")
    if view.idle_home is None:
        return Headline(label, figures.whole(figures.NOTHING), notes=[tr("A rate is missing.")])
    notes = []
    if view.idle_share is not None:
        notes.append(tr("{share} of all cash", share=figures.percent(view.idle_share)))
    notes.append(tr("beyond {days} days of burn", days=view.idle_cover_days))
    return Headline(label, figures.money_parts(view.idle_home, with_symbol=True, is_whole=True), notes=notes)


def _waiting(waiting: Waiting, go: Go) -> QWidget:
    headline = Headline(tr("Waits for you"), figures.whole(str(waiting.total)), unit=tr("items"))
    for count, words, page in _waiting_parts(waiting):
        if count:
            _append(headline, link(words, partial(go, page, None)))
    if not waiting.total:
        _append(headline, link(tr("Nothing to do: all agrees"), lambda: go("reconcile", None)))
    return headline


def _waiting_parts(waiting: Waiting) -> Iterable[tuple[int, str, str]]:
    yield waiting.to_sign.orders, _to_sign(waiting), "recharge"
    yield (
        waiting.matches,
        plural("{count} match to review", "{count} matches to review", count=waiting.matches),
        "reconcile",
    )
    yield (
        waiting.breaks,
        plural("{count} difference to the book", "{count} differences to the book", count=waiting.breaks),
        "accounts",
    )
    yield (
        waiting.failed_accounts,
        plural("{count} account not read", "{count} accounts not read", count=waiting.failed_accounts),
        "accounts",
    )
    yield (
        waiting.expiring,
        plural("{count} document runs out", "{count} documents run out", count=waiting.expiring),
        "documents",
    )


def _to_sign(waiting: Waiting) -> str:
    queue = waiting.to_sign
    words = plural("{count} order to sign", "{count} orders to sign", count=queue.orders)
    return f"{words} · {tr('{count} pressing', count=queue.pressing)}" if queue.pressing else words


def _append(headline: Headline, widget: QWidget) -> None:
    column = headline.layout()
    assert column is not None
    # Before the stretch that the headline ends with.
    column.insertLayout(column.count() - 1, across(widget, None))  # type: ignore[attr-defined]
