"""Evidence: what the outside said, kept as it came; triggers in the file itself refuse to edit it."""

from app.store.debts import Debts, PlatformInvoices
from app.store.fund_rows import FundRows
from app.store.readings import Balances, Replies
from app.store.spend import Spend


class Evidence(FundRows, Spend, Balances, Debts, PlatformInvoices, Replies):
    """All that was observed, by the kind of thing it is."""
