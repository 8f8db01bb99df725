"""New and changed payees rest, and somebody else looks at them, before money goes there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.payees import COOL_DOWN, Payee, PayeeHold, PayeeState, payee_holds
from app.domain.signing import Purpose, public_key, sign
from tests.domain.signers import CLERK, MANAGER, NOW, SECOND_MANAGER, key_of

PLAIN = Payee(
    id=3, name="青石互动（上海）有限公司", account="6200 0000 0001", bank="Practice Bank", changed_by=MANAGER, changed_at=NOW
)  # fmt: skip
RESTED = NOW + COOL_DOWN


def checked(payee: Payee, by: int = SECOND_MANAGER, key: int | None = None) -> Payee:
    return replace(payee, checked_by=by, check_signature=sign(key_of(key or by), Purpose.PAYEE, payee.digest))


def holds(payee: Payee, by: int = SECOND_MANAGER, **others: object) -> tuple[PayeeHold, ...]:
    given = {"at": RESTED, "checker_key": public_key(key_of(by)), **others}
    return payee_holds(payee, **given)  # type: ignore[arg-type]


def test_a_new_payee_takes_a_checker_and_a_rest() -> None:
    assert holds(PLAIN, at=NOW) == (PayeeHold.UNCHECKED, PayeeHold.COOLING)
    assert holds(checked(PLAIN), at=RESTED - timedelta(seconds=1)) == (PayeeHold.COOLING,)
    assert holds(checked(PLAIN)) == ()


def test_who_entered_it_cannot_check_it_and_a_signature_of_another_is_none() -> None:
    assert holds(checked(PLAIN, by=MANAGER), by=MANAGER) == (PayeeHold.UNCHECKED,)
    assert holds(checked(PLAIN, by=SECOND_MANAGER, key=CLERK)) == (PayeeHold.UNCHECKED,)


@pytest.mark.parametrize("change", [
    {"account": "6200 0000 0002"}, {"name": "x"}, {"bank": "x"}, {"bank_code": "x"}, {"changed_by": CLERK}, {"id": 4},
    {"changed_at": NOW - timedelta(days=9)},
])  # fmt: skip
def test_changed_details_are_unchecked_again(change: dict[str, object]) -> None:
    changed = replace(checked(PLAIN), **change)  # type: ignore[arg-type]
    assert PayeeHold.UNCHECKED in holds(changed)


def test_a_payee_that_was_paid_once_rests_no_more() -> None:
    assert holds(replace(checked(PLAIN), is_proven=True), at=NOW) == ()


def test_setting_the_clock_back_lets_nothing_through() -> None:
    assert PayeeHold.COOLING in holds(checked(PLAIN), at=NOW - timedelta(days=400))


def test_the_list_of_the_provider_and_the_name_in_the_contract_bind() -> None:
    good = checked(PLAIN)
    assert holds(good, allowed=frozenset({3}), contract_party="青石互动(上海)有限公司") == ()
    assert holds(good, allowed=frozenset({4})) == (PayeeHold.NOT_ON_LIST,)
    assert holds(good, contract_party="青石文化有限公司") == (PayeeHold.OTHER_NAME,)


def test_a_payee_is_new_changed_or_known() -> None:
    assert PLAIN.state is PayeeState.NEW
    assert replace(PLAIN, is_changed=True).state is PayeeState.CHANGED
    assert replace(PLAIN, is_changed=True, is_proven=True).state is PayeeState.KNOWN
