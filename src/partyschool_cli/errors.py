"""Errors that a user can correct, with a message and a hint.

Only the command line prints them; all other layers raise them.
"""

import errno
from collections.abc import Mapping
from typing import Final

_REASONS: Final[Mapping[int | None, str]] = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "上级里有一个是文件，不是文件夹",
    errno.EISDIR: "它是文件夹",
    errno.EEXIST: "已有同名的，却不是文件夹",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.ENOSPC: "磁盘满了",
    errno.EROFS: "磁盘是只读的",
    errno.EBUSY: "正被别的程序占用",
    errno.EBADF: "它关着，或者不能这样用",
    errno.EINVAL: "名字里有不能用的字符",
}
# Codes of Windows that share an errno with others.
_WINDOWS_REASONS: Final[Mapping[int | None, str]] = {
    32: "正被别的程序打开",
    123: "名字里有不能用的字符",
}


class UserError(Exception):
    """An error that the user can correct.

    `message` is one line of Chinese, `hint` says what to do (may be empty), `exit_code` is that of
    the process.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def line(self) -> str:
        """All of it in one line, where it is told among others."""
        return "；".join(filter(None, (self.message, *self.detail, self.hint)))

    @property
    def detail(self) -> tuple[str, ...]:
        """Lines to show between message and hint, such as a query with a caret below."""
        return ()


class CommandLineError(UserError):
    """The command line, or a name in it, is wrong."""


class RefusedError(UserError):
    """What is asked for is clear, and the catalog does not allow it."""

    exit_code = 1


class CatalogUnreadableError(UserError):
    """The catalog cannot be read at all."""

    exit_code = 3


def extra_command(extra: str) -> str:
    """How an extra is installed. Single quotes are no quotes in the shell of Windows."""
    return f'运行 python -m pip install "pschool[{extra}]"'


def extra_missing(what: str, library: str, extra: str, *, otherwise: str = "") -> CommandLineError:
    """That `what` needs a library of an extra; `otherwise` is what does without it."""
    hint = "，".join(filter(None, (extra_command(extra), otherwise)))
    return CommandLineError(f"{what}要用 {library}，没有安装", hint)


def reason_of(error: OSError) -> str:
    """Why the system refused something, in a clerk's words."""
    known = _WINDOWS_REASONS.get(getattr(error, "winerror", None)) or _REASONS.get(error.errno)
    return known or f"系统报告“{error.strerror or type(error).__name__}”"
