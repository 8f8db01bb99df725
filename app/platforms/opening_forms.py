"""What each interface that opens accounts 开户 is told, by its own names: from which of our fields, and what only a person can choose."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from app.domain.accounts import Platform
from app.domain.onboarding import FILINGS, LICENCES

Values = Mapping[str, str]
"""Our fields (F01…) with their texts."""
Telling = Callable[[Values], str]

LONG_TERM = "long_term"


def _of(code: str) -> Telling:
    return lambda values: values.get(code, "")


def _region(part: int) -> Telling:
    def told(values: Values) -> str:
        parts = values.get("F15", "").split(" ")
        return parts[part] if part < len(parts) else ""

    return told


def _region_joined(values: Values) -> str:
    return "-".join(values.get("F15", "").split(" "))


def _if_company(text: str) -> Telling:
    """Said of companies 企业; what the platform calls other subjects is for a person to choose."""
    return lambda values: text if values.get("F01") == "company" else ""


def _has_end(values: Values) -> str:
    return "false" if values.get("F06", LONG_TERM) == LONG_TERM else "true"


def _end(values: Values) -> str:
    return "" if values.get("F06", LONG_TERM) == LONG_TERM else values["F06"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterfaceForm:
    """One interface's application."""

    values: Mapping[str, Telling]
    choices: tuple[str, ...] = ()
    """Codes of the platform's own lists and numbers of things that are there already; a choice wins over what is told."""
    documented: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of some choices the values that the platform's public documentation names."""
    whole: frozenset[str] = frozenset()
    """Of these it names all."""
    carried: frozenset[str] = frozenset()
    """Choices of which the interface tells what accounts there carry (`TellsCodes`); no platform is known to tell a whole list."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """The platform's kind of picture, and our field that it shows."""
    backs: frozenset[str] = frozenset()
    """Which of those pictures is of the back of a document."""
    review_names: Mapping[str, Collection[str]] = field(default_factory=dict)
    """What a review calls a document, and the kinds of ours that it may be."""
    is_found_by_name: bool = False
    """The client finds an account by the name that it was asked for with."""
    is_named_by_us: bool = False
    """The account carries our own name there, so the list of accounts tells whether it was made."""
    again: str = ""
    """Under which name the account's number goes when it is sent again; empty where that is done on the platform's page."""
    copies: bool = False
    """An account is made as the copy of another (`advertiser_id`), and its papers are sent afterwards."""

    def lacking(self, values: Values, chosen: Mapping[str, str]) -> tuple[str, ...]:
        """Choices that nobody has made and nothing tells."""
        return tuple(
            name for name in self.choices if not chosen.get(name) and not self.values.get(name, _nothing)(values)
        )

    def fields(self, values: Values, chosen: Mapping[str, str]) -> dict[str, str]:
        """What is sent, empty texts left out."""
        told = {name: telling(values) for name, telling in self.values.items()}
        told |= {name: chosen[name] for name in self.choices if chosen.get(name)}
        return {name: text for name, text in told.items() if text}


def _nothing(_values: Values) -> str:
    return ""


PAYER = "payer"
"""The agency, manager or business centre 代理商 / 经理账户 / 商务中心 under which the account is opened."""

OPENING_FORMS: Mapping[Platform, InterfaceForm] = {
    Platform.TENCENT_ADS: InterfaceForm(
        values={
            "corporation_name": _of("F02"),
            "corporation_licence": _of("F04"),
            "individual_qualification.name": _of("F07"),
            "individual_qualification.identification_number": _of("F09"),
            "corporate_brand_name": _of("F18"),
            "introduction_url": _of("F19"),
            "contact_person_mobile": _of("F22"),
        },
        choices=("system_industry_id", "area_code"),
        carried=frozenset({"system_industry_id"}),
        pictures={
            "certification_image_id": "F05",
            "individual_qualification.identification_front_image_id": "F10",
            "individual_qualification.identification_back_image_id": "F11",
        },
        backs=frozenset({"individual_qualification.identification_back_image_id"}),
        again="account_id",
    ),
    Platform.OCEAN_ENGINE: InterfaceForm(
        values={
            "name": _of("F24"),
            "subject.company_type": _if_company("COMPANY"),
            "subject.check_type": _if_company("COMPANY"),
            "subject.qualification_type": _if_company("COMPANY_CREDIT_CODE"),
            "subject.company_name": _of("F02"),
            "subject.proprietor_name": _of("F07"),
            "subject.qualification_code": _of("F04"),
            "subject.registered_province_name": _region(0),
            "subject.registered_city_name": _region(1),
            "subject.address": _of("F12"),
            "subject.has_effective_date": _has_end,
            "subject.effective_date": _end,
        },
        choices=(
            "advertiser_id",
            "subject.registered_nation_name",
            "subject.company_type",
            "subject.check_type",
            "subject.qualification_type",
        ),
        documented={
            "subject.company_type": ("COMPANY", "INDIVIDUAL"),
            "subject.check_type": (
                "COMPANY",
                "SELF_EMPLOY",
                "INDIVIDUAL",
                "GOVERNMENT",
                "OVERSEA",
                "HK_MACAO_TAIWAN",
                "OTHERS",
            ),
            "subject.qualification_type": ("COMPANY_CREDIT_CODE",),
        },
        whole=frozenset({"subject.company_type", "subject.check_type"}),
        pictures={"subject.attachment_id": "F05"},
        again="advertiser_id",
        copies=True,
        is_named_by_us=True,
    ),
    Platform.KUAISHOU: InterfaceForm(
        values={
            "corporation_name": _of("F02"),
            "account_name": _of("F24"),
            "web_site": _of("F19"),
            "contact_name": _of("F21"),
            "phone": _of("F22"),
            "email": _of("F23"),
            "product_name": _of("F18"),
            "licence_id": _of("F04"),
            "licence_location": _region_joined,
            # A link is promoted; an app (2) is another form.
            "marketing_content_type": lambda _values: "1",
        },
        choices=("advertiser_user_id", "industry_id"),
        carried=frozenset({"advertiser_user_id", "industry_id"}),
        pictures={"1": "F05", "2": "F20"},
        review_names={"1": LICENCES, "2": FILINGS},
        again="advertiser_id",
        is_named_by_us=True,
    ),
    Platform.TIKTOK: InterfaceForm(
        values={
            "advertiser_info.name": _of("F24"),
            "advertiser_info.currency": _of("F25"),
            "advertiser_info.timezone": _of("F26"),
            "customer_info.company": _of("F02"),
            "customer_info.registered_area": _of("F14"),
            "qualification_info.promotion_link": _of("F19"),
            "qualification_info.license_no": _of("F04"),
            "contact_info.name": _of("F21"),
            "contact_info.number": _of("F22"),
            "contact_info.email": _of("F23"),
        },
        choices=("customer_info.industry",),
        carried=frozenset({"customer_info.industry"}),
        pictures={"qualification_info.license_image_id": "F05"},
        is_named_by_us=True,
    ),
    Platform.GOOGLE_ADS: InterfaceForm(
        values={"descriptiveName": _of("F24"), "currencyCode": _of("F25"), "timeZone": _of("F26")},
        is_found_by_name=True,
    ),
    Platform.META: InterfaceForm(
        values={"name": _of("F24"), "currency": _of("F25")},
        choices=("timezone_id", "end_advertiser", "media_agency", "partner"),
        documented=dict.fromkeys(("end_advertiser", "media_agency", "partner"), ("NONE", "UNFOUND")),
        carried=frozenset({"timezone_id", "end_advertiser", "media_agency", "partner"}),
        is_found_by_name=True,
    ),
}
"""Where the way through an interface is known; every other platform gets a package."""
