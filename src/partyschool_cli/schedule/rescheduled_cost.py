"""What the classes of a rescheduling cost by wish, once it is made."""

from collections.abc import Mapping

from partyschool_cli.schedule.cost import cost_by_wish
from partyschool_cli.schedule.rescheduling import Rescheduling
from partyschool_cli.schedule.setting import Setting
from partyschool_cli.schedule.wanted import Wanted
from partyschool_cli.timetable.timetable import Timetable


def rescheduled_cost(timetable: Timetable, found: Rescheduling) -> Mapping[str, int]:
    """The cost of all sessions of the classes that are hit or move, in hundredths."""
    planned = [
        (Wanted(old, old.course, old.hours), new)
        for old, new in found.moves
        if old.course is not None
    ]
    # An activity costs nothing by itself: it is there, for its neighbours' sake.
    staying = [new for old, new in found.moves if old.course is None]
    gone = [old for old, _ in found.moves]
    stays = timetable.changed((*gone, *found.cancelled), staying)
    meetings = (*found.hits.all, *gone)
    classes = {
        one.training_class.id: one.training_class for each in meetings for one in each.sessions
    }
    setting = Setting(stays, tuple(wanted for wanted, _ in planned), tuple(classes.values()))
    places = [setting.placed(wanted, new.slot) for wanted, new in planned]
    return cost_by_wish(setting, (*setting.all_staying(), *places))
