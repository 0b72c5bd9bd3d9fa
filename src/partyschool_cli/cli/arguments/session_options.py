"""The options of every command that moves or cancels sessions."""

from typing import Annotated

import typer

Why = Annotated[
    str, typer.Option("--why", metavar="原因", help="为什么，写进备注，如 下雪、教师出差")
]
