"""`adtill onboarding`: what each platform asks with its ground, a package as files, how far everything is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.openings import ReviewState
from app.doors.practice_papers import FOOD, keep_papers
from app.services.clock import system_clock
from app.store.vault import Vault
from main import main
from tests.conftest import MadeVault
from tests.doors.test_command_line import answered

Where = tuple[str, ...]


@pytest.fixture
def begun(
    tmp_path: Path, vault_path: Path, made_vault: MadeVault, monkeypatch: pytest.MonkeyPatch
) -> tuple[Where, Callable[[], None]]:
    """A vault with an onboarding of the food shop, and what completes it."""
    monkeypatch.setenv("ADTILL_HOME", str(tmp_path / "home"))
    password = tmp_path / "password"
    password.write_text(made_vault.password.reveal(), encoding="utf-8")
    with_desk(vault_path, made_vault, _begin)
    where = ("--vault", str(vault_path), "--password-file", str(password))
    return where, lambda: with_desk(vault_path, made_vault, _complete)


def with_desk(path: Path, made: MadeVault, do: Callable[[Desk], None]) -> None:
    desk = Desk(Vault.open(path, password=made.password), system_clock)
    do(desk)
    desk.close()


def _begin(desk: Desk) -> None:
    draft_id = desk.onboarding.start(keep_papers(desk.documents, FOOD)["Q001"])
    desk.onboarding.type(draft_id, "F17", "I02")
    desk.onboarding.tick(draft_id, [Platform.BAIDU])


def _complete(desk: Desk) -> None:
    onboarding = desk.onboarding
    for code, text in FOOD.typed.items():
        onboarding.type(1, code, text)
    onboarding.confirm(1, ("F03", "F13"))
    onboarding.answer(1, {one.circumstance.code: False for one in onboarding.view(1).circumstances})
    names = {platform: str(platform) for platform in Platform}
    desk.consents.agree(1, desk.consents.asked(1, language="zh", names=names))


def test_from_the_precheck_to_a_package_and_its_status(
    begun: tuple[Where, Callable[[], None]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where, complete = begun
    told = answered(capsys, "onboarding", "precheck", "1", *where)
    assert (told["company"], len(told["platforms"])) == (FOOD.name, 10)
    baidu = next(one for one in told["platforms"] if one["platform"] == "baidu")
    assert (baidu["way"], baidu["why_by_hand"], baidu["is_ready"]) == ("package", "no_interface", False)
    assert {gap["field"] for gap in baidu["gaps"]} >= {"F19", "F21"}
    licence = next(one for one in baidu["findings"] if one["document"] == "Q001")
    assert (licence["standing"], bool(licence["source"]), bool(licence["ground"])) == ("satisfied", True, True)

    target = tmp_path / "baidu"
    refused = answered(capsys, "onboarding", "package", "1", "baidu", str(target), *where, code=1)
    assert refused["error"] == "WrongAnswer"
    assert not target.exists()
    complete()
    written = answered(capsys, "onboarding", "package", "1", "baidu", str(target), *where)
    assert sorted(one.name for one in target.iterdir()) == sorted(written["files"])

    status = answered(capsys, "onboarding", "status", *where)
    [line] = status["applications"]
    assert (line["platform"], line["state"], line["stage"]) == ("baidu", "checked", "platform")
    assert status["onboardings"][0]["company"] == FOOD.name
    assert main(["onboarding", "precheck", "1", "--platform", "baidu", *where]) == 0
    assert main(["onboarding", "status", *where]) == 0
    assert FOOD.name in capsys.readouterr().out


def test_an_appeal_is_kept_and_told_by_the_status(
    begun: tuple[Where, Callable[[], None]],
    tmp_path: Path,
    vault_path: Path,
    made_vault: MadeVault,
    capsys: pytest.CaptureFixture[str],
) -> None:
    where, complete = begun
    complete()
    answered(capsys, "onboarding", "package", "1", "baidu", str(tmp_path / "baidu"), *where)
    appeal = ("onboarding", "appeal", "1", "请复核", "--documents", "1", *where)
    assert answered(capsys, *appeal, code=1)["error"] == "IllegalMove"

    def refuse(desk: Desk) -> None:
        desk.applications.filed(1)
        desk.applications.told(1, ReviewState.REFUSED, reason="资质不符")

    with_desk(vault_path, made_vault, refuse)
    assert answered(capsys, *appeal)["state"] == "appeal"
    [line] = answered(capsys, "onboarding", "status", *where)["applications"]
    assert (line["state"], line["stage"], line["open_reasons"]) == ("appeal", "review", [])
    [told] = line["appeals"]
    assert (told["text"], told["documents"], told["led_to"]) == ("请复核", [1], None)
