"""What is said to people of a weather warning. Levels are the clerk's own words."""

from collections.abc import Mapping
from typing import Final

# By a character of the warning, what to mind; the first that fits.
_SAFETY: Final[Mapping[str, str]] = {
    "雪": "出行注意防滑防寒，烤火取暖谨防煤烟中毒",
    "冰": "路面结冰，出行注意防滑，车辆慢行",
    "寒": "注意防寒保暖，烤火取暖谨防煤烟中毒",
    "冻": "注意防寒保暖，烤火取暖谨防煤烟中毒",
    "雹": "雷雨冰雹时留在屋里，远离大树和电线",
    "雷": "雷雨时留在屋里，远离大树和电线",
    "雨": "远离河道、陡坡和老旧房屋，不走涉水路段",
    "洪": "远离河道、陡坡和老旧房屋，不走涉水路段",
    "高温": "避开中午下地，多喝水，防止中暑",
    "热": "避开中午下地，多喝水，防止中暑",
    "沙": "关好门窗，外出戴口罩，远离广告牌和临时棚架",
    "风": "关好门窗，远离广告牌、大树和临时棚架，野外禁止用火",
    "雾": "能见度低，出行慢行，注意交通安全",
    "霾": "减少外出，外出戴口罩，注意交通安全",
}
_USUAL: Final = "非必要不外出，出行注意安全"


def weather_words(warning: str) -> tuple[str, ...]:
    """The sentences of a notice: what is warned of, and what to mind."""
    return (f"请留意{warning}，非必要不外出。", f"{safety(warning)}。")


def safety(warning: str) -> str:
    """What to mind, without a full stop."""
    return next((said for word, said in _SAFETY.items() if word in warning), _USUAL)
