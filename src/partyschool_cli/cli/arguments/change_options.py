"""The options of every command that changes the catalog."""

from enum import StrEnum
from typing import Annotated, NamedTuple

import typer


class Format(StrEnum):
    """Output formats of commands that change the catalog."""

    text = "text"
    json = "json"


DryRun = Annotated[bool, typer.Option("--dry-run", help="只看会改成什么样，不写文件")]
Force = Annotated[
    bool,
    typer.Option("--force", help="检查发现冲突也写（文件会读不了、或含个人号码的除外）"),
]
ChangeFormat = Annotated[
    Format, typer.Option("--format", metavar="格式", help="text 文字、json 数据")
]
NoInput = Annotated[bool, typer.Option("--no-input", help="什么都不问；缺了什么就报错")]
Why = Annotated[
    str, typer.Option("--why", metavar="TEXT", help="原因，写进课次的备注，在原有的备注前面")
]


class ChangeOptions(NamedTuple):
    """How to carry out a change."""

    dry_run: bool = False
    force: bool = False
    format: Format = Format.text
