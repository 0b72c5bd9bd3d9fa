"""The words that fields are filled with: those built into the format, and the manifest's defaults.

Each maps an id to what a clerk calls it; the order is the order of printing.
Source: the catalog format, tables of `course`, `school`, `site`, `class` and `session`.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

Vocabulary = Mapping[str, str]

# The fields of the manifest that hold the words of a catalog's own.
VOCABULARIES: Final = (
    "themes",
    "audiences",
    "teacher_categories",
    "site_categories",
    "day_parts",
)


def _frozen(**entries: str) -> Vocabulary:
    return MappingProxyType({key.replace("_", "-"): title for key, title in entries.items()})


TIERS = _frozen(county="县级", township="乡镇", village="村级")
COURSE_KINDS = _frozen(theme="主题课", special="特色课")
STRANDS = _frozen(theory="政治理论", party_spirit="党性锻炼", practical="实用技术")
DELIVERIES = _frozen(
    lecture="讲授",
    onsite="现场教学",
    discussion="交流研讨",
    testimony="现身说法",
    demonstration="现场观摩",
    online="线上",
    outreach="送教上门",
    tutoring="一对一辅导",
)
VENUES = _frozen(classroom="教室", field="现场", online="线上")
WEEKDAYS = _frozen(
    mon="周一", tue="周二", wed="周三", thu="周四", fri="周五", sat="周六", sun="周日"
)
CLASS_TYPES = _frozen(
    regular="常规", rotation="轮训", applicant="发展对象", evening="农民夜校", outreach="送教下乡"
)
SESSION_STATUSES = _frozen(planned="按计划", moved="调课", cancelled="取消")
STATUSES = _frozen(active="在用", draft="草稿", retired="停用")
PERIODS = _frozen(
    week="每周", month="每月", quarter="每季度", **{"half-year": "每半年"}, year="每年"
)
# An obligation may name any other word as well.
OFFICES = _frozen(party_secretary="党委书记", leadership_member="班子成员")
SEVERITIES = _frozen(error="错误", warning="警告", info="提示")
# What a timetable should be like where it can. Source: scheduling.md.
WISHES = _frozen(
    obligation="讲课任务排够",
    busy_season="避开农忙",
    season="合时令",
    split="一门课少分几次",
    gap="课间不空",
    site_change="半天不换地方",
    travel="少走路",
    requires_gap="先修课隔一天",
    theory_first="先理论后实践",
    teacher_load="教师分担均匀",
    compact="少用天数",
    last_day="最后一天下午不排满",
    change="少改已排的",
    daylight="露天课在白天",
    severe_months="严寒酷暑不露天",
)
# What each weighs where the catalog does not say, a unit: a session, a change of site, 学时.
WISH_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "obligation": 20,
        "busy-season": 5,
        "season": 10,
        "split": 4,
        "gap": 3,
        "site-change": 3,
        "travel": 1,
        "requires-gap": 2,
        "theory-first": 2,
        "teacher-load": 1,
        "compact": 2,
        "last-day": 1,
        "change": 8,
        "daylight": 5,
        "severe-months": 3,
    }
)
HOLIDAY_TABLES = _frozen(cn="中国法定节假日", none="不用节假日表")

Wish = Literal[
    "obligation",
    "busy-season",
    "season",
    "split",
    "gap",
    "site-change",
    "travel",
    "requires-gap",
    "theory-first",
    "teacher-load",
    "compact",
    "last-day",
    "change",
    "daylight",
    "severe-months",
]
Tier = Literal["county", "township", "village"]
CourseKind = Literal["theme", "special"]
Strand = Literal["theory", "party-spirit", "practical"]
Delivery = Literal[
    "lecture",
    "onsite",
    "discussion",
    "testimony",
    "demonstration",
    "online",
    "outreach",
    "tutoring",
]
Venue = Literal["classroom", "field", "online"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
ClassType = Literal["regular", "rotation", "applicant", "evening", "outreach"]
SessionStatus = Literal["planned", "moved", "cancelled"]
Status = Literal["active", "draft", "retired"]
Period = Literal["week", "month", "quarter", "half-year", "year"]
Severity = Literal["error", "warning", "info"]
HolidayTable = Literal["cn", "none"]

DEFAULT_AUDIENCES = _frozen(
    members="党员",
    branch_secretaries="党支部书记",
    village_cadres="村干部",
    applicants="发展对象",
    farmers="农民",
    officials="领导干部",
)
# What rules are about: 党员 need so many hours a year, 农民 have busy seasons.
MEMBERS: Final = "members"
FARMERS: Final = "farmers"
DEFAULT_DAY_PARTS = _frozen(morning="上午", afternoon="下午", evening="晚上")
DEFAULT_TEACHER_CATEGORIES = _frozen(
    leading_official="领导干部",
    village_cadre="村干部",
    veteran_member="老党员",
    veteran_expert="老专家",
    model_worker="老模范",
    local_expert="土专家",
    farming_expert="田秀才",
    school_teacher="党校教师",
)
DEFAULT_SITE_CATEGORIES = _frozen(
    party_building="党建引领示范",
    red_heritage="红色文化传承",
    clean_governance="廉政文化教育",
    rural_development="乡村振兴发展",
)
