"""Valid things by default; a test states only what it is about."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from typing import Any

from app.domain.accounts import (
    AccountStatus,
    AdAccount,
    Balance,
    Connection,
    FundRow,
    FundRowKind,
    Grant,
    Platform,
    RawReply,
    SpendRow,
    Wallet,
)
from app.domain.applications import Application, ApplicationState
from app.domain.chain import RecordKind
from app.domain.closing import PeriodClose
from app.domain.consent import Consent, text_digest
from app.domain.consent import Person as Subject
from app.domain.documents import Box, Check, DocumentReading, ReadField, TypeGuess
from app.domain.evidence import Holder
from app.domain.expiry import Alerted
from app.domain.invoices import Invoice, InvoiceKind, InvoiceLine, InvoiceSource, Party
from app.domain.kept_advice import KeptAdvice
from app.domain.kept_invoices import InvoiceImport, KeptFile
from app.domain.ledger import Entry, EntryKind, FundClass, Posting
from app.domain.matches import MatchGroup, MatchPass, MatchState, Proposal, Reason, ReasonCode
from app.domain.money import Money
from app.domain.moves import MoveKind
from app.domain.opening_drafts import OpeningDraft
from app.domain.orders import Channel, Order, OrderContent, batch_of
from app.domain.papers import Paper, PaperState
from app.domain.payees import Payee
from app.domain.people import Person, Role
from app.domain.providers import Authorisation, Contract, Provider, Tier
from app.domain.rebates import RebateForm, RebatePeriod, RebateRule, RebateStep, RebateTime
from app.domain.signing import public_key
from app.domain.statements import BankAccount, Direction, StatementImport, StatementRow
from app.domain.vouching import Seat, VouchedPerson
from app.secret import Secret
from app.store.work import Work

NOW = datetime(2026, 11, 20, 2, 24, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def yuan(amount: str) -> Money:
    return Money(Decimal(amount), "CNY")


def connection(**changed: Any) -> Connection:
    return Connection(
        **{
            "platform": Platform.OCEAN_ENGINE,
            "name": "云帆主体",
            "base_url": "http://127.0.0.1:8000",
            "app_id": "1700",
            "app_secret": Secret("app-secret"),
            "grant": Grant(access_token=Secret("access"), refresh_token=Secret("refresh"), access_expires_at=NOW),
            "created_at": NOW,
            **changed,
        }
    )


def account(connection_id: int, **changed: Any) -> AdAccount:
    return AdAccount(
        **{
            "connection_id": connection_id,
            "platform": Platform.OCEAN_ENGINE,
            "platform_id": "1700000000000001",
            "name": "云帆-抖音-01",
            "company": "云帆传媒",
            "currency": "CNY",
            "zone": "Asia/Shanghai",
            "status": AccountStatus.ACTIVE,
            "platform_status": "STATUS_ENABLE",
            **changed,
        }
    )


def wallet(connection_id: int, **changed: Any) -> Wallet:
    return Wallet(
        **{
            "connection_id": connection_id,
            "platform": Platform.OCEAN_ENGINE,
            "platform_id": "w-1",
            "name": "共享钱包",
            "currency": "CNY",
            **changed,
        }
    )


def with_account(work: Work, **changed: Any) -> int:
    """The id of an account on the first connection, which is made where there is none."""
    known = work.connections.all()
    connection_id = known[0].id if known else work.connections.add(connection())
    assert connection_id is not None
    return work.accounts.add(account(connection_id, **changed))


def fund_row(serial: str = "F-1", amount: str = "5000.00", **changed: Any) -> FundRow:
    return FundRow(
        **{
            "holder": "1700000000000001",
            "serial": serial,
            "at": NOW,
            "day": TODAY,
            "kind": FundRowKind.RECHARGE,
            "platform_kind": "RECHARGE",
            "fund_class": FundClass.CASH,
            "amount": yuan(amount),
            "party": "云帆传媒",
            "reference": "RC-1",
            "text": "充值",
            **changed,
        }
    )


def spend_row(day: date = TODAY, spend: str = "120.50", **changed: Any) -> SpendRow:
    return SpendRow(**{"holder": "1700000000000001", "day": day, "spend": yuan(spend), "cash": yuan(spend), **changed})


def balance(cash: str = "880.00") -> Balance:
    return Balance(cash=yuan(cash), grant=yuan("20.00"), credit=yuan("0"), frozen=yuan("1.50"))


def reply(body: bytes = b'{"code": 0}', **changed: Any) -> RawReply:
    return RawReply(
        **{
            "platform": Platform.OCEAN_ENGINE,
            "path": "/balance",
            "query": "id=1",
            "status": 200,
            "body": body,
            "at": NOW,
            **changed,
        }
    )


def bank_account(**changed: Any) -> BankAccount:
    return BankAccount(
        **{"name": "招行基本户", "bank": "招商银行", "number": "6214 **** 8812", "created_at": NOW, **changed}
    )


def statement_import(bank_account_id: int, rows: int = 1, **changed: Any) -> StatementImport:
    return StatementImport(
        **{
            "bank_account_id": bank_account_id,
            "file_name": "十一月.csv",
            "file_sha256": sha256(b"file").hexdigest(),
            "format": "plain",
            "encoding": "gb18030",
            "imported_at": NOW,
            "imported_by": "林岚",
            "rows_new": rows,
            "rows_known": 0,
            "first_day": TODAY,
            "last_day": TODAY,
            "opening": yuan("100.00"),
            **changed,
        }
    )


def statement_row(line: int = 2, amount: str = "-5000.00", **changed: Any) -> StatementRow:
    return StatementRow(
        **{
            "line": line,
            "day": TODAY,
            "amount": yuan(amount),
            "direction": Direction.OUT if amount.startswith("-") else Direction.IN,
            "at": NOW,
            "balance": yuan("12.00"),
            "party": "北京巨量引擎网络技术有限公司",
            "serial": f"S{line}",
            "text": "广告充值",
            **changed,
        }
    )


def entry(amount: str = "120.50", *, source: str = "account:1/cash", target: str = "spend:1", **changed: Any) -> Entry:
    return Entry(
        **{
            "kind": EntryKind.SPEND,
            "day": TODAY,
            "postings": (Posting(source, -yuan(amount)), Posting(target, yuan(amount))),
            "evidence": ("spend_row:1",),
            **changed,
        }
    )


def match_group(run_id: int, **changed: Any) -> MatchGroup:
    proposal = Proposal(
        left=("bank_row:1",),
        right=("fund_row:1", "fund_row:2"),
        found_by=MatchPass.REFERENCE,
        score=Decimal("0.97"),
        state=MatchState.PROPOSED,
        reasons=(Reason(code=ReasonCode.SAME_REFERENCE, points=60, fact="RC-1"),),
        rivals=("R:fund_row:3",),
    )
    return MatchGroup(
        **{"run_id": run_id, "proposal": proposal, "state": MatchState.PROPOSED, "made_at": NOW, **changed}
    )


def document_reading(**changed: Any) -> DocumentReading:
    licence = TypeGuess(code="Q001", name_zh="营业执照", name_en="Business licence", confidence=0.98)
    return DocumentReading(
        **{
            "type": licence,
            "candidates": (licence,),
            "fields": (
                ReadField(name="name", value="云帆传媒", confidence=0.99, box=Box(1, 340, 300, 700, 340)),
                ReadField(name="term_to", value="2036-03-17", confidence=0.7, is_expected=False),
            ),
            "checks": (Check(name="complete", ok=True),),
            **changed,
        }
    )


def paper(**changed: Any) -> Paper:
    return Paper(
        **{
            "type_code": "Q001",
            "state": PaperState.REVIEW,
            "file_name": "执照.jpg",
            "file_sha256": sha256(b"a picture").hexdigest(),
            "size_bytes": 9,
            "kept_at": NOW,
            "kept_by": "林岚",
            **changed,
        }
    )


def alerted(paper_id: int = 1, **changed: Any) -> Alerted:
    return Alerted(**{"paper": str(paper_id), "valid_to": TODAY, "rung": 30, **changed})


def seat(name: str = "林岚", letter: str = "a", root: str = "a") -> Seat:
    """Somebody at the desk; a letter is a signing key that is the same in every run."""
    return Seat(name=name, mark=letter * 32, signing=Secret(letter * 64), root=public_key(Secret(root * 64)))


def person(one: Seat, number: int = 1, *roles: Role, by: Seat | None = None) -> VouchedPerson:
    """A person behind a seat, vouched for by another; the founder by their own key."""
    plain = Person(id=number, name=one.name, roles=frozenset(roles or {Role.OWNER}), public_key=one.public_key)
    return VouchedPerson(person=plain, mark=one.mark, added_at=NOW).vouched_by(by or one)


def payee(**changed: Any) -> Payee:
    return Payee(
        **{
            "id": 0,
            "name": "北京巨量引擎网络技术有限公司",
            "account": "1101 0000 0000 0001",
            "bank": "招商银行北京分行",
            "changed_by": 1,
            "changed_at": NOW,
            **changed,
        }
    )


def rebate_rule(rate: str = "0.05", start: str = "10000", **changed: Any) -> RebateRule:
    return RebateRule(
        **{
            "form": RebateForm.MARKUP,
            "time": RebateTime.POSTPAID,
            "steps": (RebateStep(yuan(start), Decimal(rate)),),
            **changed,
        }
    )


def contract(**changed: Any) -> Contract:
    return Contract(
        **{
            "number": "QS-2026-01",
            "start": date(2026, 1, 1),
            "end": date(2026, 12, 31),
            "party": "青石互动有限公司",
            "fee_rate": Decimal("0.015"),
            "rebate_rules": (rebate_rule(),),
            "rebate_period": RebatePeriod.QUARTER,
            "credited_within_h": 24,
            "rebate_due_days": 30,
            **changed,
        }
    )


def provider(**changed: Any) -> Provider:
    return Provider(
        **{
            "name": "青石互动",
            "tier": Tier.FIRST,
            "contracts": (contract(),),
            "authorisations": (Authorisation(platform=Platform.OCEAN_ENGINE, document="ab" * 32),),
            "in_transit_limit": yuan("50000"),
            **changed,
        }
    )


def order(account_id: int = 1, amount: str = "5000.00", **changed: Any) -> Order:
    content = OrderContent(
        **{
            "kind": MoveKind.RECHARGE,
            "channel": Channel.API,
            "account_id": account_id,
            "payee": "agent-7",
            "amount": yuan(amount),
            **changed,
        }
    )
    return batch_of([content], batch="b1", person=1, at=NOW)[0]


def kept_advice(amount: str = "2000.00", **changed: Any) -> KeptAdvice:
    """Told on a Friday at 10:24 of an account that spends 800 a day: it speaks until Monday 15:00."""
    needs = ((Decimal("0.5"), yuan("2500.00")), (Decimal("0.995"), yuan("2800.00")))
    return KeptAdvice(
        **{
            "holder": Holder("account", 1),
            "review_day": TODAY,
            "told_at": NOW,
            "next_review": datetime(2026, 11, 23, 2, tzinfo=UTC),
            "ends_at": datetime(2026, 11, 23, 7, tzinfo=UTC),
            "latest_safe_at": NOW + timedelta(hours=5),
            "balance": yuan("900.00"),
            "under_way": yuan("0.00"),
            "minimum": yuan("400.00"),
            "burn": yuan("800.00"),
            "amount": yuan(amount),
            "chance_dry": Decimal("0.004000"),
            "chance_dry_without": Decimal("0.997000"),
            "idle": yuan("0.00"),
            "idle_without": yuan("0.00"),
            "interval": needs,
            "ahead": {1: needs, 3: needs, 7: needs},
            "reasons": (("need_until_next_arrival", "2900.00 CNY"), ("short_history", "9")),
            "inputs_sha256": "ab" * 32,
            **changed,
        }
    )


def draft(**changed: Any) -> OpeningDraft:
    return OpeningDraft(
        **{
            "started_at": NOW,
            "started_by": "林岚",
            "papers": (1,),
            "ticked": (Platform.TENCENT_ADS, Platform.BAIDU),
            **changed,
        }
    )


def application(**changed: Any) -> Application:
    return Application(
        **{"platform": Platform.TENCENT_ADS, "industry": "I02", "key": "open000001", "created_at": NOW, **changed}
    )


def consent(**changed: Any) -> Consent:
    return Consent(
        **{
            "who": "陈立",
            "person": Subject.LEGAL_REPRESENTATIVE,
            "at": NOW,
            "text": "本人同意",
            "text_digest": text_digest("本人同意"),
            "platforms": (Platform.TENCENT_ADS,),
            "fields": ("F07", "F09"),
            "recorded_by": "林岚",
            **changed,
        }
    )


def with_opening(work: Work) -> int:
    """A draft with one application and one consent; the draft's id."""
    draft_id = work.drafts.add(draft())
    work.applications.add(application(draft_id=draft_id))
    work.consents.add(consent(draft_id=draft_id))
    return draft_id


def with_appeal(work: Work) -> None:
    """The first application, refused and appealed with the first document."""
    one = work.applications.get(1)
    for state in (ApplicationState.CHECKED, ApplicationState.SUBMITTED, ApplicationState.REJECTED):
        one.move_to(state, at=NOW, actor="林岚")
    one.appeal("资质齐全，请复核", at=NOW, by="林岚", papers={1: "Q001"})
    work.applications.keep(one)


def with_erased(work: Work) -> int:
    """One more document, which was erased; its number."""
    erased = work.papers.add(paper(file_sha256=sha256(b"gone").hexdigest()), b"gone", document_reading())
    body = {"documents": [erased], "why": "not_needed"}
    record = work.ledger.record(RecordKind.DOCUMENT_ERASED, body, at=NOW, actor="林岚")
    work.papers.erase(erased, seq=record.seq, at=NOW)
    return erased


def invoice(number: str = "26312000000123456789", total: str = "10600.00", **changed: Any) -> Invoice:
    """An invoice of 6 % whose sums tie; a negative total makes it a red one."""
    whole = yuan(total)
    net = Money((whole.amount / Decimal("1.06")).quantize(Decimal("0.01")), "CNY")
    return Invoice(
        **{
            "kind": InvoiceKind.DIGITAL_SPECIAL,
            "number": number,
            "date": TODAY,
            "seller": Party("星河互动科技有限公司", "91310000MA1FL0001X"),
            "buyer": Party("云帆传媒", "91310000MA1FL0002Y"),
            "net": net,
            "tax": whole - net,
            "total": whole,
            "lines": (
                InvoiceLine(
                    name="*广告服务*信息流推广",
                    quantity=Decimal(1),
                    amount=net,
                    rate_text="6%",
                    rate=Decimal("0.06"),
                    tax=whole - net,
                ),
            ),
            "is_red": total.startswith("-"),
            "source": InvoiceSource.XML,
            "origin": {"number": InvoiceSource.XML},
            "file": "发票.xml",
            **changed,
        }
    )


def invoice_file(*invoices: Invoice, content: bytes = b"<invoice/>", **changed: Any) -> KeptFile:
    return KeptFile(
        **{
            "name": "发票.xml",
            "content": content,
            "sha256": sha256(content).hexdigest(),
            "invoices": invoices,
            **changed,
        }
    )


def invoice_import(new: int = 1, **changed: Any) -> InvoiceImport:
    return InvoiceImport(
        **{
            "source_name": "发票.xml",
            "imported_at": NOW,
            "imported_by": "林岚",
            "invoices_new": new,
            "invoices_known": 0,
            "files": 1,
            **changed,
        }
    )


def period_close(**changed: Any) -> PeriodClose:
    return PeriodClose(
        **{
            "first_day": date(2026, 10, 1),
            "last_day": date(2026, 10, 31),
            "closed_at": NOW,
            "closed_by": "林岚",
            "digest": "0" * 64,
            **changed,
        }
    )
