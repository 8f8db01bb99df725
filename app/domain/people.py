"""Persons, roles and rights 人员与权限: who may do what in a vault, decided here and not by the window."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the company; a provider stands outside and has no slot in the vault."""

    OWNER = "owner"  # 管理员
    MARKETING = "marketing"  # 市场投放
    COMPLIANCE = "compliance"  # 法务合规
    FINANCE_CLERK = "finance_clerk"  # 出纳
    FINANCE_MANAGER = "finance_manager"  # 财务经理
    EXECUTIVE = "executive"  # 负责人
    AUDITOR = "auditor"  # 审计


class Action(StrEnum):
    """What a person can be allowed to do."""

    MANAGE_PERSONS = "manage_persons"
    SET_RULES = "set_rules"
    MANAGE_KEYS = "manage_keys"
    DRAFT_OPENING = "draft_opening"
    DRAFT_ORDER = "draft_order"
    SEE_BURN = "see_burn"
    SEE_BANK_IN_FULL = "see_bank_in_full"
    KEEP_DOCUMENTS = "keep_documents"
    ERASE_DOCUMENTS = "erase_documents"
    KEEP_CATALOGUE = "keep_catalogue"
    BLOCK_ACCOUNT = "block_account"
    PAY = "pay"
    IMPORT_STATEMENTS = "import_statements"
    APPROVE = "approve"
    GRANT_EXCEPTION = "grant_exception"
    CHANGE_PAYEES = "change_payees"
    KEEP_PROVIDERS = "keep_providers"
    CLOSE_RECONCILIATION = "close_reconciliation"
    VERIFY_CHAIN = "verify_chain"
    EXPORT = "export"


LOOKING = frozenset({Action.SEE_BURN, Action.SEE_BANK_IN_FULL, Action.VERIFY_CHAIN, Action.EXPORT})
"""What changes nothing."""

_CHANGING = frozenset(Action) - LOOKING
_DATA = frozenset({
    Action.DRAFT_OPENING, Action.DRAFT_ORDER, Action.KEEP_DOCUMENTS, Action.ERASE_DOCUMENTS, Action.KEEP_CATALOGUE,
    Action.IMPORT_STATEMENTS, Action.CHANGE_PAYEES, Action.KEEP_PROVIDERS, Action.CLOSE_RECONCILIATION,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """What a role can, and what it cannot even for a person whose other role could."""

    can: frozenset[Action]
    cannot: frozenset[Action] = frozenset()


# What the published matrix leaves open is decided so: an owner may draft, and be the one approver of small orders of others
# (it says only that an owner never approves their own); contracts and caps are rules
# of an owner and money of a finance manager, so both keep providers; an owner may be alone, so keeps documents too; what is
# erased does not come back, so it takes who answers for the documents or for the whole vault; whoever imports statements
# reconciles them, and only the close is the finance manager's; who has to pay or to decide sees the bank accounts.
MATRIX: Mapping[Role, Rule] = {
    Role.OWNER: Rule(
        can=frozenset({
            Action.MANAGE_PERSONS, Action.SET_RULES, Action.MANAGE_KEYS, Action.DRAFT_OPENING, Action.DRAFT_ORDER, Action.APPROVE,
            Action.KEEP_PROVIDERS, Action.KEEP_DOCUMENTS, Action.ERASE_DOCUMENTS,
            *LOOKING,
        }),
    ),
    Role.MARKETING: Rule(
        can=frozenset({Action.DRAFT_OPENING, Action.DRAFT_ORDER, Action.SEE_BURN}),
        cannot=frozenset({Action.SEE_BANK_IN_FULL, Action.APPROVE}),
    ),
    Role.COMPLIANCE: Rule(
        can=frozenset({
            Action.KEEP_DOCUMENTS, Action.ERASE_DOCUMENTS, Action.KEEP_CATALOGUE, Action.BLOCK_ACCOUNT, Action.SEE_BURN,
        }),
        cannot=frozenset({Action.PAY}),
    ),
    Role.FINANCE_CLERK: Rule(
        can=frozenset({Action.PAY, Action.IMPORT_STATEMENTS, Action.SEE_BURN, Action.SEE_BANK_IN_FULL, Action.EXPORT}),
        cannot=frozenset({Action.APPROVE, Action.CHANGE_PAYEES, Action.KEEP_PROVIDERS}),
    ),
    Role.FINANCE_MANAGER: Rule(
        can=frozenset({
            Action.APPROVE, Action.CHANGE_PAYEES, Action.KEEP_PROVIDERS, Action.CLOSE_RECONCILIATION, Action.IMPORT_STATEMENTS,
            Action.PAY, *LOOKING,
        }),
    ),
    Role.EXECUTIVE: Rule(can=frozenset({Action.APPROVE, Action.GRANT_EXCEPTION, *LOOKING}), cannot=_DATA),
    Role.AUDITOR: Rule(can=LOOKING, cannot=_CHANGING),
}  # fmt: skip
"""The seven roles of a company; `cannot` wins where one person has two roles."""


class Denial(StrEnum):
    """Why a person may not do something."""

    NOT_ACTIVE = "not_active"
    NOT_IN_ROLE = "not_in_role"  # no role of theirs has it
    FORBIDDEN_TO_ROLE = "forbidden_to_role"  # one of their roles must never have it
    OWN_ORDER = "own_order"  # the maker is not the checker
    APPROVED_IT = "approved_it"  # who approved does not pay
    PAID_IT = "paid_it"  # who paid does not approve afterwards
    OWN_RIGHTS = "own_rights"  # nobody changes their own roles
    LAST_OWNER = "last_owner"  # somebody has to be left who can manage persons
    NO_KEY = "no_key"  # opened without a person's own password, or nobody vouches for the key


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with a slot of their own; told apart by `id` and signing key, never by a session, a name or a role."""

    id: int
    name: str
    roles: frozenset[Role]
    public_key: bytes = b""
    """The Ed25519 key that verifies what they sign, 32 bytes; empty until they have one."""
    is_active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands:
    """Whose hands an order has gone through so far, by person id; it only ever grows while the order lives."""

    makers: frozenset[int] = frozenset()
    """Everybody who drafted, changed or submitted it."""
    approvers: frozenset[int] = frozenset()
    payers: frozenset[int] = frozenset()


UNTOUCHED = Hands()


def why_not(person: Person, action: Action, hands: Hands = UNTOUCHED) -> Denial | None:
    """The reason why this person may not do this, to an order that went through these hands; None when they may."""
    if not person.is_active:
        return Denial.NOT_ACTIVE
    rules = [MATRIX[role] for role in person.roles]
    if any(action in rule.cannot for rule in rules):
        return Denial.FORBIDDEN_TO_ROLE
    if not any(action in rule.can for rule in rules):
        return Denial.NOT_IN_ROLE
    return _why_not_these_hands(person.id, action, hands)


def may(person: Person, action: Action, hands: Hands = UNTOUCHED) -> bool:
    """Whether this person may do this, to an order that went through these hands."""
    return why_not(person, action, hands) is None


def why_not_roles(
    actor: Person, subject: Person, roles: AbstractSet[Role], *, persons: Mapping[int, Person]
) -> Denial | None:
    """The reason why `actor` may not give `subject` exactly these roles; an empty set takes all rights away."""
    denial = why_not(actor, Action.MANAGE_PERSONS)
    if denial is not None:
        return denial
    if actor.id == subject.id:
        return Denial.OWN_RIGHTS
    left = [
        person
        for person in persons.values()
        if person.id != subject.id and person.is_active and may(person, Action.MANAGE_PERSONS)
    ]
    if not left and Role.OWNER not in roles:
        return Denial.LAST_OWNER
    return None


def _why_not_these_hands(person: int, action: Action, hands: Hands) -> Denial | None:
    if action in {Action.APPROVE, Action.GRANT_EXCEPTION}:
        if person in hands.makers:
            return Denial.OWN_ORDER
        if person in hands.payers:
            return Denial.PAID_IT
    if action is Action.PAY and person in hands.approvers:
        return Denial.APPROVED_IT
    return None
