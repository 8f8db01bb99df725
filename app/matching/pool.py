"""The rows that are still open, prepared once, and what a pass answers with."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.matches import MatchRow, MatchState, Proposal, combination
from app.matching import text
from app.matching.days import Days
from app.matching.knowledge import NOTHING, FeeModel, Knowledge
from app.matching.settings import MatchSettings


class Side(StrEnum):
    """Left is the bank, right the platform; the value marks ids in a combination."""

    LEFT = "L"
    RIGHT = "R"


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OpenRow:
    """A row with its texts made comparable and its amount as an integer of micro-units."""

    row: MatchRow
    side: Side
    id: str
    key: str
    """The id as it stands in a combination."""
    currency: str
    micros: int
    day: int
    """Proleptic ordinal, so that days subtract."""
    name: str
    text: str
    reference: str
    """The whole reference field as one number, empty when it is none."""
    references: frozenset[str]
    families: frozenset[tuple[str, int]]
    """Those of its references."""
    mentions: frozenset[str]
    """Numbers in the text, without the row's own amount."""
    numbers: frozenset[str]
    """Both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pool:
    """Still-open rows of both sides in order of day and id, with all that a pass needs to judge them."""

    left: tuple[OpenRow, ...]
    right: tuple[OpenRow, ...]
    settings: MatchSettings
    days: Days
    rejected: frozenset[frozenset[str]]
    knowledge: Knowledge = NOTHING
    fees: Mapping[str, tuple[FeeModel, ...]] = field(default_factory=dict)
    """Fees that are known or that repeat, by the name of the party; those of every party under the empty name."""
    kin: Mapping[str, int] = field(default_factory=dict)
    """A number for every name; names that are probably one party have the same."""
    usual: frozenset[str] = frozenset()
    """Numbers on too many rows of a side to be references."""
    families: frozenset[tuple[str, int]] = frozenset()
    """Families of numbers that both sides speak: different values contradict."""
    guessed: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    """Days on which a row of this amount was given away by a group that is not proved: a lone one left may not be alone."""
    twins: frozenset[str] = frozenset()
    """Keys of rows that stand twice on their own side near by: one of the two may be a double."""
    hearsay: frozenset[tuple[str, int]] = frozenset()
    """Families whose numbers meet by chance: where they agree, the amounts do not."""

    def without(self, groups: Iterable[Proposal]) -> "Pool":
        """The pool less the rows of these groups; ValueError when two of them claim one row."""
        claimed = [key for group in groups for key in combination(group.left, group.right)]
        gone = set(claimed)
        if len(gone) != len(claimed):
            raise ValueError("two groups claim one row")
        return replace(
            self,
            left=tuple(row for row in self.left if row.key not in gone),
            right=tuple(row for row in self.right if row.key not in gone),
        )

    def with_guesses(self, groups: Iterable[Proposal]) -> "Pool":
        """The pool, remembering which amounts groups that are not proved are about to take."""
        taken = {
            key
            for group in groups
            if group.state is not MatchState.AUTO
            for key in combination(group.left, group.right)
        }
        if not taken:
            return self
        days = defaultdict(set, {key: set(some) for key, some in self.guessed.items()})
        for row in (*self.left, *self.right):
            if row.key in taken:
                days[row.currency, row.micros].add(row.day)
        return replace(self, guessed={key: tuple(sorted(some)) for key, some in days.items()})

    def is_guessed_near(self, row: OpenRow) -> bool:
        """Whether a group that is not proved took a row of this amount near by."""
        days = self.guessed.get((row.currency, row.micros), ())
        return any(abs(day - row.day) <= self.settings.cancel_days for day in days)

    def may_pair(self, left: OpenRow, right: OpenRow) -> bool:
        """Whether nothing forbids these two: no person said no, and their references do not contradict."""
        return not self.is_rejected((left, right)) and not self.contradict(left, right)

    def is_rejected(self, rows: Iterable[OpenRow]) -> bool:
        """Whether a person said no to just these rows together."""
        return bool(self.rejected) and frozenset(row.key for row in rows) in self.rejected

    def contradict(self, left: OpenRow, right: OpenRow) -> bool:
        """Whether both carry references of one family and share no number at all."""
        if not left.families or left.families.isdisjoint(right.families):
            return False
        if not left.numbers.isdisjoint(right.numbers):
            return False
        spoken = {text.family(one) for one in left.references if one not in self.usual}
        heard = {text.family(one) for one in right.references if one not in self.usual}
        return any(one in self.families or len(one[0]) > 1 for one in spoken & heard)


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What one pass found; its groups share no row."""

    groups: tuple[Proposal, ...]
    skipped: tuple[str, ...] = ()


Pass = Callable[[Pool], Findings]
"""A pure function from the open rows to groups."""


def proofs_of(find: Pass) -> Pass:
    """The pass, keeping back what it only proposes."""

    def prove(pool: Pool) -> Findings:
        return Findings(groups=tuple(group for group in find(pool).groups if group.state is MatchState.AUTO))

    return prove


def guesses_of(find: Pass) -> Pass:
    """The pass over what is left, proving nothing: guesses before it made the room. What it skips was said the first time."""

    def guess(pool: Pool) -> Findings:
        return Findings(groups=tuple(map(_as_guess, find(pool).groups)))

    return guess


def _as_guess(group: Proposal) -> Proposal:
    return replace(group, state=MatchState.PROPOSED) if group.state is MatchState.AUTO else group


def opened(
    rows: Sequence[MatchRow], side: Side, frozen: Collection[str] = (), aliases: Mapping[str, str] = NOTHING.aliases
) -> tuple[OpenRow, ...]:
    """Rows prepared, in order of day and id, less the frozen ones; ValueError when an id occurs twice."""
    if len({row.id for row in rows}) != len(rows):
        raise ValueError("an id occurs twice on one side")
    free = (row for row in rows if f"{side}:{row.id}" not in frozen)
    return tuple(_prepared(row, side, aliases) for row in sorted(free, key=lambda row: (row.day, row.id)))


def _prepared(row: MatchRow, side: Side, aliases: Mapping[str, str]) -> OpenRow:
    whole = text.whole_reference(row.reference)
    said = text.plain(row.text)
    micros = row.amount.micros
    references = text.numbers(row.reference)
    if whole and whole not in references:
        references |= {whole}
    mentions = text.numbers(said)
    if mentions:
        mentions -= {str(abs(micros) // 1_000_000), str(abs(micros) // 10_000)}
    return OpenRow(
        row=row,
        side=side,
        id=row.id,
        key=f"{side}:{row.id}",
        currency=row.amount.currency,
        micros=micros,
        day=row.day.toordinal(),
        name=text.party_name(aliases.get(row.party, row.party)),
        text=said,
        reference=whole,
        references=references,
        families=frozenset(map(text.family, references)),
        mentions=mentions,
        numbers=references | mentions if mentions else references,
    )
