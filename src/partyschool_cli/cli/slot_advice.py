"""Where else a session could go, told where a change of it causes a clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.cli.change import Advice, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partyschool_cli.edit.move_day import DayMove
    from partyschool_cli.edit.plan import Plan
    from partyschool_cli.edit.sessions import FiledSession
    from partyschool_cli.lint.change_check import Caused
    from partyschool_cli.terminal.style import Line


def slot_advice(
    desk: Desk, plan: Plan, sessions: Sequence[FiledSession], options: Mapping[str, str | None]
) -> Advice:
    """Advice on the first of some changed sessions that cannot be where the plan puts it.

    `options` are those that the command to move it needs besides a day and a time.
    """

    def advice(_: Caused) -> Iterator[Line]:
        from partyschool_cli.edit.other_slots import other_slots
        from partyschool_cli.edit.planned_sessions import planned_sessions
        from partyschool_cli.timetable.timetable import timetable_of
        from partyschool_cli.views.slot_lines import slot_lines

        catalog = desk.lookup.catalog
        planned = planned_sessions(desk.lookup.tree, plan, sessions)
        timetable = timetable_of(catalog)
        for session in sessions:
            found = other_slots(timetable, planned, session)
            if found is not None:
                yield from slot_lines(catalog, session, found, _given(desk, options))
                return

    return advice


def day_advice(desk: Desk, plan: Plan, sessions: Sequence[FiledSession], asked: DayMove) -> Advice:
    """Advice on the sessions of a day that cannot be on the day where the plan puts them."""

    def advice(_: Caused) -> Iterator[Line]:
        from partyschool_cli.edit.other_slots import other_days
        from partyschool_cli.edit.planned_sessions import planned_sessions
        from partyschool_cli.timetable.timetable import timetable_of
        from partyschool_cli.views.slot_lines import day_lines

        catalog = desk.lookup.catalog
        planned = planned_sessions(desk.lookup.tree, plan, sessions)
        found = other_days(timetable_of(catalog), planned, asked.day)
        if found is not None:
            options = _given(desk, {"--why": asked.why})
            yield from day_lines(catalog, sessions[0].class_key.id, asked.day, found, options)

    return advice


def _given(desk: Desk, options: Mapping[str, str | None]) -> Mapping[str, str]:
    """The options that a command to be typed needs."""
    given = {name: value for name, value in options.items() if value and value.strip()}
    for folder in desk.workspace.options.catalogs:
        given["--catalog"] = str(folder)
    return given
