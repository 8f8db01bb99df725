"""Which kinds of record a service call changed, so that open pages know what to reload."""

from enum import Flag, auto


class Changes(Flag):
    """A set of kinds; pages name the kinds that they show."""

    NONE = 0
    CONNECTIONS = auto()
    ACCOUNTS = auto()
    BALANCES = auto()
    STATEMENTS = auto()
    MATCHES = auto()
    LEDGER = auto()
    SETTINGS = auto()
    DOCUMENTS = auto()
    ORDERS = auto()
    PERSONS = auto()
    ONBOARDING = auto()
    INVOICES = auto()
    CLOSES = auto()
    PROVIDERS = auto()
