"""The pages in the order of work: one line each, and nothing else to add for a new one."""

from collections.abc import Callable
from dataclasses import dataclass

from app.desk import Desk
from app.domain.people import Action
from ui.accounts.page import AccountsPage
from ui.background import Background
from ui.documents.page import DocumentsPage
from ui.invoices.page import InvoicesPage
from ui.onboarding.page import OnboardingPage
from ui.overview.page import OverviewPage
from ui.providers.page import ProvidersPage
from ui.recharge.page import RechargePage
from ui.reconcile.page import ReconcilePage
from ui.refresh import Refresh
from ui.settings.page import SettingsPage
from ui.statements.page import StatementsPage
from ui.trace.page import TracePage
from ui.vouchers.page import VouchersPage
from ui.widgets.live_page import LivePage
from ui.words import mark


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A place in the rail; `word` is a marked sentence, `name` is what pages call each other by."""

    name: str
    icon: str
    word: str
    make: Callable[[Desk, Background, Refresh], LivePage]
    is_below: bool = False
    """Stands at the foot of the rail."""
    needs: Action | None = None
    """The right without which it stays closed."""


PAGES: tuple[PageEntry, ...] = (
    PageEntry("overview", "layout-dashboard", mark("Overview"), OverviewPage),
    PageEntry("onboarding", "user-plus", mark("Onboarding"), OnboardingPage),
    PageEntry("documents", "file-badge", mark("Documents"), DocumentsPage),
    PageEntry("accounts", "wallet-cards", mark("Accounts"), AccountsPage),
    PageEntry("recharge", "circle-plus", mark("Recharge"), RechargePage),
    PageEntry("providers", "building-2", mark("Providers"), ProvidersPage),
    PageEntry("statements", "landmark", mark("Statements"), StatementsPage, needs=Action.SEE_BANK_IN_FULL),
    PageEntry("invoices", "receipt-text", mark("Invoices"), InvoicesPage),
    PageEntry("reconcile", "git-compare-arrows", mark("Reconcile"), ReconcilePage, needs=Action.SEE_BANK_IN_FULL),
    PageEntry("vouchers", "sheet", mark("Vouchers"), VouchersPage, needs=Action.SEE_BANK_IN_FULL),
    PageEntry("trace", "waypoints", mark("Trace"), TracePage),
    PageEntry("settings", "settings", mark("Settings"), SettingsPage, is_below=True),
)
