"""Changes of a catalog in a clerk's words, a line each: `教师 王建国：职务 主任 → 书记`."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.diff import EntityChange
from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.records.value_text import SEPARATOR, plain_text
from partyschool_cli.model.describe import MODELS, Field, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.source.text.personal import mask
from partyschool_cli.terminal.visible import visible
from partyschool_cli.wording.dates import day_text

_NOTHING: Final = "（无）"
_TIMES: Final = ("date", "start", "end")


class Sides(NamedTuple):
    """The catalog before and after the changes."""

    before: Lookup
    after: Lookup


def change_lines(changes: Iterable[FieldChange], sides: Sides) -> Iterator[str]:
    """The lines, fit to be shown. What is new or gone as a whole is one line."""
    told = tuple(changes)
    old_ids = {one.key: str(one.old) for one in told if one.name == "id" and not one.session}
    told_whole = {one.key for one in told if not one.session}
    for (file, key, session), group in groupby(
        told, key=lambda change: (change.file, change.key, change.session)
    ):
        own = tuple(group)
        old_key = key and Key(key.kind, old_ids.get(key, key.id))
        subject = _Subject(sides, key, old_key, session, file)
        if session and key in told_whole and (subject.is_new() or subject.is_gone()):
            continue
        yield from (visible(mask(line)) for line in _lines(subject, own))


def entity_lines(changes: Iterable[EntityChange], sides: Sides) -> Iterator[str]:
    """The lines of a comparison, as `change_lines`; what only follows a rename has none."""
    return change_lines((field for change in changes for field in told_fields(change)), sides)


def told_fields(change: EntityChange) -> Iterator[FieldChange]:
    """The changed fields to tell of an entity, first the id of a renamed one."""
    if change.key is not None and change.old_key is not None:
        old, new = change.old_key.id, change.key.id
        yield FieldChange(change.file, change.key, "id", old, new, name="id")
    yield from (field for field in change.fields if not field.follows_rename)


def entity_summary(fields: Sequence[FieldChange], sides: Sides) -> str:
    """The changes of one file in a few words, `王建国：改 2 处`, fit to be shown."""
    first, count = fields[0], len(fields)
    key = first.key
    if key is None:
        return f"课程目录：改 {count} 处"
    if first.name == "id" and not first.session:
        more = f"，另改 {count - 1} 处" if count > 1 else ""
        return visible(mask(f"{sides.after.title(key)}：编号改为 {key.id}{more}"))
    if key not in sides.before.files:
        return visible(mask(f"新增{key.kind.title} {sides.after.title(key)}"))
    if key not in sides.after.files:
        return visible(mask(f"删去{key.kind.title} {sides.before.title(key)}"))
    return visible(mask(f"{sides.after.title(key)}：改 {count} 处"))


class _Subject(NamedTuple):
    """What some changes are of: the manifest, an entity, or one session of a class."""

    sides: Sides
    key: Key | None
    old_key: Key | None
    session: str
    file: str

    @property
    def name(self) -> str:
        """`教师 王建国`; for a session `冬季轮训班 s06（党章学习）`."""
        if self.key is None:
            return "课程目录"
        lookup = self.sides.after if self.key in self.sides.after.files else self.sides.before
        title = lookup.title(self.key)
        if not self.session:
            return f"{self.key.kind.title} {title}"
        content = self.session_in(self.sides.after) or self.session_in(self.sides.before)
        return f"{title} {self.session}{_taught(lookup, content)}"

    def is_new(self) -> bool:
        """Whether there was no such file before."""
        return self.old_key is not None and self.old_key not in self.sides.before.files

    def is_gone(self) -> bool:
        """Whether there is no such file afterwards."""
        return self.key is not None and self.key not in self.sides.after.files

    @property
    def whole_file(self) -> str:
        """`classes/winter.yaml，10 次课`."""
        lookup = self.sides.after if self.is_new() else self.sides.before
        sessions = lookup.content(self.key).get("sessions") if self.key is not None else None
        return f"{self.file}，{len(sessions)} 次课" if isinstance(sessions, list) else self.file

    def times(self, lookup: Lookup) -> str:
        """`10月12日（周一）08:30—10:00` of the session."""
        return _times(self.session_in(lookup))

    def moved(self) -> str:
        """Both times of the session, with the year where that is another one."""
        sessions = [self.session_in(lookup) for lookup in self.sides]
        years = [str(session.get("date") or "")[:4] for session in sessions]
        is_other_year = all(years) and years[0] != years[1]
        given = [f"{year}年" if is_other_year else "" for year in years]
        old, new = (year + _times(session) for year, session in zip(given, sessions, strict=True))
        return f"{old or _NOTHING} → {new or _NOTHING}"

    def session_in(self, lookup: Lookup) -> Mapping[str, Any]:
        """The session's content on one side; empty where it is not there."""
        key = self.old_key if lookup is self.sides.before else self.key
        listed = lookup.content(key).get("sessions") if key else None
        sessions = listed if isinstance(listed, list) else []
        found = (one for one in sessions if isinstance(one, dict) and one.get("id") == self.session)
        return next(found, {})

    def field(self, change: FieldChange) -> Field | None:
        """The declaration of a changed field."""
        if self.session:
            return field_at(MODELS[Kind.SESSION], (change.name,))
        model = Manifest if self.key is None else MODELS[self.key.kind]
        return field_at(model, tuple(change.name.split(".")))

    def entry(self, change: FieldChange) -> tuple[str, str] | None:
        """The mapping of which it is an entry, and the entry's key; None where it is none."""
        steps = change.name.split(".")
        for length in range(1, len(steps)):
            mapping = ".".join(steps[:length])
            whole = self.field(change._replace(name=mapping))
            if whole is not None and whole.type == "mapping":
                key = ".".join(steps[length:])
                return mapping, (whole.choices or {}).get(key, key)
        return None


def _taught(lookup: Lookup, session: Mapping[str, Any]) -> str:
    course = session.get("course")
    title = lookup.title(Key(Kind.COURSE, course)) if isinstance(course, str) else None
    content = title or session.get("activity")
    return f"（{content}）" if content else ""


def _lines(subject: _Subject, changes: Sequence[FieldChange]) -> Iterator[str]:
    # In a new file that has an `id`, which is reported, that is no renaming.
    named = (one for one in changes if one.field == "id" and None not in (one.old, one.new))
    renamed = next(named, None)
    if renamed is not None:
        yield f"{subject.name}：编号 {renamed.old} → {renamed.new}"
    elif not subject.session and (subject.is_new() or subject.is_gone()):
        yield f"{'新建' if subject.is_new() else '删去'} {subject.name}（{subject.whole_file}）"
        return
    if subject.session and changes[0].name == "":
        lookup = subject.sides.after if changes[0].old is None else subject.sides.before
        word = "增加" if changes[0].old is None else "删去"
        yield f"{word} {subject.name}：{subject.times(lookup)}"
        return
    told_times = False
    other_keys = dict(_other_keys(subject, changes))
    for change in changes:
        if change is renamed or change in other_keys.values() or _is_told_by_times(change, changes):
            continue
        if subject.session and change.name in _TIMES:
            if not told_times:
                yield f"{subject.name}：{subject.moved()}"
            told_times = True
            continue
        field = subject.field(change)
        title = field.title if field is not None and field.title else change.name
        old = shown_value(change.old, field, subject.sides.before, subject.key)
        new = shown_value(change.new, field, subject.sides.after, subject.key)
        if old == new:  # what it names has another id
            ids = _ids(change.old, change.new), _ids(change.new, change.old)
            old, new = ids if all(ids) else (old, new)
        if change.name in other_keys:
            both = (subject.entry(one) for one in (other_keys[change.name], change))
            keys = (one[1] for one in both if one)
            yield f"{subject.name}：{title} {new}：编号 {' → '.join(keys)}"
            continue
        if (entry := subject.entry(change)) is not None:
            title += f" {entry[1]}"
        yield f"{subject.name}：{title} {old} → {new}"


def _other_keys(
    subject: _Subject, changes: Sequence[FieldChange]
) -> Iterator[tuple[str, FieldChange]]:
    """The names of new entries that are old ones under another key, each with the old one."""
    entries = [(entry[0], one) for one in changes if (entry := subject.entry(one)) is not None]
    gone = {(mapping, str(one.old)): one for mapping, one in entries if one.new is None}
    for mapping, one in entries:
        old = gone.get((mapping, str(one.new))) if one.old is None else None
        if old is not None:
            yield one.name, old


def _is_told_by_times(change: FieldChange, changes: Iterable[FieldChange]) -> bool:
    """Whether a change says that a session moved, and its new time does too."""
    says_moved = bool(change.session) and (change.name, change.old, change.new) == (
        "status",
        None,
        "moved",
    )
    return says_moved and any(one.name in _TIMES for one in changes)


def _times(session: Mapping[str, Any]) -> str:
    date, start, end = (session.get(name) for name in _TIMES)
    try:
        shown = day_text(dt.date.fromisoformat(str(date)))
    except ValueError:
        shown = str(date or "")
    return f"{shown}{_clock(start)}—{_clock(end)}" if start and end else shown


def _clock(time: object) -> str:
    text = str(time)
    return f"0{text}" if len(text) == len("8:30") else text


def shown_value(value: Any, field: Field | None, lookup: Lookup, key: Key | None) -> str:
    """A value in words: titles for ids, what a clerk calls the words of vocabularies."""
    if value is None and field is not None and field.choices is not None:
        value = field.default  # 按计划, 在用
    if value is None or value in ("", [], {}, ()):
        return _NOTHING
    if field is None or not isinstance(value, str | list) or not _is_of_words(field):
        return plain_text(value)
    listed = value if isinstance(value, list) else [value]
    return SEPARATOR.join(_word(one, field, lookup, key) for one in listed)


def _ids(value: Any, other: Any) -> str:
    """The ids that `other` does not have."""
    listed, others = ([one] if not isinstance(one, list) else one for one in (value, other))
    return plain_text([one for one in listed if one not in others])


def _is_of_words(field: Field) -> bool:
    return field.type != "mapping" and bool(
        field.refers_to or field.vocabulary or field.choices or field.type == "date"
    )


def _word(word: Any, field: Field, lookup: Lookup, key: Key | None) -> str:
    if not isinstance(word, str):
        return plain_text(word)
    if field.refers_to is not None:
        return lookup.title(Key(field.refers_to, word))
    if field.choices is not None:
        return field.choices.get(word, word)
    if field.vocabulary is not None:
        school = lookup.content(key).get("school") if key is not None else None
        own = lookup.own_themes(school) if field.vocabulary == "themes" else None
        return (own or lookup.manifest.vocabulary(field.vocabulary)).get(word, word)
    try:
        return day_text(dt.date.fromisoformat(word))
    except ValueError:
        return word
