"""Places in a cell, and what shows that a line names one: `县委党校第一教室`."""

import re
from collections.abc import Collection
from typing import Final

from partyschool_cli.exchange.foreign.cells.folding import one_line
from partyschool_cli.exchange.foreign.values.people import is_nobody

_PLACE: Final = re.compile(
    r"(?:教室|会议室|报告厅|礼堂|活动室|阅览室|培训室|会场|现场|基地|教学点|纪念馆|展览馆|教育馆|文化馆|"
    r"博物馆|史馆|馆|故居|旧址|遗址|陵园|大棚|果园|示范园|园区|产业园|合作社|车间|广场|食堂|餐厅|宾馆|"
    r"大院|村委会|服务中心|中心|室|厅|堂|楼|层|校区|村部|田间|地头|线上|公众号|腾讯会议|钉钉|直播间|课堂|"
    r"社区|工坊|居地|地|田|村|园|场|寺|林场|观摩点|示范点|服务站|工作站|点|站|所|平台|党校|夜校|分会场|各村|操场|场地|院)(?:（[^）]*）|\([^)]*\))?"
)
_LABEL: Final = re.compile(
    r"(?:上课|教学|学习|培训|授课|集合)?(?:地\s*点|场所|场地|教室|教学点)\s*[:：]\s*(?P<place>.+)"
)
_SENTENCE: Final = re.compile(r"[。；;，,]|[0-9]{1,2}[:：][0-9]{2}")


def place(text: str) -> str:
    """The place that a cell names, on one line; empty where it says that none is known yet."""
    return "" if is_nobody(text) else one_line(text)


def labelled_place(text: str) -> str | None:
    """The place of `地点：第一教室`; None where no label says that it is one."""
    found = _LABEL.fullmatch(text.strip())
    return place(found["place"]) if found else None


def looks_like_place(text: str, known: Collection[str] = ()) -> bool:
    """Whether a line ends as the names of places do, or is a known one."""
    if text in known:
        return True
    found = list(_PLACE.finditer(text))
    return bool(found) and found[-1].end() == len(text) and not _SENTENCE.search(text)
