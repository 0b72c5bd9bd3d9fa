"""What a person says on a command line for the value of a field, and where."""

import datetime as dt
import unicodedata
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.quoting import shown
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.describe import Field
from partyschool_cli.model.kind import Kind

# A text this long is a pasted document; a catalog's file has 1 MiB at most.
MAX_LENGTH: Final = 10_000
# Control characters, halves of a character that the system could not decode, and line breaks.
_UNWRITABLE: Final = ("Cc", "Cs", "Zl", "Zp")


class ValueContext(NamedTuple):
    """Where a value is said.

    `kind` is the entity's (None: the manifest), `content` what its file has so far; of a session,
    the session's. `beside` are the fields of the group that the value is in, if it is in one.
    """

    today: dt.date
    kind: Kind | None
    content: Mapping[str, Any] = {}
    beside: Mapping[str, Any] = {}


def named(field: Field) -> str:
    """A field in a message: `类别（kind）`."""
    return f"{field.title}（{field.name}）" if field.title else field.name


def wrong(said: str, what: str, field: Field, hint: str) -> CommandLineError:
    """The error for a value that is not what its field holds: `what`, such as 日期."""
    return CommandLineError(f"{shown(said)}不是{what}，{named(field)}没法这样写", hint)


def plain_text(field: Field, said: str) -> str:
    """The text that is said, without spaces around it.

    Raises CommandLineError for one that is empty, too long or not to be written on one line.
    """
    text = said.strip()
    if len(text) > MAX_LENGTH:
        message = f"{named(field)}有 {len(text)} 个字，最多 {MAX_LENGTH} 个"
        raise CommandLineError(
            message, "写短一些；长的材料另存成文件，在资料（materials）里写它的地址"
        )
    if any(unicodedata.category(sign) in _UNWRITABLE for sign in text):
        message = f"{named(field)}里有换行或看不见的控制字符：{shown(text)}"
        raise CommandLineError(message, "写成一行，去掉这样的字符")
    if not any(_is_seen(sign) for sign in text):
        hint = f"写上内容；要去掉这一项，等号后面什么都不写：{field.name}="
        raise CommandLineError(f"{named(field)}的值是空白", hint)
    return text


def _is_seen(sign: str) -> bool:
    return not sign.isspace() and unicodedata.category(sign) != "Cf"
