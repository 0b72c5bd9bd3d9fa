"""What shows that a line names a person, in a cell that names other things too."""

import re
from collections.abc import Collection
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import without_inner_spaces
from partyschool_cli.exchange.foreign.values.lists import items

# The surnames of nine people in ten, and those of two characters.
_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴"
    "莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪"
    "梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时阳穆农司卓古吉缪简"
    "车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝"
)
_DOUBLE: Final = ("欧阳", "司马", "诸葛", "上官", "东方", "皇甫", "尉迟", "公孙", "令狐", "司徒")
# 成子村 is no 成 by surname.
_NO_NAME: Final = tuple("村镇乡县市区校室馆厅楼堂院部所站点园场处班课会式")
_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,3}|[\u3400-\u9fff]{1,4}·[\u3400-\u9fff·]{1,8}")
_POST: Final = re.compile(
    r".*(?:书记|主任|教师|老师|讲师|教授|局长|科长|站长|所长|校长|院长|部长|乡长|镇长|县长|市长|村长|社长|"
    r"处长|组长|队长|馆长|会长|理事长|厅长|司长|股长|园长|场长|负责人|干部|专家|秀才|能手|老党员|模范|"
    r"委员|主席|技术员|农艺师|工程师|研究员|博士|硕士|同志|先生|女士|辅导员|讲解员|宣讲员|宣讲团|传承人|"
    r"带头人|经理|董事长|医生|法官|检察官|律师|民警|种植户|养殖户|师傅|主播|指导员|特派员|班主任|代表|"
    r"宣传员|劳模|名师|学者|顾问|领导|骨干|助理|秘书|调研员|团队|讲师团)(?:[（(][^（）()]*[)）])?"
)
_UNIT: Final = re.compile(
    r"\S{1,}(?:党校|局|委|办|中心|院|站|所|社|公司|政府|大学|学校|村|镇|乡|县|街道|部|处|协会|基地|"
    r"支部|馆|组|集团|农场|学会|联合会|工会|团委|妇联|检察院|法院)"
)
_ROLE: Final = re.compile(r"[（(][^（）()]*[)）]$")


def looks_like_name(text: str) -> bool:
    """Whether a text is a short name of a known surname: 张三, 欧阳小明."""
    name = without_inner_spaces(_ROLE.sub("", text.strip()).strip())
    if name.endswith(_NO_NAME):
        return False
    if name.startswith(_DOUBLE):
        return 3 <= len(name) <= 4
    return _NAME.fullmatch(name) is not None and name[0] in _SURNAMES


def is_post(text: str) -> bool:
    """Whether a text ends as posts and offices do: 副教授, 北义城镇党委书记."""
    return _POST.fullmatch(text) is not None


def is_unit(text: str) -> bool:
    """Whether a text ends as the names of offices and organisations do: 县委党校, 农业农村局."""
    return _UNIT.fullmatch(text) is not None


def looks_like_person(text: str, known: Collection[str] = ()) -> bool:
    """Whether each item of a line is a known person, a short name, or ends as offices do."""
    found = items(text)
    return bool(found) and all(_is_person(one, known) for one in found)


def _is_person(text: str, known: Collection[str]) -> bool:
    if text in known or looks_like_name(text) or is_post(text):
        return True
    parts = text.split()
    is_described = len(parts) == 2 and any(map(is_unit, parts))
    names = [one for one in parts if looks_like_name(one)]
    return len(parts) > 1 and (len(names) == len(parts) or (is_described and len(names) == 1))
