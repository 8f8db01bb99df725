"""Finding codes of the platforms' own lists 平台代码: what is documented, what was chosen before, and what accounts there carry, once asked."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.accounts import AdAccount, Connection, Platform, RawReply
from app.domain.opening_codes import CodeSource, KnownCode, ListKind, merged
from app.domain.openings import CarriedCode
from app.domain.people import Action
from app.errors import WrongAnswer
from app.platforms.abilities import TellsCodes
from app.platforms.opening_forms import OPENING_FORMS, PAYER, InterfaceForm
from app.progress import Progress, Silent
from app.services.connections import Connections, Sleep
from app.store.vault import Vault
from app.store.work import Work

MOST_ASKED = 200
"""Accounts that one asking looks at, the newest: a platform may want a request for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceList:
    """What is known to be there for one choice, and how much of the platform's list that is."""

    name: str
    """The platform's own name of the choice."""
    kind: ListKind
    may_be_asked: bool
    """Whether the platform can be asked what accounts there carry."""
    codes: tuple[KnownCode, ...]


class OpeningCodes:
    """Codes that were asked for are kept until the vault is closed: the platform is asked again the next time."""

    def __init__(self, vault: Vault, connections: Connections, sleep: Sleep) -> None:
        self._vault = vault
        self._connections = connections
        self._sleep = sleep
        self._asked: dict[Platform, tuple[CarriedCode, ...]] = {}

    def lists(self, platform: Platform) -> tuple[ChoiceList, ...]:
        """Every choice of a platform's application in its order; nothing where no interface opens accounts. Asks nobody."""
        form = OPENING_FORMS.get(platform)
        if form is None:
            return ()
        with self._vault.look() as work:
            accounts = [one for one in work.accounts.all() if one.platform is platform]
            chosen = _chosen(work, platform)
            is_connected = _connected(work, platform) is not None
        return tuple(
            ChoiceList(
                name=name,
                kind=_kind(form, name),
                may_be_asked=is_connected and name in form.carried,
                codes=merged(
                    [
                        *_ours(form, name, accounts),
                        *(_carried(one) for one in self._asked.get(platform, ()) if one.choice == name),
                        *(KnownCode(code=one, source=CodeSource.DOCUMENTED) for one in form.documented.get(name, ())),
                        *(KnownCode(code=one, source=CodeSource.CHOSEN) for one in chosen[name]),
                    ]
                ),
            )
            for name in (PAYER, *form.choices)
        )

    def ask(self, platform: Platform, progress: Progress | None = None) -> int:
        """Ask which codes our accounts there carry; how many were told. Sends nothing. Call it off the window's thread.

        WrongAnswer where the platform is not connected, or its interface tells none.
        """
        progress = progress or Silent()
        self._vault.need(Action.DRAFT_OPENING)
        with self._vault.look() as work:
            connection = _connected(work, platform)
            if connection is None:
                raise WrongAnswer("platform", "not_connected")
            accounts = [one.platform_id for one in work.accounts.all() if one.connection_id == connection.id]
        accounts = accounts[::-1][:MOST_ASKED]
        told: dict[tuple[str, str], CarriedCode] = {}
        with self._connections.client(connection, sleep=self._sleep, on_reply=self._keep_reply) as client:
            if not isinstance(client, TellsCodes):
                raise WrongAnswer("platform", "no_interface")
            for one in client.codes_of(accounts):
                told.setdefault((one.choice, one.code), one)
                progress.step(min(len(told), len(accounts)), len(accounts), platform)
        progress.step(len(accounts), len(accounts))
        self._asked[platform] = tuple(told.values())
        return len(told)

    def _keep_reply(self, reply: RawReply) -> None:
        with self._vault.work() as work:
            work.evidence.keep_reply(reply)


def _connected(work: Work, platform: Platform) -> Connection | None:
    return next(
        (one for one in work.connections.all() if one.platform is platform and one.grant and not one.is_by_file), None
    )


def _kind(form: InterfaceForm, name: str) -> ListKind:
    if name in form.whole or name == PAYER or (name == "advertiser_id" and form.copies):
        return ListKind.WHOLE
    return ListKind.TOLD if name in form.carried else ListKind.UNKNOWN


def _ours(form: InterfaceForm, name: str, accounts: list[AdAccount]) -> Iterator[KnownCode]:
    """What the list of our accounts tells: under whom they stand, and which of them can be copied."""
    if name == PAYER:
        managers = dict.fromkeys(one.manager for one in accounts if one.manager)
        yield from (KnownCode(code=one, source=CodeSource.ACCOUNT) for one in managers)
    if name == "advertiser_id" and form.copies:
        yield from (KnownCode(code=one.platform_id, name=one.name, source=CodeSource.ACCOUNT) for one in accounts)


def _carried(one: CarriedCode) -> KnownCode:
    return KnownCode(code=one.code, name=one.name, source=CodeSource.ACCOUNT, account=one.account)


def _chosen(work: Work, platform: Platform) -> Mapping[str, list[str]]:
    """What was taken in any onboarding, the newest first."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for draft in work.drafts.all():
        for name, code in draft.chosen_on(platform).items():
            by_name[name].append(code)
    return by_name
