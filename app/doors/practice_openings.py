"""Practice companies open accounts 开户练习: eight fields each, ten platforms, a refusal put right; what it took is counted."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.desk import Desk
from app.domain.accounts import Platform
from app.domain.applications import Application, ApplicationState, Way
from app.domain.openings import ReviewState
from app.domain.platform_names import names_in
from app.domain.wizard import Page
from app.doors.practice_papers import FIRMS, OWN, PracticeFirm, keep_papers
from app.sandbox.google_ads_plan import GOOGLE_MANAGER
from app.sandbox.kuaishou_plan import KUAISHOU_AGENT
from app.sandbox.meta_plan import META_BUSINESS
from app.sandbox.ocean_engine_plan import OCEAN_AGENT
from app.sandbox.reviews import State
from app.sandbox.tencent_plan import TENCENT_AGENCY
from app.sandbox.tiktok_plan import CENTRES
from app.sandbox.world import World

SUBJECTS = {
    Platform.TENCENT_ADS: "account",
    Platform.OCEAN_ENGINE: "qualification",
    Platform.KUAISHOU: "cert",
    Platform.TIKTOK: "account",
    Platform.META: "account",
}
"""What the practice reviewers look at on each platform."""

PREPARED_H, REVIEWED_H, CORRECTED_H = 5, 9, 4
"""How long a practice company takes for its papers, a platform for its review, and the company to put a thing right."""

LONG_AGO = timedelta(days=5)
"""Early enough for three companies one after the other, and the vault's own."""


@dataclass
class PracticeClock:
    """A clock that can be set: companies that opened accounts days ago did so days ago."""

    real: Callable[[], datetime]
    behind: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """Now, or as long ago as it was set to be."""
        return self.real() - self.behind

    def push(self, hours: float) -> None:
        """Let time pass, at most to the present."""
        self.behind = max(timedelta(), self.behind - timedelta(hours=hours))

    def until(self, hours_ago: float) -> None:
        """Let time pass until it is so long ago; it never goes back."""
        self.behind = min(self.behind, timedelta(hours=hours_ago))


def choices(platform: Platform, world: World) -> dict[str, str]:
    """What a person would take from the platform's own lists; these are the practice platforms'."""
    return {
        Platform.TENCENT_ADS: {
            "payer": str(TENCENT_AGENCY), "system_industry_id": "21474836585", "area_code": "440100",
        },
        Platform.OCEAN_ENGINE: {
            "payer": str(OCEAN_AGENT), "subject.registered_nation_name": "中国", "advertiser_id": _original(world),
        },
        Platform.KUAISHOU: {"payer": str(KUAISHOU_AGENT), "advertiser_user_id": "3000002", "industry_id": "1042"},
        Platform.TIKTOK: {"payer": str(CENTRES[0].number), "customer_info.industry": "290303"},
        Platform.GOOGLE_ADS: {"payer": str(GOOGLE_MANAGER)},
        Platform.META: {
            "payer": str(META_BUSINESS), "timezone_id": "42", "end_advertiser": str(META_BUSINESS),
            "media_agency": "NONE", "partner": "NONE",
        },
    }.get(platform, {})  # fmt: skip


def _original(world: World) -> str:
    return str(next(one.number for one in world.accounts_on(Platform.OCEAN_ENGINE) if one.centre == OCEAN_AGENT))


class PracticeOpenings:
    """Opens accounts for practice companies on the practice platforms, and gives their reviewers' verdicts."""

    def __init__(self, desk: Desk, world: World, folder: Path, clock: PracticeClock) -> None:
        self._desk = desk
        self._world = world
        self._folder = folder
        self._clock = clock

    def open_all(self) -> dict[str, Any]:
        """The three companies on all ten platforms; what was typed, filled and spent, by company."""
        began = time.perf_counter()
        firms = [self._open(firm) for firm in FIRMS]
        return {"firms": firms, "seconds": round(time.perf_counter() - began, 1)}

    def begin(self, firm: PracticeFirm) -> int:
        """Documents in, fields typed, platforms ticked, questions answered, consent given; the onboarding's id."""
        onboarding = self._desk.onboarding
        kept = keep_papers(self._desk.documents, firm)
        draft_id = onboarding.start(kept["Q001"])
        for code, text in firm.typed.items():
            onboarding.type(draft_id, code, text)
        onboarding.confirm(draft_id, ("F03", "F13"))
        onboarding.tick(draft_id, list(Platform))
        for platform in Platform:
            self.choose(draft_id, platform)
        asked = onboarding.view(draft_id).circumstances
        onboarding.answer(draft_id, {one.circumstance.code: False for one in asked})
        self._desk.consents.agree(draft_id, self._desk.consents.asked(draft_id, language="zh", names=names_in("zh")))
        onboarding.go(draft_id, Page.SEND)
        return draft_id

    def choose(self, draft_id: int, platform: Platform) -> None:
        """Take what a person would take from the platform's own lists."""
        self._desk.onboarding.choose(draft_id, platform, choices(platform, self._world))

    def leave_under_way(self) -> int:
        """The vault's own company in the middle of it: some open, some in review, one sent back, one not sent."""
        self._clock.until(30)
        draft_id = self.begin(OWN)
        self._clock.until(22)
        self._send(draft_id, [Platform.GOOGLE_ADS, Platform.TENCENT_ADS, Platform.OCEAN_ENGINE, Platform.TIKTOK])
        self._clock.until(21)
        self._desk.opening_post.follow()
        self._clock.until(12)
        self._decide(draft_id, Platform.TENCENT_ADS, State.WANTS_DOCUMENT, reason="营业执照反光，请重新上传")
        self._desk.opening_post.follow()
        self._clock.until(6)
        self._hand_in(draft_id, Platform.BAIDU)
        self._clock.until(0)
        return draft_id

    def _open(self, firm: PracticeFirm) -> dict[str, Any]:
        began = time.perf_counter()
        draft_id = self.begin(firm)
        self._clock.push(PREPARED_H)
        view = self._desk.onboarding.view(draft_id)
        sent = [one.platform for one in view.facts.platforms if one.route.way is Way.INTERFACE]
        self._send(draft_id, sent)
        by_hand = [platform for platform in Platform if platform not in sent]
        for platform in by_hand:
            self._hand_in(draft_id, platform)
        self._desk.opening_post.follow()
        for platform in by_hand:
            self._desk.applications.told(self._one(draft_id, platform).id or 0, ReviewState.IN_REVIEW)
        self._clock.push(REVIEWED_H)
        refused = Platform.TENCENT_ADS
        for platform in sent:
            if platform is refused:
                self._decide(draft_id, platform, State.WANTS_DOCUMENT, reason="营业执照不清晰，请重新上传")
            elif platform in SUBJECTS:
                self._decide(draft_id, platform, State.APPROVED)
        self._desk.opening_post.follow()
        self._correct(draft_id, refused)
        for number, platform in enumerate(by_hand, start=1):
            self._told_approved(draft_id, platform, f"{draft_id:02d}{number:06d}")
        filled = {str(platform): len(view.facts.own_values(platform)) for platform in Platform}
        states = {one.platform: one.state for one in self._of(draft_id)}
        return {
            "company": firm.name,
            "industry": firm.industry,
            "core_fields": view.core.fields,
            "core_read": view.core.read,
            "core_typed": view.core.typed,
            "typed": len(view.typed),
            "filled": filled,
            "by_interface": [str(one) for one in sent],
            "by_package": [str(one) for one in by_hand],
            "corrected": str(refused),
            "opened": sum(state is ApplicationState.ACTIVE for state in states.values()),
            "seconds": round(time.perf_counter() - began, 1),
        }

    def _send(self, draft_id: int, platforms: list[Platform]) -> None:
        outcomes = self._desk.opening_post.send(draft_id, platforms)
        for failed in outcomes.failures:
            assert failed.error is not None
            raise failed.error

    def _hand_in(self, draft_id: int, platform: Platform) -> None:
        """A package, and the person who files it on the platform's page and writes its number down."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._desk.applications.package(draft_id, platform, self._folder / f"{draft_id}-{platform}.zip", "zh")
        self._desk.applications.filed(self._one(draft_id, platform).id or 0, f"{platform}-{draft_id}")

    def _told_approved(self, draft_id: int, platform: Platform, account: str) -> None:
        application_id = self._one(draft_id, platform).id or 0
        self._desk.applications.told(application_id, ReviewState.APPROVED, account=account)

    def _correct(self, draft_id: int, platform: Platform) -> None:
        """What was refused is put right and sent again, and this time it passes."""
        self._clock.push(CORRECTED_H)
        application = self._one(draft_id, platform)
        for reason in application.open_reasons:
            self._desk.applications.correct(application.id or 0, reason.about)
        again = self._desk.opening_post.resubmit(application.id or 0)
        if again.error is not None:
            raise again.error
        self._desk.opening_post.follow()
        self._clock.push(REVIEWED_H)
        self._decide(draft_id, platform, State.APPROVED)
        self._desk.opening_post.follow()

    def _decide(self, draft_id: int, platform: Platform, state: State, *, reason: str = "") -> None:
        number = int(self._one(draft_id, platform).account)
        self._world.decide(platform, SUBJECTS[platform], number, state, reason=reason)

    def _one(self, draft_id: int, platform: Platform) -> Application:
        return next(one for one in self._of(draft_id) if one.platform is platform)

    def _of(self, draft_id: int) -> list[Application]:
        return self._desk.applications.of(draft_id)
