"""What stands in a session's texts besides its content: marks, the moderator, labels.

`【调课】党章`, `调课（原3月10日下午）；主持：王书记；自带笔记本`: as offices print them, and as
our own timetables do.
"""

import re
from typing import Final, NamedTuple

from partyschool_cli.exchange.foreign.cells.folding import one_line, without_inner_spaces
from partyschool_cli.exchange.foreign.values.activities import is_activity
from partyschool_cli.exchange.foreign.values.people import people

_STATUS_OF: Final = {"调课": "moved", "已调课": "moved", "取消": "cancelled", "停课": "cancelled"}
_MARK: Final = re.compile(r"(?P<word>已?调课|取消|停课)(?:（原[^）]*）|\(原[^)]*\))?")
_DRAFT: Final = re.compile(r"\s*（\s*草稿\s*）\s*$")
_MARK_LINE: Final = re.compile(r"[【［\[]?\s*(?P<word>已?调课|取消|停课)\s*[】］\]]?")
_WAS_LINE: Final = re.compile(r"[（(]原[^）)]*[）)]")
_NOTE_LINES: Final = re.compile(r"[（(](?P<note>.+)[）)]", re.DOTALL)
_MARKED_TITLE: Final = re.compile(r"[【\[]\s*(?P<mark>[^】\]]*)[】\]]\s*(?P<title>.+)", re.DOTALL)
_HOST_LABEL: Final = r"(?:会议)?主持(?:人)?\s*[:：]"
_HOST: Final = re.compile(rf"{_HOST_LABEL}\s*(?P<names>[^；;。]+)")
_HOST_LINE: Final = re.compile(rf"{_HOST_LABEL}.*")
_SPACED_OUT: Final = re.compile(r"[\u3400-\u9fff](?:\s+[\u3400-\u9fff]){1,4}")


class Title(NamedTuple):
    """A session's title, and its status where a mark says it."""

    text: str
    status: str = ""


class Remark(NamedTuple):
    """What a session's note says: its status, who presides, and the note itself."""

    note: str = ""
    moderator: str = ""
    status: str = ""


def taken_mark(lines: list[str]) -> tuple[str, list[str]]:
    """The mark of a change that stands on lines of its own, 【调课】, and the lines below it."""
    if len(lines) < 2 or not (found := _MARK_LINE.fullmatch(lines[0].strip())):
        return "", lines
    rest = lines[1:]
    if len(rest) > 1 and _WAS_LINE.fullmatch(rest[0].strip()):
        rest = rest[1:]
    return f"【{found['word']}】", rest


def title_and_note(text: str) -> tuple[str, str]:
    """What a cell of titles says: the title with its mark, and the note in brackets below it."""
    mark, lines = taken_mark([line for line in text.splitlines() if line.strip()])
    for at in range(1, len(lines)):
        if found := _NOTE_LINES.fullmatch("\n".join(lines[at:]).strip()):
            return mark + "\n".join(lines[:at]), one_line(found["note"])
    return mark + "\n".join(lines), ""


def read_title(text: str) -> Title:
    """`党章` and `moved` of `【调课】党章`."""
    found = _MARKED_TITLE.fullmatch(text.strip())
    if found and (mark := _MARK.fullmatch(found["mark"].strip())):
        return Title(_title(found["title"]), _STATUS_OF[mark["word"]])
    return Title(_title(text))


def without_draft(text: str) -> str:
    """A title without the mark that our own timetables put behind that of a draft."""
    return _DRAFT.sub("", text)


def _title(text: str) -> str:
    """A title on one line; `报　到` is 报到, and an activity on a line of its own is one more."""
    text = without_draft(text)
    lines = [line for line in text.splitlines() if line.strip()]
    several = len(lines) > 1 and any(map(is_activity, lines))
    title = "、".join(map(one_line, lines)) if several else one_line(text)
    return without_inner_spaces(title) if _SPACED_OUT.fullmatch(title) else title


def read_remark(text: str) -> Remark:
    """The parts of a note, which `；` separates."""
    note: list[str] = []
    moderator = status = ""
    for part in re.split(r"\s*[；;\n]\s*", text.strip()):
        mark, host = _MARK.fullmatch(part), _HOST.fullmatch(part)
        if mark and not status:
            status = _STATUS_OF[mark["word"]]
        elif host and not moderator:
            moderator = "、".join(people(host["names"]).teachers)
        elif part:
            note.append(one_line(part))
    return Remark("；".join(note), moderator, status)


def says_who_presides(line: str) -> bool:
    """Whether a line is one of `主持：王书记`."""
    return _HOST_LINE.fullmatch(line) is not None
