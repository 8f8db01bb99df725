"""What the recharge page says where there is nothing yet, and what to do next."""

from collections.abc import Callable

from ui.widgets.buttons import primary, secondary
from ui.widgets.empty import EmptyPage
from ui.words import tr


def no_accounts(connect: Callable[[], object]) -> EmptyPage:
    """Nothing is connected yet."""
    return EmptyPage(
        ("wallet-cards", "circle-plus", "landmark"),
        tr("Nothing to top up yet"),
        tr("Connect a platform and sync: what runs dry first stands first here, with an amount and a latest safe time."),
        [primary(tr("Connect a platform…"), connect, icon="plug")],
    )  # fmt: skip


def no_approvals(see: Callable[[], object]) -> EmptyPage:
    """Nothing waits for anybody's signature."""
    return EmptyPage(
        ("check-check", "badge-check", "hourglass"),
        tr("Nothing waits for a signature"),
        tr("An order that somebody submits stands here until the right people have signed it."),
        [secondary(tr("See what needs money"), see)],
    )


def no_orders(see: Callable[[], object]) -> EmptyPage:
    """Nobody has drafted anything yet."""
    return EmptyPage(
        ("receipt-text", "circle-plus", "history"),
        tr("No order yet"),
        tr("Tick accounts under “To top up” and submit them as one batch."),
        [secondary(tr("See what needs money"), see)],
    )


def no_past(see: Callable[[], object]) -> EmptyPage:
    """Too little is known of every account, and nothing was advised yet."""
    return EmptyPage(
        ("history", "wallet-cards", "circle-check"),
        tr("Nothing to look back on yet"),
        tr("Once an account's balance was read and a month of its spend is known, its past is shown as it was, as advised, and with the least that would have done."),
        [secondary(tr("See what needs money"), see)],
    )  # fmt: skip
