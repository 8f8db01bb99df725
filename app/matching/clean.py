"""Pass 0: opposite rows inside one side that cancel each other, so that they do not steal partners."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from app.domain.matches import MatchPass, MatchState, Proposal, Reason, ReasonCode
from app.matching import score, text
from app.matching.blocks import NO_ROWS, AmountKey, Block, Pair, by_amount
from app.matching.pool import Findings, OpenRow, Pool, Side

Blocks = dict[AmountKey, Block]

_TRANSFER_DAYS = 3

_LINKS = (ReasonCode.SAME_REFERENCE, ReasonCode.OPPOSITE, ReasonCode.SAME_PARTY)
"""What binds two opposite rows, strongest first: a number, a word for reversal or transfer, or only the party."""


def find(pool: Pool) -> Findings:
    """Pairs that cancel without a doubt: neither row has another counterpart on its own side or a partner on the other."""
    left, right = by_amount(pool.left), by_amount(pool.right)
    groups = [*_cancelled(left, right, pool), *_cancelled(right, left, pool)]
    return Findings(groups=tuple(groups))


def _cancelled(own: Blocks, other: Blocks, pool: Pool) -> Iterator[Proposal]:
    for (currency, micros), ins in own.items():
        outs = own.get((currency, -micros))
        if micros < 0 or outs is None:
            continue
        links = {pair: link for pair in _near(ins, outs, pool) if (link := _link(pair, pool)) is not None}
        for pair in _undoubted(links):
            if all(_is_surplus(row, own, other, pool) for row in pair):
                yield _group(pair, links[pair])


def _near(ins: Block, outs: Block, pool: Pool) -> Iterator[Pair]:
    reach = pool.settings.cancel_days
    for one in ins.rows:
        for other in outs.between(one.day - reach, one.day + reach):
            if not pool.is_rejected((one, other)):
                yield one, other


def _link(pair: Pair, pool: Pool) -> Reason | None:
    """Why these two cancel, or None when nothing but the amount says so."""
    one, other = pair
    numbers = one.references & other.references
    if numbers and (numbers := numbers - pool.usual):
        return Reason(
            code=ReasonCode.SAME_REFERENCE, points=60, fact=max(numbers, key=lambda number: (len(number), number))
        )
    said = _said(one, other)
    return None if said is None or pool.contradict(one, other) else said


def _said(one: OpenRow, other: OpenRow) -> Reason | None:
    """What their words and names say."""
    is_same_party = one.name == other.name or score.similarity(one.name, other.name) >= score.SIMILAR
    if (is_same_party or not one.name or not other.name) and _undoes(one, other):
        return Reason(code=ReasonCode.OPPOSITE, points=45, fact="reversal")
    if _moves(one, other):
        return Reason(code=ReasonCode.OPPOSITE, points=30, fact="transfer")
    if is_same_party and one.name and one.row.source == other.row.source:
        return Reason(code=ReasonCode.SAME_PARTY, points=20, fact=one.row.party)
    return None


def _undoes(one: OpenRow, other: OpenRow) -> bool:
    """Whether one calls itself the reversal of something that stands no later; refunds are left to their partners."""
    return any(
        text.says_reversal(later.text) and not text.says_refund(later.text) and earlier.day <= later.day
        for later, earlier in ((one, other), (other, one))
    )


def _moves(one: OpenRow, other: OpenRow) -> bool:
    is_between_sources = one.row.source and other.row.source and one.row.source != other.row.source
    is_called_so = text.says_own_transfer(one.text) and text.says_own_transfer(other.text)
    return bool(is_between_sources and is_called_so and abs(one.day - other.day) <= _TRANSFER_DAYS)


def _undoubted(links: dict[Pair, Reason]) -> list[Pair]:
    """Pairs whose rows have no second counterpart of the same strength; strong links go first."""
    found: list[Pair] = []
    taken: set[OpenRow] = set()
    for code in _LINKS:
        chances: dict[OpenRow, list[Pair]] = defaultdict(list)
        for pair, link in links.items():
            if link.code is code and not taken.intersection(pair):
                for row in pair:
                    chances[row].append(pair)
        alone = {pairs[0]: None for pairs in chances.values() if all(len(chances[row]) == 1 for row in pairs[0])}
        # A doubtful row is not handed on to a weaker link either.
        taken.update(chances)
        found += alone
    return found


def _is_surplus(row: OpenRow, own: Blocks, other: Blocks, pool: Pool) -> bool:
    """Whether its own side has more rows of this amount around its day than the other side could answer."""
    settings = pool.settings
    after, before = settings.late_days, settings.early_days
    if row.side is Side.RIGHT:
        after, before = before, after
    reach = settings.cancel_days
    key = (row.currency, row.micros)
    fellows = own[key].count(row.day - reach, row.day + reach)
    partners = other.get(key, NO_ROWS).count(row.day - reach - before, row.day + reach + after)
    return fellows > partners


def _group(pair: Pair, link: Reason) -> Proposal:
    opposite = Reason(code=ReasonCode.OPPOSITE, points=35, fact=str(abs(pair[0].row.amount)))
    points = link.points + opposite.points
    ids = tuple(row.id for row in sorted(pair, key=lambda row: (row.day, row.id)))
    is_left = pair[0].side is Side.LEFT
    return Proposal(
        left=ids if is_left else (),
        right=() if is_left else ids,
        found_by=MatchPass.CLEAN,
        score=Decimal(points) / 100,
        state=MatchState.AUTO if points >= 80 else MatchState.PROPOSED,
        reasons=(opposite, link)
        if link.code is not ReasonCode.OPPOSITE
        else (Reason(code=link.code, points=points, fact=link.fact),),
    )
