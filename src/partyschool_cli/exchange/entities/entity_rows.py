"""Rows of courses, teachers, sites, schools and classes: each is an entity."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.bad_id import bad_id
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.missing import missing_fields, missing_words
from partyschool_cli.exchange.entities.column_titles import column_title
from partyschool_cli.exchange.entities.filled import FilledRow, State
from partyschool_cli.exchange.entities.name_matches import Said, Unknown
from partyschool_cli.exchange.entities.references import NotTakenError, Reference, References
from partyschool_cli.exchange.entities.row_names import row_names
from partyschool_cli.exchange.entities.row_values import RowContent, put_fields
from partyschool_cli.exchange.entities.targets import Target, to_fill
from partyschool_cli.exchange.entities.told import differences
from partyschool_cli.exchange.foreign.reading import LeftOut, ReadRow, TableReading
from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.wording.marks import split_cohort, with_cohort

# Without these not even a draft of a class can be kept.
_OF_A_DRAFT_CLASS: Final = ("school", "from", "to")


class Taken(NamedTuple):
    """A row that was taken, and what of it was not."""

    row: FilledRow
    told: tuple[LeftOut, ...] = ()


class EntityRows:
    """Takes rows. What the rows of new entities do not give, they have of `defaults`.

    So they are of the school of that name.
    """

    def __init__(
        self, references: References, defaults: Mapping[str, Any], school: str | None
    ) -> None:
        self._references, self._school = references, school
        self._defaults = defaults

    def take(self, table: TableReading, row: ReadRow) -> Taken:
        """The entity of a row, filled or made. Raises NotTakenError."""
        kind = table.kind
        title = row.values.get(kind.title_field)
        name = str(title.value).strip() if title is not None else ""
        if title is None or not name:
            raise NotTakenError(f"没有{'姓名' if kind is Kind.TEACHER else '名称'}")
        school, own_id = self._school_of(kind, row), _id_in(row)
        # Cohorts of one title are classes of their own.
        cohort = row.values.get("cohort")
        name = with_cohort(name, int(str(cohort.value))) if cohort is not None else name
        found = self._found(Said(kind, name, school), own_id)
        if isinstance(found, Unknown) and kind is Kind.CLASS:
            self._require_class(row)
        for one in row_names(kind, row, school):
            self._references.require(one.said, one.field)
        content = RowContent()
        put_fields(content, kind, row, self._references, school)
        if kind is Kind.COURSE and "theme" in content.content and "kind" not in content.content:
            content.put("kind", row.values["theme"], "theme", "有主题，当作主题课")
        if isinstance(found, Unknown):
            return self._made(table, row, found, content, own_id)
        if found.why:
            content.put(
                kind.title_field, title, self._references.targets.title(found.key), found.why
            )
        return self._filled(table, row, found.key, content)

    def _found(self, said: Said, id: str) -> Reference | Unknown:
        """The entity of an id, else of a title; a new id's is not what is called nearly so."""
        if id and self._references.targets.is_taken(key := Key(said.kind, id)):
            return Reference(key)
        if id and self._references.unclear(said) is not None:
            return Unknown(said.text)
        self._references.require(said, said.kind.title_field)
        return self._references.find(said)

    def _school_of(self, kind: Kind, row: ReadRow) -> str | None:
        """The id of the school that the row is of, where it is known."""
        if kind is Kind.SCHOOL:
            return None
        read = row.values.get("school")
        name = self._school if read is None else str(read.value)
        if name is None:
            return None
        found = self._references.find(Said(Kind.SCHOOL, name))
        return found.key.id if isinstance(found, Reference) else None

    def _made(
        self, table: TableReading, row: ReadRow, new: Unknown, content: RowContent, id: str
    ) -> Taken:
        kind = table.kind
        for name, value in new.details.items():
            if name not in content.content:
                content.put(name, row.values[kind.title_field], value, new.why)
        content.content[kind.title_field] = (
            split_cohort(new.name)[0] if "cohort" in row.values else new.name
        )
        whole = {k: v for k, v in self._defaults.items() if field_at(MODELS[kind], (k,))}
        if self._school is not None and field_at(MODELS[kind], ("school",)) is not None:
            whole["school"] = self._references.id_of(Said(Kind.SCHOOL, self._school)).key.id
        whole |= {k: content.content[k] for k in to_fill(kind, {}, content.content)}
        if "status" in row.values:
            self._put_status(content, row, kind, whole)
            whole["status"] = content.content["status"]
        target = self._draft(kind, new.name, whole, id)
        return Taken(FilledRow(row, target.key, content.content, tuple(content.guesses), State.NEW))

    def _put_status(
        self, content: RowContent, row: ReadRow, kind: Kind, whole: Mapping[str, Any]
    ) -> None:
        """What the row says of the status; what is active must have all that this takes."""
        said = content.content["status"]
        missing = missing_fields(kind, {**whole, "status": said})
        if missing:
            why = f"写的是{row.values['status'].text}，还缺{missing_words(kind, missing)}，先作草稿"
            content.put("status", row.values["status"], "draft", why)

    def _require_class(self, row: ReadRow) -> None:
        """Raise NotTakenError for a new class of which too little is known."""
        given = {*row.values, *self._defaults, *(("school",) if self._school else ())}
        missing = [name for name in _OF_A_DRAFT_CLASS if name not in given]
        if missing:
            titles = "、".join(column_title(Kind.CLASS, name) for name in missing)
            raise NotTakenError(f"新班次还缺：{titles}")

    def _draft(self, kind: Kind, name: str, content: dict[str, Any], id: str) -> Target:
        """A new entity; a class that has all it needs is in use."""
        target = self._references.draft(kind, name, content, id)
        is_whole = kind is Kind.CLASS and not missing_fields(kind, content)
        if is_whole and "status" not in content:
            del target.content["status"]
        return target

    def _filled(self, table: TableReading, row: ReadRow, key: Key, content: RowContent) -> Taken:
        targets = self._references.targets
        target = targets.existing(key)
        filled = target.fill(content.content)
        told = differences(targets, (table, row), key.kind, target.content, content.content)
        state = State.FILLED if filled else State.SAME
        taken = FilledRow(row, key, content.content, tuple(content.guesses), state)
        return Taken(taken, tuple(told))


def _id_in(row: ReadRow) -> str:
    """The id that a row gives; empty for none. Raises NotTakenError for what cannot be one."""
    read = row.values.get("id")
    said = str(read.value).strip() if read is not None else ""
    if said and (bad := bad_id(said)) is not None:
        raise NotTakenError(f"编号“{said}”{bad.why}")
    return said
