"""The kinds of subject 类型 that licences print, so that one misread letter shows."""

from rapidfuzz.distance import Levenshtein

from app.ocr.text import squeezed

_COMPANIES = ("有限责任公司", "其他有限责任公司", "股份有限公司", "其他股份有限公司", "一人有限责任公司", "有限公司")
_OWNERS = (
    *(
        "自然人投资或控股",
        "自然人独资",
        "法人独资",
        "自然人投资或控股的法人独资",
        "非自然人投资或控股的法人独资",
        "国有独资",
    ),
    *(
        "国有控股",
        "国有全资",
        "外商投资",
        "外商独资",
        "外国法人独资",
        "外国自然人独资",
        "外商合资",
        "外商投资企业法人独资",
    ),
    *(
        "外商投资企业投资",
        "外商投资企业合资",
        "外商投资企业与内资合资",
        "外商投资、非独资",
        "外商投资，非独资",
        "中外合资",
    ),
    *(
        "中外合作",
        "台港澳法人独资",
        "台港澳自然人独资",
        "台港澳与境内合资",
        "港澳台法人独资",
        "港澳台自然人独资",
        "港澳台投资",
    ),
    *("港澳台投资、非独资", "港澳台投资，非独资", "台港澳合资", "港澳台与境内合资", "上市", "非上市", "未上市"),
    *("上市、自然人投资或控股", "非上市、自然人投资或控股", "上市、国有控股", "非上市、国有控股", "外商投资、上市"),
    *("外商投资、未上市", "外商投资、非上市", "港澳台投资、未上市", "港澳台投资、上市"),
)
_OTHERS = (
    *(
        "个体工商户",
        "个体户",
        "个体",
        "个体（内地）",
        "个人独资企业",
        "个人独资企业分支机构",
        "合伙企业",
        "普通合伙企业",
        "有限合伙企业",
    ),
    *(
        "特殊普通合伙企业",
        "特殊的普通合伙企业",
        "外商投资合伙企业",
        "外商投资有限合伙企业",
        "合伙企业分支机构",
        "普通合伙",
        "有限合伙",
    ),
    *(
        "有限合伙企业分支机构",
        "农民专业合作社",
        "农民专业合作社联合社",
        "农民专业合作社分支机构",
        "农民专业合作经济组织",
    ),
    *(
        "全民所有制",
        "全民所有制分支机构",
        "集体所有制",
        "集体所有制分支机构",
        "股份合作制",
        "股份合作企业",
        "联营",
        "国有企业",
    ),
    *(
        "外国（地区）企业常驻代表机构",
        "外国企业常驻代表机构",
        "外商投资企业分公司",
        "外商投资企业分支机构",
        "内资企业法人",
    ),
    *("内资分公司", "其他分公司", "分公司", "内资非法人企业", "事业单位", "事业单位法人", "社会团体", "社会团体法人"),
    *("民办非企业单位", "民办非企业单位（法人）", "基金会", "基金会法人", "非公司企业法人"),
)


def _all() -> dict[str, str]:
    """Each kind as it is compared, with the way it is written."""
    kinds = [*_OTHERS]
    for company in _COMPANIES:
        for branch in ("", "分公司"):
            kinds += [company + branch, *(f"{company}{branch}（{owner}）" for owner in _OWNERS)]
    return {squeezed(kind): kind for kind in kinds}


_KINDS = _all()


def is_known_type(text: str) -> bool:
    """Whether some licence prints just this."""
    return squeezed(text) in _KINDS


def nearest_type(text: str) -> str | None:
    """The one kind from which this differs by a letter; None where there is none, or more than one."""
    read = squeezed(text)
    if len(read) < 5:
        return None
    near = [kind for each, kind in _KINDS.items() if Levenshtein.distance(read, each, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 else None


def with_type_put_right(text: str) -> str:
    """The kind that was meant where only one letter is off; else the text as it is."""
    return text if is_known_type(text) else nearest_type(text) or text
