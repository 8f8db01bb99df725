"""Names of the practice company: everything here is invented but for the platforms' own names."""

OWNER = "广州云帆日用品有限公司"

COMPANIES = (OWNER, "佛山云帆电子商务有限公司", "深圳市远帆家居用品有限公司")
"""The company and its two sisters; most accounts are the first one's."""

AGENCY = "广州启航互动广告有限公司"

BRANDS = ("云帆", "小帆", "棉朵", "净舍")
PRODUCTS = ("抽纸", "洗衣液", "湿巾", "垃圾袋", "毛巾", "牙刷", "洗手液", "收纳盒", "保鲜膜", "香薰")


def account_name(index: int) -> str:
    """A name such as 云帆-抽纸-01."""
    return f"{BRANDS[index % len(BRANDS)]}-{PRODUCTS[index % len(PRODUCTS)]}-{index // 10 + 1:02d}"


def company_of(index: int) -> str:
    """Which of the companies an account belongs to."""
    return COMPANIES[(index % 7) // 5 + (index % 11 == 9)]
