"""How a catalog's timetables are made: limits of sessions and days, and what wishes weigh."""

from pydantic import Field

from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.types import HoursOfDay, List, Minutes, Month, Weight, WishName
from partyschool_cli.model.vocabulary import WISH_WEIGHTS, Wish


class SessionHours(FrozenModel):
    """The contact hours of one session."""

    min: HoursOfDay = Field(default=1.0, title="最少", description="一次课至少几学时，默认 1")
    max: HoursOfDay = Field(default=4.0, title="最多", description="一次课至多几学时，默认 4")


class Scheduling(FrozenModel):
    """What `pschool schedule` keeps to."""

    step: Minutes = Field(
        default=30, title="起点间隔", description="几分钟一格，从午别开始的时间数起；默认 30"
    )
    session_hours: SessionHours = Field(
        default=SessionHours.model_construct(min=1.0, max=4.0),
        title="一次课学时",
        description="一次课至少、至多几学时；长的课分成几次",
    )
    hours_per_day: HoursOfDay = Field(
        default=8.0, title="班次日最多学时", description="一个班一天至多上几学时，默认 8"
    )
    severe_months: List[Month] = Field(
        default=(), title="严寒酷暑月份", description="室外的课尽量避开的月份，如 [12, 1, 2]"
    )
    weights: dict[WishName, Weight] = Field(
        default_factory=dict,
        title="愿望的轻重",
        description="愿望的名称: 分量，0 表示不管；名称和默认分量见下面的表",
    )

    def weight(self, wish: Wish) -> float:
        """What a wish weighs: as the catalog says, else by default."""
        return self.weights.get(wish, WISH_WEIGHTS[wish])
