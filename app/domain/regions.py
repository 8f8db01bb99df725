"""Province and city 省市 of a company: from its address, or from its credit code (GB/T 2260)."""

import re

PROVINCES = {
    "11": "北京市",
    "12": "天津市",
    "13": "河北省",
    "14": "山西省",
    "15": "内蒙古自治区",
    "21": "辽宁省",
    "22": "吉林省",
    "23": "黑龙江省",
    "31": "上海市",
    "32": "江苏省",
    "33": "浙江省",
    "34": "安徽省",
    "35": "福建省",
    "36": "江西省",
    "37": "山东省",
    "41": "河南省",
    "42": "湖北省",
    "43": "湖南省",
    "44": "广东省",
    "45": "广西壮族自治区",
    "46": "海南省",
    "50": "重庆市",
    "51": "四川省",
    "52": "贵州省",
    "53": "云南省",
    "54": "西藏自治区",
    "61": "陕西省",
    "62": "甘肃省",
    "63": "青海省",
    "64": "宁夏回族自治区",
    "65": "新疆维吾尔自治区",
}

MUNICIPALITIES = {"北京市", "天津市", "上海市", "重庆市"}

CITY = re.compile(r"^(.{2,8}?(?:自治州|地区|盟|市))")


def region_of(address: str, credit_code: str = "") -> str:
    """`province city`, only the province where no city is named, empty where neither tells; the address counts first."""
    province = next((name for name in PROVINCES.values() if address.startswith(name)), "")
    rest = address.removeprefix(province)
    from_code = PROVINCES.get(credit_code[2:4], "")
    if not province and (short := next((name for name in MUNICIPALITIES if address.startswith(name[:2])), "")):
        province, rest = short, ""
    province = province or from_code
    if province in MUNICIPALITIES:
        return f"{province} {province}"
    city = CITY.match(rest)
    return f"{province} {city[1]}" if province and city else province
