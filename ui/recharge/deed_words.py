"""What the bar's buttons and the messages after them say: what orders come to, kind by kind, and to how many."""

from collections.abc import Callable, Sequence

from app.domain.moves import MoveKind
from app.services.order_lines import OrderLine
from ui.recharge.said import sums
from ui.words import plural, tr


def orders_sum(lines: Sequence[OrderLine]) -> str:
    """What orders come to: money that comes, goes back, or moves; they are never added up."""
    said: dict[MoveKind, Callable[[str], str]] = {
        MoveKind.RECHARGE: lambda amount: amount,
        MoveKind.REFUND: lambda amount: tr("{amount} back", amount=amount),
        MoveKind.TRANSFER: lambda amount: tr("{amount} moved", amount=amount),
    }
    amounts = {kind: sums(line.amount for line in lines if line.kind is kind) for kind in said}
    return " + ".join(said[kind](amount) for kind, amount in amounts.items() if amount)


def send_words(lines: Sequence[OrderLine]) -> str:
    """On the button that sends."""
    if _only_recharges(lines):
        return plural("Send {amount} to {count} account", "Send {amount} to {count} accounts", count=len(lines), amount=orders_sum(lines))  # fmt: skip
    return plural("Send {count} order: {amount}", "Send {count} orders: {amount}", count=len(lines), amount=orders_sum(lines))  # fmt: skip


def submit_words(lines: Sequence[OrderLine]) -> str:
    """On the button that asks for signatures."""
    if _only_recharges(lines):
        return plural("Submit {amount} for {count} account", "Submit {amount} for {count} accounts", count=len(lines), amount=orders_sum(lines))  # fmt: skip
    return plural("Submit {count} order: {amount}", "Submit {count} orders: {amount}", count=len(lines), amount=orders_sum(lines))  # fmt: skip


def approve_words(lines: Sequence[OrderLine]) -> str:
    """On the button that leads to the signature."""
    return plural("Approve {amount} in {count} order…", "Approve {amount} in {count} orders…", count=len(lines), amount=orders_sum(lines))  # fmt: skip


def _only_recharges(lines: Sequence[OrderLine]) -> bool:
    return all(line.kind is MoveKind.RECHARGE for line in lines)
