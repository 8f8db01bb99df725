"""Every family, and which kind of document belongs to which; written out by hand so that search finds it."""

from app.ocr.families import (
    ad_approval,
    bank,
    cosmetics,
    culture,
    device,
    drug,
    education,
    food,
    general,
    identity,
    licence,
    overseas,
    property_rights,
    web,
)
from app.ocr.fields import Family

FAMILIES: tuple[Family, ...] = (
    licence.FAMILY,
    identity.FAMILY,
    *(web.FILING, web.TELECOM, web.PAGE),
    *(food.SELLING, food.FILING, food.MAKING, food.SPECIAL, food.IMPORTED),
    *(device.REGISTRATION, device.FILING, device.PERMIT, device.DISINFECTANT),
    *(drug.PERMIT, drug.REGISTRATION, drug.ONLINE, drug.CLINIC, drug.DOCTOR),
    *(cosmetics.PRODUCT, cosmetics.MAKING),
    *(education.SCHOOL, education.APP),
    *(culture.PUBLISHING, culture.CULTURE, culture.BROADCAST, culture.GAME),
    *(property_rights.TRADEMARK, property_rights.PATENT, property_rights.SOFTWARE, property_rights.AUTHORISATION),
    *(bank.PERMIT, bank.TRIAL),
    *(ad_approval.PRODUCT, ad_approval.MEDICAL),
    *(overseas.HONG_KONG, overseas.FOREIGN),
    general.FAMILY,
)

_BY_CODE = {code: family for family in FAMILIES for code in family.codes}


def family_of(code: str) -> Family:
    """The family of this kind of document; the general one for a kind that has none of its own."""
    return _BY_CODE.get(code, general.FAMILY)
