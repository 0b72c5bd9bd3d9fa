"""`--show-was`: the marks of moved sessions say when they were to be."""

from collections.abc import Mapping
from typing import Any, Final

import typer

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.timetable.meetings import Slot

SHOW_WAS: Final[Any] = typer.Option(
    "--show-was", help="调课的注明原来的时间：调课（原3月10日下午）；按 git 里保存的历史"
)


def earlier_if(asked: bool, catalog: Catalog) -> Mapping[str, Slot]:
    """The days and times that moved sessions had before, if they are asked for.

    Raises CommandLineError where git has no history.
    """
    if not asked:
        return {}
    from partyschool_cli.history.earlier_slots import earlier_slots

    return earlier_slots(catalog)
