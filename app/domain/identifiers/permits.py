"""Permit numbers that say something by themselves: food, medical devices, cosmetics, advertising approvals, and a few more."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.identifiers.shapes import PROVINCES, is_ascii_digits, mod_11_10, plain

_OPEN, _CLOSE = "[(\\[【〔]", "[)\\]】〕]"


class FoodTrade(StrEnum):
    """What a food permit allows."""

    SALE = "sale"
    CATERING = "catering"
    CANTEEN = "canteen"
    PRODUCTION = "production"


@dataclass(frozen=True, slots=True)
class FoodPermit:
    """A food permit with a passing check digit; `region` has the six digits of GB/T 2260."""

    number: str
    trade: FoodTrade
    region: str
    is_liquor: bool = False
    is_additive: bool = False


_SELLING = {"1": FoodTrade.SALE, "2": FoodTrade.CATERING, "3": FoodTrade.CANTEEN}


def read_food_permit(text: str) -> FoodPermit | None:
    """SC 食品生产许可证 or JY 食品经营许可证, with its check digit of ISO 7064 MOD 11,10."""
    number = plain(text).upper()
    prefix, digits = number[:2], number[2:]
    if len(digits) != 14 or not is_ascii_digits(digits) or digits[-1] != mod_11_10(digits[:-1]):
        return None
    if prefix == "JY" and digits[0] in _SELLING:
        return FoodPermit(number, _SELLING[digits[0]], digits[1:7])
    if prefix == "SC" and digits[0] in "12":
        liquor, additive = digits[:3] == "115", digits[0] == "2"
        return FoodPermit(number, FoodTrade.PRODUCTION, digits[3:9], is_liquor=liquor, is_additive=additive)
    return None


@dataclass(frozen=True, slots=True)
class DeviceCertificate:
    """Medical device registration 医疗器械注册证; `class_fits_issuer` is Article 115 of the Measures."""

    number: str
    issuer: str
    origin: str
    """准 domestic, 进 imported, 许 Hong Kong, Macao and Taiwan."""
    year: int
    risk_class: int
    class_fits_issuer: bool


def read_device_certificate(text: str) -> DeviceCertificate | None:
    """×械注× + year + class + category + serial; class III and imports are the state's 国, class II the province's."""
    number = plain(text)
    found = re.fullmatch(rf"([国{PROVINCES}])械注([准进许])(\d{{4}})([123])(\d{{2}})(\d{{4}})", number, re.ASCII)
    if not found:
        return None
    issuer, origin, year, risk = found.group(1), found.group(2), int(found.group(3)), int(found.group(4))
    is_state = issuer == "国"
    fits = risk in {2, 3} and is_state == (risk == 3 or origin != "准")
    return DeviceCertificate(number, issuer, origin, year, risk, fits)


def is_cosmetics_producer(text: str) -> bool:
    """化妆品生产许可证: province, 妆, year, four digits (Article 65 of the Measures)."""
    return re.fullmatch(rf"[{PROVINCES}]妆(19|20)\d{{6}}", plain(text), re.ASCII) is not None


@dataclass(frozen=True, slots=True)
class AdApproval:
    """Approval of a drug, device or food advertisement 广告审查批准文号."""

    number: str
    last_day: date | None
    """The last valid day where the number says it; None: go by the printed validity."""


def read_ad_approval(text: str) -> AdApproval | None:
    """省×广审(视|声|文)第…号; today's body YYMMDD-NNNNN names the last valid day, the old one of ten digits only its month."""
    number = plain(text)
    found = re.fullmatch(
        rf"[{PROVINCES}]?[一-龥]{{1,4}}广审{_OPEN}[视声文]{_CLOSE}第?([\d-]{{6,13}})号?", number, re.ASCII
    )
    if not found:
        return None
    body = found.group(1)
    last_day = None
    if re.fullmatch(r"\d{6}-\d{5}", body, re.ASCII):
        try:
            last_day = date(2000 + int(body[:2]), int(body[2:4]), int(body[4:6]))
        except ValueError:
            last_day = None
    return AdApproval(number, last_day)


@dataclass(frozen=True, slots=True)
class MedicalAd:
    """Medical advertisement certificate 医疗广告审查证明; valid for one year from the day in its number."""

    number: str
    approved: date | None


def read_medical_ad(text: str) -> MedicalAd | None:
    """Three layouts: (京)医广[2026]第0102003号, 鲁医广【2013】第0902-001-3711号, 京医广【2026】第01-02-003号."""
    number = plain(text)
    found = re.fullmatch(
        rf"{_OPEN}?[{PROVINCES}]{_CLOSE}?中?医广字?{_OPEN}(\d{{4}}){_CLOSE}第([\d-]{{6,16}})号", number, re.ASCII
    )
    if not found:
        return None
    digits = found.group(2).replace("-", "")
    try:
        approved = date(int(found.group(1)), int(digits[:2]), int(digits[2:4]))
    except ValueError:
        approved = None
    return MedicalAd(number, approved)


def is_patent(text: str) -> bool:
    """ZL, eight or twelve digits, check character; from common knowledge, so a failure is a warning only."""
    found = re.fullmatch(r"ZL(\d{12}|\d{8})\.([\dX])", plain(text).upper(), re.ASCII)
    if not found:
        return False
    body = found.group(1)
    weights = (2, 3, 4, 5, 6, 7, 8, 9)
    total = sum(int(digit) * weights[place % 8] for place, digit in enumerate(body))
    return found.group(2) == "0123456789X"[total % 11]


def is_isbn(text: str) -> bool:
    """ISBN-13, as game approvals carry it."""
    digits = plain(text).upper().removeprefix("ISBN").lstrip(":").replace("-", "")
    if len(digits) != 13 or not is_ascii_digits(digits) or not digits.startswith(("978", "979")):
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits)) % 10 == 0


@dataclass(frozen=True, slots=True)
class HongKongBusiness:
    """Hong Kong business registration 商業登記: eight digits, and month and year of the certificate where printed."""

    number: str
    month: int | None = None
    year: int | None = None


def read_hong_kong_business(text: str) -> HongKongBusiness | None:
    """12345678 or 12345678-000-MM-YY-X."""
    found = re.fullmatch(r"(\d{8})(?:-\d{3}-(\d{2})-(\d{2})-[0-9A-Z])?", plain(text).upper(), re.ASCII)
    if not found:
        return None
    if found.group(2) is None:
        return HongKongBusiness(found.group(1))
    month = int(found.group(2))
    return HongKongBusiness(found.group(1), month, 2000 + int(found.group(3))) if 1 <= month <= 12 else None


def is_duns(text: str) -> bool:
    """D-U-N-S: nine digits."""
    number = plain(text).replace("-", "")
    return len(number) == 9 and is_ascii_digits(number)
