"""What a PDF carries: which sheet it is, and its facts, so that a change is told without git."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from partyschool_cli.export.codes.facts import Facts
from partyschool_cli.export.codes.subject import Subject

_NAME: Final = "pschool-facts"
MEDIA_TYPE: Final = "application/json"
DESCRIPTION: Final = "这张表的内容，pschool verify 用来核对"
# Ten times that of the largest catalog that was tried.
MAX_SIZE: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class Attachment:
    """A sheet as it was printed: its subject, code, the day of its version, and its facts."""

    version: Literal[1]
    subject: Subject
    code: str
    date: dt.date
    facts: Facts


def attachment_name(number: int) -> str:
    """What the attachment of a part is called: `pschool-facts-1.json`."""
    return f"{_NAME}-{number}.json"


def is_attachment(name: str) -> bool:
    """Whether a file in a PDF may be one of them."""
    return name.startswith(_NAME) and name.endswith(".json")


def attachment_bytes(attachment: Attachment) -> bytes:
    """The attachment as JSON."""
    data: bytes = _adapter().dump_json(attachment)
    return data


def attachment_of(data: bytes) -> Attachment | None:
    """The attachment that some bytes are; None for others, and for facts with another code."""
    from pydantic import ValidationError

    if len(data) > MAX_SIZE:
        return None
    try:
        found: Attachment = _adapter().validate_json(data)
    except (ValidationError, RecursionError):
        return None
    return found if found.facts.code == found.code else None


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Attachment)
