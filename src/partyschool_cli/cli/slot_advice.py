"""Where else a session could go, told where a change of it causes a clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.cli.change import Advice, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partyschool_cli.catalog.catalog import Catalog
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
        from partyschool_cli.views.slot_lines import slot_lines

        planned = _planned(desk, plan)
        before = desk.lookup.catalog if len(sessions) > 1 else None
        for session in sessions:
            found = other_slots(planned, session, before)
            if found is not None:
                yield from slot_lines(planned, session, found, _given(desk, options))
                return

    return advice


def day_advice(desk: Desk, plan: Plan, sessions: Sequence[FiledSession], asked: DayMove) -> Advice:
    """Advice on the sessions of a day that cannot be on the day where the plan puts them."""

    def advice(_: Caused) -> Iterator[Line]:
        from partyschool_cli.edit.other_slots import other_days
        from partyschool_cli.views.slot_lines import day_lines

        planned = _planned(desk, plan)
        found = other_days(planned, [one.ref for one in sessions], asked.day)
        if found is not None:
            options = _given(desk, {"--why": asked.why})
            yield from day_lines(planned, sessions[0].class_key.id, asked.day, found, options)

    return advice


def _planned(desk: Desk, plan: Plan) -> Catalog:
    from partyschool_cli.catalog.load import load

    return load(plan.changes.preview(desk.lookup.tree))


def _given(desk: Desk, options: Mapping[str, str | None]) -> Mapping[str, str]:
    """The options that a command to be typed needs."""
    given = {name: value for name, value in options.items() if value}
    for folder in desk.workspace.options.catalogs:
        given["--catalog"] = str(folder)
    return given
