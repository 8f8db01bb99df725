"""Invented companies and people that the reader was not tuned on: other places, rare names, letters that are easily confused."""

from datetime import date
from random import Random

from tests.benchmarks.paper_facts import Company, credit_code, some_day

PLACES = (
    ("乌鲁木齐", "新疆维吾尔自治区乌鲁木齐市", "650102", "新", "天山区解放北路"),
    ("呼和浩特", "内蒙古自治区呼和浩特市", "150105", "蒙", "赛罕区昭乌达路"),
    ("上海", "中国（上海）自由贸易试验区", "310115", "沪", "临港新片区环湖西二路"),
    ("重庆", "重庆市", "500112", "渝", "渝北区金开大道西段"),
    ("泉州", "福建省泉州市", "350503", "闽", "丰泽区湖心街"),
    ("赣州", "江西省赣州市", "360702", "赣", "章贡区红旗大道"),
    ("亳州", "安徽省亳州市", "341602", "皖", "谯城区魏武大道"),
    ("邯郸", "河北省邯郸市", "130403", "冀", "丛台区人民东路"),
    ("淄博", "山东省淄博市", "370303", "鲁", "张店区柳泉路"),
    ("儋州", "海南省儋州市", "460400", "琼", "那大镇中兴大街"),
    ("遵义", "贵州省遵义市", "520302", "黔", "红花岗区海尔大道"),
    ("鄂州", "湖北省鄂州市", "420704", "鄂", "鄂城区滨湖北路"),
)
_BRANDS = (
    *("未名", "千秋", "天成", "己丰", "士林", "日新", "戊辰", "侯鸟", "晶茂", "垚森", "翊宸", "彧文", "瀚洋", "甄选"),
    *(
        "喆理",
        "赟祥",
        "昱恺",
        "栩然",
        "徕卡尔",
        "斐讯达",
        "璟玥",
        "旸辉",
        "汇川",
        "万顷",
        "丰禾",
        "末来",
        "玖拾度",
        "酉阳",
    ),
)
_TRADES = (
    *(
        "供应链管理",
        "农业科技",
        "餐饮管理",
        "建筑劳务",
        "物业服务",
        "新能源技术",
        "珠宝首饰",
        "宠物用品",
        "跨境电商",
        "酒业",
    ),
    *(
        "人力资源",
        "智能装备",
        "环保工程",
        "养老服务",
        "知识产权代理",
        "汽车销售服务",
        "口腔门诊部",
        "影视制作",
        "服饰",
        "茶业",
    ),
)
_SURNAMES = (
    *(
        "逄",
        "仝",
        "亓",
        "郜",
        "缑",
        "亢",
        "郄",
        "麴",
        "笪",
        "璩",
        "邸",
        "佘",
        "佟",
        "冼",
        "晁",
        "柏",
        "欧阳",
        "司马",
        "上官",
    ),
    *(
        "诸葛",
        "尉迟",
        "侯",
        "洪",
        "汪",
        "江",
        "沈",
        "石",
        "任",
        "姚",
        "卢",
        "傅",
        "钟",
        "姜",
        "崔",
        "谭",
        "廖",
        "范",
        "陆",
        "金",
    ),
)
_GIVEN = "昇赟翀玥喆堃芃骞旻彧炘镕垚犇焱颢筠祎韬珩瑀茜菁懿璟逸宸沁峥嵘铄楷栋樑淳沅沣祺翊翎旸晟昊炜煜熠士干末未己已戊戌大太夫天木本冰永"
_MINORITY = ("买买提·艾力", "阿依古丽·吐尔逊", "扎西·多吉", "巴特尔")
_SCOPES = (
    *(
        "谷物种植",
        "蔬菜、水果、坚果种植",
        "劳务派遣服务",
        "房屋建筑工程施工",
        "道路货物运输（不含危险货物）",
        "供应链管理服务",
    ),
    *(
        "人工智能应用软件开发",
        "物联网技术服务",
        "机动车修理和维护",
        "宠物食品及用品批发",
        "工艺美术品及收藏品零售（象牙及其制品除外）",
    ),
    *(
        "餐饮管理",
        "住房租赁",
        "非居住房地产租赁",
        "城市绿化管理",
        "专用化学产品销售（不含危险化学品）",
        "酒类经营",
        "茶叶制品生产",
    ),
    *(
        "养生保健服务（非医疗）",
        "家政服务",
        "体育赛事策划",
        "摄影扩印服务",
        "票务代理服务",
        "五金产品零售",
        "橡胶制品销售",
        "针纺织品销售",
    ),
    *(
        "新能源汽车整车销售",
        "光伏设备及元器件销售",
        "母婴生活护理（不含医疗服务）",
        "数字内容制作服务（不含出版发行）",
        "国内贸易代理",
    ),
)
_NOTE = "（依法须经批准的项目，经相关部门批准后方可开展经营活动，具体经营项目以相关部门批准文件或许可证件为准）"
_UNITS = "零壹贰叁肆伍陆柒捌玖"


def person(random: Random) -> str:
    """Mostly rare letters; now and then a name of several parts or one in Latin letters."""
    if random.random() < 0.06:
        return random.choice(_MINORITY)
    return random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, random.choice((1, 2, 2))))


def company(random: Random, *, kind: str = "91", suffix: str = "有限公司") -> Company:
    """One invented company; every number passes its own check."""
    city, province, region, short, street = random.choice(PLACES)
    brand, trade = random.choice(_BRANDS), random.choice(_TRADES)
    started = some_day(random, 1996, 2026)
    shapes = (f"{city}市{brand}{trade}{suffix}", f"{brand}（{city}）{trade}{suffix}", f"{brand}{trade}{suffix}")
    until = date(started.year + random.choice((15, 20, 30, 40)), started.month, min(started.day, 27))
    return Company(
        name=random.choice(shapes), uscc=credit_code(random, region, kind), legal_rep=person(random), capital=capital(random),
        established=started, until=random.choice((None, until)), address=_address(random, province, street),
        scope=_scope(random), city=city, province=short, region=region,
    )  # fmt: skip


def capital(random: Random) -> str:
    number = random.choice((3, 8, 15, 36, 66, 88, 108, 518, 680, 1200, 2580, 5001))
    words = _in_words(number)
    return random.choice(
        (
            f"{words}万元整",
            f"人民币{number}.0000万元整",
            f"人民币{words}万元整",
            f"{number}万元",
            f"{number}.5万元人民币",
        )
    )


def _in_words(number: int) -> str:
    text, zero = "", False
    for unit, size in (("仟", 1000), ("佰", 100), ("拾", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if zero and text else "") + _UNITS[digit] + unit
        zero = not digit
    return text


def _address(random: Random, province: str, street: str) -> str:
    number, floor, room = random.randrange(1, 1999), random.randrange(1, 33), random.randrange(1, 40)
    return random.choice(
        (
            f"{province}{street}{number}号附{room}号",
            f"{province}{street}{number}号创业大厦{chr(65 + random.randrange(6))}座{floor}层{floor}{room:02d}",
            f"{province}{street}{number}-{room}号{floor}楼（自主申报）",
        )
    )


def _scope(random: Random) -> str:
    parts = random.sample(_SCOPES, random.choice((1, 3, 6, 9, 12)))
    return random.choice(("、", "；", "；", "，")).join(parts) + random.choice(("。", "")) + random.choice((_NOTE, ""))
