"""`stats` and `stats --by` in words: the sections that are shown."""

from collections.abc import Iterable, Iterator

from partyschool_cli.planning.people_and_places import HeldAt, TaughtBy
from partyschool_cli.planning.split import Split
from partyschool_cli.planning.statistics import Statistics
from partyschool_cli.planning.statistics_by import BY, By, StatisticsBy
from partyschool_cli.planning.training_numbers import Numbers, NumbersOf
from partyschool_cli.views.stats_sections import Row, Section, stats_sections
from partyschool_cli.wording.numbers import figure

_NOTE = "期数、人次按开班那天算，学时、课次按上课那天算；取消的课不算"


def sections(stats: Statistics, by: StatisticsBy | None) -> Iterator[Section]:
    """The sections that are shown: those of `by` instead of all others, where there is one."""
    yield from stats_sections(stats) if by is None else by_sections(by)


def by_sections(stats: StatisticsBy) -> Iterator[Section]:
    """The sections in the order in which they were asked for."""
    groups: dict[By, tuple[NumbersOf, ...]] = {
        "school": stats.school,
        "month": stats.month,
        "type": stats.type,
    }
    is_split = stats.days.first <= stats.today < stats.days.last
    for name in stats.asked:
        if name == "teacher":
            yield _teachers(stats.teacher, is_split=is_split)
        elif name == "site":
            yield _sites(stats.site, is_split=is_split)
        else:
            yield _groups(name, groups[name], stats.total, is_split=is_split)


def _groups(name: By, groups: Iterable[NumbersOf], total: Numbers, *, is_split: bool) -> Section:
    listed = [group for group in groups if name == "month" or not group.numbers.is_nothing]
    rows = [_row(group.title, group.numbers, is_split=is_split) for group in listed]
    rows.append(_row("合计", total, is_split=is_split, is_total=True))
    headings = ("期数", "人次", "课次", "学时", *(("已上",) if is_split else ()))
    maximum = max((group.numbers.contact_hours.total for group in listed), default=0)
    return Section(f"按{BY[name]}", BY[name], headings, tuple(rows), maximum, (_NOTE,))


def _row(title: str, numbers: Numbers, *, is_split: bool, is_total: bool = False) -> Row:
    splits = (numbers.classes, numbers.people, numbers.sessions, numbers.contact_hours)
    done = (figure(numbers.contact_hours.done),) if is_split else ()
    said = (*(figure(split.total) for split in splits), *done)
    # The bar of a sum would make those of its parts too short to compare.
    return Row(title, said, 0 if is_total else numbers.contact_hours.total)


def _teachers(teachers: tuple[TaughtBy, ...], *, is_split: bool) -> Section:
    rows = (
        _two(each.name, each.sessions, each.contact_hours, is_split=is_split) for each in teachers
    )
    headings = ("次数", "学时", *(("已上",) if is_split else ()))
    maximum = max((each.contact_hours.total for each in teachers), default=0)
    note = "合班算一次；同一次课有几位授课人的，每人都算；开班式等活动不算"
    return Section("按授课人", "授课人", headings, tuple(rows), maximum, (note,))


def _sites(sites: tuple[HeldAt, ...], *, is_split: bool) -> Section:
    rows = (_two(each.title, each.sessions, each.people, is_split=is_split) for each in sites)
    headings = ("次数", "人次", *(("已到",) if is_split else ()))
    maximum = max((each.people.total for each in sites), default=0)
    note = "每次课的人数都算一次；合班算一次"
    return Section("按教学点", "教学点", headings, tuple(rows), maximum, (note,))


def _two(title: str, times: Split, amount: Split, *, is_split: bool) -> Row:
    done = (figure(amount.done),) if is_split else ()
    return Row(title, (figure(times.total), figure(amount.total), *done), amount.total)
