"""Kept advice 充值建议存档: each advice kept as it was given, once a review day, and told how right it was when its days have passed."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from zoneinfo import ZoneInfo

from app.advice import Advice, Observation
from app.domain.accounts import FundRowKind, Platform
from app.domain.chain import canonical
from app.domain.evidence import Holder
from app.domain.kept_advice import AdviceOutcome, AdviceScore, KeptAdvice, Quantiles, WhatCame, score
from app.domain.ledger import FundClass
from app.domain.money import Money
from app.domain.people import Action
from app.domain.vouching import has_right
from app.progress import Progress, Silent
from app.services.clock import Clock
from app.services.dry_hours import empty_hours
from app.services.order_rules import ZONE
from app.services.prepaid import Source, days_of, sources_of
from app.services.top_ups import TopUpLine, TopUps, TopUpsView
from app.store.vault import Vault
from app.store.work import Work

SHOWN_DAYS = 90
"""How far back kept advice is listed and scored."""
_MILLIONTH = Decimal("0.000001")
TOP_UPS = frozenset({FundRowKind.RECHARGE, FundRowKind.TRANSFER_IN})
"""Rows by which money comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceLine:
    """One advice with what came of it."""

    kept: KeptAdvice
    key: str
    name: str
    platform: Platform
    platform_id: str
    score: AdviceScore | None
    """None while its days have not passed, or their figures have not been read yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRecord:
    """What was told over the last 90 days, the newest first."""

    lines: tuple[AdviceLine, ...]

    def of(self, key: str) -> "AdviceRecord":
        """Of one holder only."""
        return AdviceRecord(lines=tuple(one for one in self.lines if one.key == key))

    @property
    def scores(self) -> list[AdviceScore]:
        """Of those that could be scored."""
        return [one.score for one in self.lines if one.score is not None]

    def count(self, outcome: AdviceOutcome) -> int:
        """How many of these."""
        return sum(1 for one in self.scores if one.outcome is outcome)

    @property
    def right_share(self) -> float | None:
        """Right of all that were scored, as the back-test counts; None while there is none."""
        scores = self.scores
        return sum(one.is_right for one in scores) / len(scores) if scores else None

    @property
    def tight_share(self) -> float | None:
        """Whose amount was right too."""
        scores = self.scores
        return sum(one.is_tight for one in scores) / len(scores) if scores else None


class KeptAdvices:
    """Every advice that is shown to somebody is kept here first."""

    def __init__(self, vault: Vault, top_ups: TopUps, clock: Clock) -> None:
        self._vault = vault
        self._top_ups = top_ups
        self._clock = clock

    def told(self, progress: Progress | None = None) -> TopUpsView:
        """What needs money now; the first advice that a holder is given on a review day is kept.

        Told to whoever opened the vault, as the balances are; a session that nobody vouches for leaves nothing in the book.
        """
        view = self._top_ups.view(progress)
        day = view.at.astimezone(ZONE).date()
        given = [one for one in view.lines if one.advice is not None]
        with self._vault.look() as work:
            known = work.kept_advice.kept_on(day)
            may_keep = has_right(work.persons.all(), self._vault.seat, Action.SEE_BURN)
        if may_keep and any(one.holder not in known for one in given):
            self._keep(view, day, given)
        return view

    def is_empty(self) -> bool:
        """Whether nothing was ever kept."""
        with self._vault.look() as work:
            return work.kept_advice.is_empty()

    def record(self, progress: Progress | None = None, *, key: str = "") -> AdviceRecord:
        """What was told of late, with the score of each whose days have passed; of one holder when `key` names it."""
        shown, since = progress or Silent(), self._clock().astimezone(ZONE).date() - timedelta(days=SHOWN_DAYS)
        with self._vault.look() as work:
            sources = {one.holder: one for one in sources_of(work) if key in {"", one.key}}
            kept = (
                [one for each in sources for one in work.kept_advice.since(since, each)]
                if key
                else work.kept_advice.since(since)
            )
            if not kept:
                return AdviceRecord(lines=())
            evidence = evidence_of(work, list(sources.values()), since - timedelta(days=1))
        lines = []
        for position, one in enumerate(kept):
            shown.step(position, len(kept))
            source = sources.get(one.holder)
            if source is not None:
                lines.append(_line(one, source, evidence[one.holder]))
        return AdviceRecord(lines=tuple(lines))

    def _keep(self, view: TopUpsView, day: date, given: Sequence[TopUpLine]) -> None:
        """Asked again inside: two windows may have looked at once."""
        with self._vault.work(Action.SEE_BURN) as work:
            known = work.kept_advice.kept_on(day)
            work.kept_advice.keep(
                _kept(one, one.advice, one.observation, view, day)
                for one in given
                if one.holder not in known and one.advice is not None and one.observation is not None
            )


def evidence_of(work: Work, sources: Sequence[Source], since: date) -> dict[Holder, WhatCame]:
    """Charges, empty hours and arrivals of each holder from that day on."""
    spend = work.evidence.daily_spend(since)
    moment = datetime.combine(since, datetime.min.time(), tzinfo=ZONE)
    hours = empty_hours(work.evidence.empty_stretches(moment))
    arrivals: dict[Holder, dict[datetime, Decimal]] = {one.holder: {} for one in sources}
    only = sources[0].holder if len(sources) == 1 else None
    for stored in work.evidence.fund_rows(
        account_id=only.id if only is not None and only.kind == "account" else None,
        wallet_id=only.id if only is not None and only.kind == "wallet" else None,
        since=since,
        newest_first=False,
    ):
        row, theirs = stored.row, arrivals.get(stored.holder)
        if theirs is not None and row.kind in TOP_UPS and row.fund_class is FundClass.CASH and row.amount.amount > 0:
            theirs[row.at] = theirs.get(row.at, Decimal(0)) + row.amount.amount
    return {
        one.holder: WhatCame(
            zone=ZoneInfo(one.account.zone),
            charged={day: Decimal(micros).scaleb(-6) for day, micros in days_of(one, spend).items()},
            empty_hours=hours.get(one.holder, set()),
            arrivals=arrivals[one.holder],
        )
        for one in sources
    }


def _line(kept: KeptAdvice, source: Source, came: WhatCame) -> AdviceLine:
    return AdviceLine(
        kept=kept,
        key=source.key,
        name=source.name,
        platform=source.account.platform,
        platform_id=source.platform_id,
        score=score(kept, came) if _is_read_until(source, kept.settled_at) else None,
    )


def _is_read_until(source: Source, moment: datetime) -> bool:
    """Whether the day of that moment was over when each account that spends was last read."""
    day = moment.astimezone(ZoneInfo(source.account.zone)).date()
    return all(
        one.synced_at is not None and one.synced_at.astimezone(ZoneInfo(one.zone)).date() > day
        for one in source.members
    )


def _kept(line: TopUpLine, advice: Advice, seen: Observation, view: TopUpsView, day: date) -> KeptAdvice:
    currency = line.burn.currency
    return KeptAdvice(
        holder=line.holder,
        review_day=day,
        told_at=view.at,
        next_review=view.next_review,
        ends_at=advice.interval_ends_at,
        latest_safe_at=advice.latest_safe_at,
        balance=line.balance if line.balance is not None else Money.zero(currency),
        under_way=line.under_way,
        minimum=line.burn.times(Decimal("0.5")).rounded(),
        burn=line.burn,
        amount=advice.amount,
        chance_dry=_chance(advice.chance_dry),
        chance_dry_without=_chance(advice.chance_dry_without),
        idle=advice.idle,
        idle_without=advice.idle_without,
        interval=_quantiles(advice.interval_quantiles),
        ahead={days: _quantiles(told) for days, told in advice.quantiles.items()},
        reasons=tuple((one.code.value, one.fact) for one in advice.reasons),
        inputs_sha256=inputs_digest(seen, view.approval_hours),
    )


def _chance(share: float) -> Decimal:
    return Decimal(repr(share)).quantize(_MILLIONTH)


def _quantiles(told: Mapping[float, Money]) -> Quantiles:
    return tuple((Decimal(repr(level)), need) for level, need in sorted(told.items()))


def inputs_digest(seen: Observation, approval_hours: float) -> str:
    """SHA-256 over the RFC 8785 JSON of all that the adviser was shown of this account, figures as text."""
    shown = {each.name: getattr(seen, each.name) for each in fields(seen)}
    # Four hundred days: each is one text, or a thousand accounts would take many seconds.
    days = [f"{one.day} {one.charged} {one.dry_hours}" for one in seen.history]
    return sha256(canonical(_plain({**shown, "history": days, "approval_hours": approval_hours})).encode()).hexdigest()


def _plain(value: object) -> object:
    """Maps and lists as they are, everything else as its own text."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {str(name): _plain(one) for name, one in value.items()}
    if isinstance(value, Collection):
        return [_plain(one) for one in value]
    return str(value)
