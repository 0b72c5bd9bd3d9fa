"""What stands behind a title: a status that is not the usual one, the cohort of a class."""

import re
from functools import lru_cache
from typing import Final

from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES
from partyschool_cli.wording.numbers import whole_number

# In a note, between the reason of a change and what the note said before.
REASON_END: Final = "；"

# What a session of a draft class holds that says neither its course nor its activity.
UNDECIDED: Final = "内容未定"
# The headings of courses that no theme and no school of the outline holds.
UNSORTED: Final = "还没有归类的课程"
STRAY: Final = "所属学校查不到或已停用的课程"
_COHORT: Final = (
    r"(?P<title>.+?)\s*"
    r"(?:[（(]\s*第?\s*(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*期\s*[)）])"
)
_IN_TITLE: Final = r"第\s*(?P<number>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*期"


@lru_cache(maxsize=4096)
def with_cohort(title: str, cohort: int | None) -> str:
    """`发展对象培训班（第2期）`; the title alone where a class has none, or its title says it."""
    said = (whole_number(found["number"]) for found in re.finditer(_IN_TITLE, title))
    return f"{title}（第{cohort}期）" if cohort and cohort not in said else title


def with_draft(title: str, *, is_draft: bool) -> str:
    """`发展对象培训班（草稿）`, where it is a draft."""
    return f"{title}（{STATUSES['draft']}）" if is_draft else title


def split_cohort(title: str) -> tuple[str, int | None]:
    """The title and the cohort of `发展对象培训班（第2期）`; None where it says none at its end."""
    found = re.fullmatch(_COHORT, title.strip())
    number = whole_number(found["number"]) if found else None
    return (found["title"].strip(), number) if found and number else (title, None)


def with_group(content: str, group: str | None) -> str:
    """`交流研讨（第一组）`; the content alone where it is for the whole class."""
    return f"{content}（{group}）" if group else content


def status_mark(status: str) -> str:
    """`草稿` or `停用`; empty for what is in use."""
    return "" if status == "active" else STATUSES[status]


def session_mark(status: str) -> str:
    """`调课` or `取消`; empty for a session as planned."""
    return "" if status == "planned" else SESSION_STATUSES[status]


def was_mark(was: str) -> str:
    """`（原3月10日下午）`, behind 调课; empty if that is not known."""
    return f"（原{was}）" if was else ""
