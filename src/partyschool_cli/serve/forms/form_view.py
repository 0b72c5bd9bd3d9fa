"""A form as its page shows it."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.values import read_item
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.serve.forms.form_fields import FormField, Input
from partyschool_cli.serve.forms.form_plan import WHOLE, Filling
from partyschool_cli.serve.forms.judgement import Judgement, Remark
from partyschool_cli.serve.forms.stale import Versions
from partyschool_cli.serve.forms.target import Target
from partyschool_cli.source.changes.change_set import Create
from partyschool_cli.source.text.problem import Problem
from partyschool_cli.timetable.meetings import Slot
from partyschool_cli.views.unified_diff import diff_lines
from partyschool_cli.wording.dates import day_text, times_text, weekday_text

_SEARCHED: Final = "打汉字、拼音或首字母，如 ldxdx"
# Values that people say otherwise than files do.
_SPOKEN: Final = {"date": "如 12月3日", "time": "如 8:30", "day": "如 3月1日"}
_PAIRS: Final = "一行一个，编号和数之间空一格，如 orchard 20"
# Names of files and of fields in them.
_OF_FILES: Final = re.compile("[a-z_]{4}")
# Fields that share a line.
_ROWS: Final = (("date", "start", "end"), ("from", "to"))


@dataclass(frozen=True, slots=True)
class Choice:
    """A word that may be chosen."""

    value: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its inputs hold `texts`, and held `was`. `kind` is that of the entities it names."""

    name: str
    title: str
    hint: str
    input: Input
    texts: tuple[str, ...]
    was: tuple[str, ...]
    choices: tuple[Choice, ...]
    kind: str
    echo: str
    remarks: tuple[Remark, ...]

    @property
    def is_bad(self) -> bool:
        """Whether what it holds is not allowed."""
        return any(one.is_error for one in self.remarks)


@dataclass(frozen=True, slots=True)
class SlotView:
    """A free time: how it is said, and what its button posts."""

    title: str
    value: str


@dataclass(frozen=True, slots=True)
class FormView:
    """What the page shows. `said` tells how a check went; `diff` is what would be written."""

    title: str
    under: tuple[str, ...]
    version: str
    rows: tuple[tuple[FieldView, ...], ...]
    remarks: tuple[Remark, ...]
    summary: tuple[tuple[str, str], ...]
    slots: tuple[SlotView, ...]
    versions: Versions | None
    said: str
    file: str
    diff: tuple[str, ...]
    back: str


def form_title(lookup: Lookup, target: Target) -> str:
    """`修改课次：大棚越冬现场查看`, `新建课程`."""
    if target.is_new:
        return f"新建{target.kind.title}"
    return f"修改{target.kind.title}：{_named(lookup, target)}"


def _named(lookup: Lookup, target: Target) -> str:
    if target.kind is not Kind.SESSION:
        return lookup.title(target.key)
    session = target.content(lookup)
    course = session.get("course")
    if isinstance(course, str):
        return lookup.title(Key(Kind.COURSE, course))
    return str(session.get("activity") or target.id)


def under_title(lookup: Lookup, target: Target) -> tuple[str, ...]:
    """What stands under the title: the class, and when the session is by now."""
    if target.kind is not Kind.SESSION:
        return () if target.is_new else (target.id,)
    title = lookup.title(Key(Kind.CLASS, target.class_id))
    if target.is_new:
        return (title,)
    session = target.content(lookup)
    try:
        day = day_text(dt.date.fromisoformat(str(session.get("date"))))
    except ValueError:
        day = str(session.get("date") or "")
    times = f"{session.get('start') or ''}—{session.get('end') or ''}"
    return (title, target.id.partition("/")[2], f"现在是{day}{times}")


class Shown(NamedTuple):
    """What is shown in a form: what its inputs hold and held, and what is said of that."""

    form: Filling
    context: ValueContext
    judgement: Judgement


def field_rows(lookup: Lookup, shown: Shown) -> tuple[tuple[FieldView, ...], ...]:
    """The fields in order, those that share a line together."""
    rows: list[tuple[FieldView, ...]] = []
    for form in shown.form.fields:
        view = _field_view(lookup, form, shown)
        row = next((row for row in _ROWS if form.name in row), ())
        if rows and rows[-1][-1].name in row:
            rows[-1] = (*rows[-1], view)
        else:
            rows.append((view,))
    return tuple(rows)


def _field_view(lookup: Lookup, form: FormField, shown: Shown) -> FieldView:
    field, texts = form.field, shown.form.filled.get(form.name, ())
    return FieldView(
        form.name,
        field.title or form.name,
        _hint(form),
        form.input,
        texts,
        shown.form.was.get(form.name, ()),
        tuple(_choices(form, texts)),
        str(field.refers_to) if field.refers_to is not None and field.type != "mapping" else "",
        _echo(lookup, form, texts, shown.context),
        shown.judgement.remarks.get(form.name, ()),
    )


def _hint(form: FormField) -> str:
    """What to write: the format's own description, without what only a file needs."""
    field = form.field
    if field.refers_to is not None and field.type != "mapping":
        return _SEARCHED
    if form.input in ("choice", "checks"):
        return ""
    if field.type == "mapping":
        return _PAIRS
    if field.type in _SPOKEN and form.input == "line":
        return _SPOKEN[field.type]
    clauses = field.description.removeprefix("true 表示").split("；")
    return "；".join(one for one in clauses if not _OF_FILES.search(one))


def _choices(form: FormField, texts: tuple[str, ...]) -> Iterator[Choice]:
    if form.input not in ("choice", "checks"):
        return
    if form.input == "choice" and not form.field.required and form.field.default is None:
        yield Choice("", "（不填）", not texts)
    elif form.input == "choice" and not texts:
        yield Choice("", "（请选）", is_chosen=True)
    words = dict(form.words) | {text: text for text in texts if text and text not in form.words}
    for value, title in words.items():
        yield Choice(value, title, value in texts)


def _echo(lookup: Lookup, form: FormField, texts: tuple[str, ...], context: ValueContext) -> str:
    """What was understood, where that is not plain to see: the year and the day of the week."""
    if form.field.type != "date" or not texts or form.input != "line":
        return ""
    try:
        day = dt.date.fromisoformat(read_item(lookup, form.field, texts[0], context))
    except (CommandLineError, ValueError):
        return ""
    return f"{day.year}年{day.month}月{day.day}日，{weekday_text(day)}"


def summary_of(fields: Iterable[FormField], judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Each error with the field that it stands beside; what is about none comes first."""
    for name in (WHOLE, *(one.name for one in fields)):
        for remark in judgement.remarks.get(name, ()):
            if remark.is_error:
                yield name, remark.text


def slot_views(slots: Iterable[Slot]) -> Iterator[SlotView]:
    """Buttons of free times."""
    for slot in slots:
        title = day_text(slot.date) + times_text(slot.start, slot.end)
        clock = (f"{time // 60:02}:{time % 60:02}" for time in (slot.start, slot.end))
        yield SlotView(title, " ".join((slot.date.isoformat(), *clock)))


def planned_diff(judgement: Judgement, tree: Any) -> tuple[str, tuple[str, ...]]:
    """The file that would be written, and the lines that would change."""
    if judgement.checked is None or not judgement.checked.files:
        return "", ()
    changed: dict[str, tuple[bytes | None, bytes | None]] = {}
    made = {one.path for one in judgement.checked.plan.changes.changes if isinstance(one, Create)}
    for path, new in judgement.checked.files.items():
        old = None if path in made else tree.read(path)
        changed[path] = (None if isinstance(old, Problem) else old, new)
    lines = [line for line in diff_lines("", changed) if not line.startswith(("+++", "---"))]
    return "、".join(changed), tuple(lines)


def said_of(judgement: Judgement) -> str:
    """How a check went."""
    if judgement.checked is not None and not judgement.checked.files:
        return "没有要改的"
    return "可以保存" if judgement.is_allowed else "还没有保存"
