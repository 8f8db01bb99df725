"""The Accounts page 账户: every ad account and shared wallet, and one of them in detail."""
