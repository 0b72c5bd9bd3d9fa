"""What people call the commands who have not read which there are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_WORDS: Final = {
    "--help": "help 帮助",
    "list": "ls 列出 查看",
    "show": "view open cat 显示",
    "search": "find 查找 搜索",
    "timetable": "课程表 课表",
    "schedule": "plan 排课",
    "export": "print pdf 打印 导出",
    "import": "load 导入",
    "move": "mv 改期",
    "cancel": "停课",
    "swap": "对调",
    "new": "add create 新建 新增 添加 增加",
    "set": "edit change update modify 修改 改",
    "remove": "delete del rm 删除 删去",
    "undo": "撤销 撤回",
    "save": "commit 保存",
    "notice": "通知",
    "publish": "印发",
    "lint": "check validate test 检查",
    "fmt": "format 整理",
    "stats": "统计",
    "reschedule": "调课",
    "why": "为什么",
}

# From what is typed to the command that does it.
OTHER_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {word: command for command, words in _WORDS.items() for word in words.split()}
)
