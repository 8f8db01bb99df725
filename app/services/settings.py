"""The company's rules, kept in the vault and travelling with its backup: home currency, exchange rates, backups."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Protocol

from app.changes import Changes
from app.domain.chain import RecordKind
from app.domain.money import Money
from app.domain.people import Action
from app.errors import WrongAnswer
from app.services.clock import Clock
from app.store.vault import Vault
from app.store.work import Work

_HOME_CURRENCY = "home_currency"
_RATES = "rates"
_BACKUP_FOLDER = "backup_folder"
_LOCK_MINUTES = "lock_minutes"

LOCK_MINUTES = (5, 10, 30, 60)
"""How long nobody may be there before the vault locks itself; never is no choice (promise K9)."""
_FIRST_LOCK_MINUTES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One unit of `currency` in the home currency, with its day and where it was read."""

    currency: str
    rate: Decimal
    day: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsView:
    """Everything the settings page shows of the company's rules."""

    company: str
    person: str
    vault_path: Path
    home_currency: str
    rates: tuple[Rate, ...]
    backup_folder: Path | None
    lock_minutes: int


class _Reads(Protocol):
    def get(self, key: str, default: str = "") -> str: ...


class Settings:
    """Reads and changes the company's rules; each change of a rule is a record of the chain."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def view(self) -> SettingsView:
        """All rules at once."""
        with self._vault.look() as work:
            folder = work.settings.get(_BACKUP_FOLDER)
            return SettingsView(
                company=self._vault.company,
                person=self._vault.person,
                vault_path=self._vault.path,
                home_currency=home_currency(work.settings),
                rates=tuple(rates(work.settings).values()),
                backup_folder=Path(folder) if folder else None,
                lock_minutes=int(work.settings.get(_LOCK_MINUTES, str(_FIRST_LOCK_MINUTES))),
            )

    def set_home_currency(self, currency: str) -> Changes:
        """Count totals in this currency; rates into another one no longer apply and are dropped."""
        if len(currency) != 3 or not currency.isascii() or not currency.isupper():
            raise WrongAnswer("home_currency", "not_a_currency")
        self._put(_HOME_CURRENCY, currency)
        self._put(_RATES, "[]")
        return Changes.SETTINGS | Changes.BALANCES

    def set_rate(self, currency: str, rate: str, *, day: date, source: str) -> Changes:
        """Use this rate into the home currency from now on; WrongAnswer when it is not a positive number."""
        try:
            number = Decimal(rate)
        except InvalidOperation as error:
            raise WrongAnswer("rate", "not_a_number") from error
        if not number.is_finite() or number <= 0:
            raise WrongAnswer("rate", "not_positive")
        with self._vault.look() as work:
            known = rates(work.settings)
        known[currency] = Rate(currency=currency, rate=number, day=day, source=source)
        self._put(
            _RATES,
            json.dumps(
                [
                    {"currency": one.currency, "rate": str(one.rate), "day": one.day.isoformat(), "source": one.source}
                    for one in known.values()
                ],
                ensure_ascii=False,
            ),
        )
        return Changes.SETTINGS | Changes.BALANCES

    def set_backup_folder(self, folder: Path) -> Changes:
        """Write the daily backup here."""
        self._put(_BACKUP_FOLDER, str(folder))
        return Changes.SETTINGS

    def set_lock_minutes(self, minutes: int) -> Changes:
        """Lock the vault after so long without anybody there; WrongAnswer for what is no choice."""
        if minutes not in LOCK_MINUTES:
            raise WrongAnswer("lock_minutes", "no_choice")
        self._put(_LOCK_MINUTES, str(minutes))
        return Changes.SETTINGS

    def _put(self, key: str, value: str) -> None:
        with self._vault.work(Action.SET_RULES) as work:
            put_rule(work, key, value, at=self._clock(), actor=self._vault.person)


def put_rule(work: Work, key: str, value: str, *, at: datetime, actor: str) -> None:
    """Keep a rule of the company; what it was before stands in the chain."""
    before = work.settings.get(key)
    if before != value:
        work.settings.put(key, value)
        body = {"key": key, "before": before, "after": value}
        work.ledger.record(RecordKind.SETTING_CHANGED, body, at=at, actor=actor)


def home_currency(settings: _Reads) -> str:
    """The currency in which totals are told."""
    return settings.get(_HOME_CURRENCY, "CNY")


def rates(settings: _Reads) -> dict[str, Rate]:
    """Known rates into the home currency, by currency."""
    return {
        row["currency"]: Rate(
            currency=row["currency"],
            rate=Decimal(row["rate"]),
            day=date.fromisoformat(row["day"]),
            source=row["source"],
        )
        for row in json.loads(settings.get(_RATES, "[]"))
    }


def in_home(money: Money, known: Mapping[str, Rate], currency: str) -> Money | None:
    """The amount in the home currency; None when its rate is not known."""
    if money.currency == currency:
        return money
    rate = known.get(money.currency)
    return money.converted(rate.rate, currency) if rate else None


def newest(moments: list[datetime | None]) -> datetime | None:
    """The latest of some moments that may be unknown."""
    return max((moment for moment in moments if moment), default=None)
