"""`adtill onboarding`, from the first document to an open account, on the practice platforms and without the window."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.doors.practice_openings import choices
from app.doors.practice_papers import FOOD, keep_papers
from app.sandbox.bank import BEIJING
from app.sandbox.reviews import State
from app.sandbox.server import Sandbox
from app.sandbox.world import World
from app.services.clock import system_clock
from app.store.vault import Vault
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered

TENCENT = "tencent_ads"


@dataclass
class Counter:
    """A shop's vault with its documents, and the practice platforms that it is connected with."""

    sandbox: Sandbox
    where: tuple[str, ...]
    folder: Path
    capsys: pytest.CaptureFixture[str]

    def say(self, *words: str, code: int = 0) -> Any:
        return answered(self.capsys, "onboarding", *words, *self.where, code=code)

    def begin(self, *platforms: str) -> str:
        """An onboarding of which everything is said but consent; its number."""
        number = str(self.say("begin", "--platforms", *platforms)["onboarding"])
        values = self.folder / "values.json"
        values.write_text(json.dumps(FOOD.typed), encoding="utf-8")
        self.say("type", number, "--file", str(values))
        self.say("confirm", number, "F03", "F13")
        for platform in platforms:
            codes = choices(Platform(platform), self.sandbox.world)
            if codes:
                self.say("choose", number, platform, *(f"{name}={code}" for name, code in codes.items()))
        asked = [f"{one['code']}=no" for one in self.say("show", number)["questions"]]
        if asked:
            self.say("answer", number, *asked)
        return number

    def decide(self, account: str, state: State, reason: str = "") -> None:
        self.sandbox.world.decide(Platform.TENCENT_ADS, "account", int(account), state, reason=reason)


@pytest.fixture
def counter(
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Counter]:
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    password = tmp_path / "password"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    desk = Desk(Vault.open_keyed(vault_path, made_vault.key), system_clock)
    keep_papers(desk.documents, FOOD)
    desk.close()
    where = ("--vault", str(vault_path), "--password-file", str(password))
    now = datetime.now(UTC)
    with Sandbox(World(accounts=10, days=1, today=now.astimezone(BEIJING).date()), now=now) as sandbox:
        answered(capsys, "connect", "--sandbox", sandbox.url, *where)
        yield Counter(sandbox, where, tmp_path, capsys)


def test_an_application_is_begun_checked_sent_sent_back_put_right_and_opened(counter: Counter) -> None:
    number = counter.begin(TENCENT, "baidu")
    held = counter.say("send", number, "--packages", str(counter.folder / "kits"), code=1)
    assert [(one["platform"], one["error"]) for one in held] == [(TENCENT, "WrongAnswer"), ("baidu", "WrongAnswer")]
    asked = counter.say("consent", number)
    assert all(one["consent"] is None and one["who"] in one["text"] for one in asked)
    agreed = counter.say("consent", number, "--agreed", TENCENT, "baidu")
    assert all(one["consent"] is not None and one["verifies"] for one in agreed)

    checked = counter.say("precheck", number, "--platform", TENCENT)["platforms"][0]
    assert (checked["way"], checked["is_ready"], checked["gaps"]) == ("interface", True, [])
    tencent, baidu = counter.say("send", number, "--packages", str(counter.folder / "kits"))
    assert (tencent["way"], tencent["state"], tencent["error"]) == ("interface", "submitted", None)
    assert (baidu["way"], baidu["why_by_hand"], baidu["state"]) == ("package", "no_interface", "checked")
    assert Path(baidu["package"]).is_file()
    assert counter.say("send", number) == [baidu | {"package": None}]
    assert sum(one["path"] == "/v3.0/advertiser/add" for one in counter.sandbox.log()) == 1

    mine = str(tencent["application"])
    account = next(one for one in counter.say("status")["applications"] if str(one["id"]) == mine)["account"]
    counter.decide(account, State.WANTS_DOCUMENT, "营业执照反光，请重新上传")
    followed = counter.say("follow")
    (sent_back,) = followed["changed"]
    assert (sent_back["state"], sent_back["waits_for_us"]) == ("changes_requested", True)
    (reason,) = sent_back["open_reasons"]
    assert reason["text"] == "营业执照反光，请重新上传"
    assert counter.say("resend", mine, code=1)["error"] == "WrongAnswer"

    corrected = counter.say("correct", mine, *(("--about", reason["about"]) if reason["about"] else ()))
    assert corrected["open_reasons"] == []
    assert counter.say("resend", mine)["state"] == "submitted"
    counter.say("follow")
    counter.decide(account, State.APPROVED)
    (opened,) = counter.say("follow")["changed"]
    assert (opened["state"], opened["account"]) == ("active", account)


def test_a_package_that_was_filed_is_followed_by_hand_to_the_end_of_its_appeal(counter: Counter) -> None:
    number = counter.begin("baidu")
    counter.say("consent", number, "--agreed", "baidu")
    (packed,) = counter.say("send", number, "--packages", str(counter.folder / "kits"))
    mine, kits = str(packed["application"]), str(counter.folder / "kits")
    kept = Path(packed["package"]).read_bytes()
    (refused,) = counter.say("send", number, "--packages", kits, code=1)
    assert (refused["error"], Path(packed["package"]).read_bytes()) == ("NotWritten", kept)
    assert counter.say("package", number, "baidu", packed["package"], code=1)["error"] == "NotWritten"
    (again,) = counter.say("send", number, "--packages", kits, "--replace")
    assert (again["package"], again["error"]) == (packed["package"], None)
    (nowhere,) = counter.say("send", number, "--packages", packed["package"], code=1)
    assert nowhere["error"] in {"NotADirectoryError", "FileExistsError"}
    assert counter.say("filed", mine, "--reference", "BD-20261126")["state"] == "submitted"
    sent_back = counter.say("told", mine, "refused", "--reason", "主体与门店不一致", "--about", "Q001")
    assert sent_back["open_reasons"] == [{"about": "Q001", "text": "主体与门店不一致"}]
    assert counter.say("send", number) == []

    counter.say("appeal", mine, "请复核", "--documents", "1")
    assert counter.say("told", mine, "in_review")["state"] == "under_review"
    upheld = counter.say("told", mine, "refused", "--reason", "维持原决定")
    assert [one["led_to"] for one in upheld["appeals"]] == ["rejected"]
    counter.say("appeal", mine, "补充门店照片")
    granted = counter.say("told", mine, "approved", "--account", "10026")
    assert (granted["state"], granted["account"]) == ("active", "10026")
    assert [one["led_to"] for one in granted["appeals"]] == ["rejected", "approved"]


def test_what_got_no_answer_stays_unknown_and_is_never_sent_a_second_time(counter: Counter) -> None:
    number = counter.begin("kuaishou")
    counter.say("consent", number, "--agreed", "kuaishou")
    path = "/rest/openapi/gw/agent/v1/advertiser/create"
    counter.sandbox.faults.add({"path": path, "kind": "drop_before", "times": 1})
    (sent,) = counter.say("send", number)
    assert (sent["is_in_doubt"], sent["error"]) == (True, None)
    assert counter.say("send", number) == []
    (refused,) = counter.say("send", number, "kuaishou", code=1)
    assert refused["error"] == "WrongAnswer"
    assert counter.say("follow")["changed"] == []
    assert sum(one["path"] == path for one in counter.sandbox.log()) == 1
    assert counter.say("never-arrived", str(sent["application"]))["is_in_doubt"] is False
    assert counter.say("give-up", str(sent["application"]))["state"] == "closed"


def test_codes_of_a_platforms_own_list_are_asked_for_and_found(counter: Counter) -> None:
    def codes(*words: str) -> dict[str, Any]:
        return {one["name"]: one for one in counter.say("codes", *words)}

    answered(counter.capsys, "sync", "--platform", "kuaishou", *counter.where)
    assert codes("kuaishou")["industry_id"]["codes"] == []
    told = codes("kuaishou", "--ask", "--search", "家居")
    (industry,) = told["industry_id"]["codes"]
    assert (industry["code"], industry["name"], industry["known_from"]) == ("1289", "生活用品 · 家居日用", "account")
    assert (told["industry_id"]["list"], told["payer"]["codes"]) == ("told", [])
    assert codes("baidu") == {}


def test_personal_data_is_taken_from_a_file_and_shown_but_for_its_ends(counter: Counter) -> None:
    number = counter.begin("zhihu")
    refused = counter.say("type", number, "F18=另一个品牌", "F22=13800138826", code=1)
    assert refused["text"].startswith("F22: personal data only from a file")
    shown = {one["field"]: one for one in counter.say("show", number)["fields"]}
    assert shown["F18"]["value"] == FOOD.typed["F18"]
    core = {"fields": 8, "read": 1, "typed": 7, "remembered": 0, "missing": 0}
    assert counter.say("show", number)["core"] == core
    assert counter.say("precheck", number)["core"] == core
    whole = {one["field"]: one for one in counter.say("show", number, "--in-full")["fields"]}
    assert whole["F09"]["value"] == FOOD.papers()["Q007"]["id_number"]
    assert shown["F09"]["value"] == f"{whole['F09']['value'][:6]}********{whole['F09']['value'][-4:]}"


@pytest.mark.parametrize(
    "words",
    [
        ("begin", "--licence", "99"),
        ("documents", "1", "--add", "99"),
        ("type", "1", "F99=x"),
        ("type", "1", "F17=I99"),
        ("confirm", "1", "F99"),
        ("choose", "1", TENCENT, "colour=red"),
        ("answer", "1", "C999=yes"),
        ("clear", "1", "X99"),
        ("consent", "1", "--taken-back", "99"),
        ("send", "1", "facebook"),
        ("told", "1", "refused", "--about", "Q999"),
        ("show", "99"),
        ("filed", "99"),
    ],
)
def test_what_is_not_there_is_named_and_nothing_is_changed(counter: Counter, words: tuple[str, ...]) -> None:
    before = counter.say("begin")
    assert counter.say(*words, code=1)["error"] == "NotFound"
    assert counter.say("show", "1") == before


def test_the_industries_to_choose_from_need_no_vault(capsys: pytest.CaptureFixture[str]) -> None:
    told = answered(capsys, "onboarding", "industries")
    assert len(told) == 32
    assert {"code": "I02", "review_hours": 24}.items() <= {one["code"]: one for one in told}["I02"].items()
