"""Where else a session could go, told where a change of it causes a clash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partyschool_cli.cli.change import Advice, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
        from partyschool_cli.catalog.load import load
        from partyschool_cli.edit.other_slots import other_slots
        from partyschool_cli.views.slot_lines import slot_lines

        given = {name: value for name, value in options.items() if value}
        for folder in desk.workspace.options.catalogs:
            given["--catalog"] = str(folder)
        planned = load(plan.changes.preview(desk.lookup.tree))
        for session in sessions:
            found = other_slots(planned, session.ref, session.slot)
            if found is not None:
                yield from slot_lines(planned, session, found, given)
                return

    return advice
