"""Rows that the catalog does not have yet: what they are called, and what they make."""

from collections.abc import Mapping
from typing import Any

from partyschool_cli.catalog.bad_id import bad_id
from partyschool_cli.catalog.lookup import Lookup, session_ids, sessions_in
from partyschool_cli.catalog.quoting import shown
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.new_id import free_id, spelled_id
from partyschool_cli.edit.session_place import next_session_id
from partyschool_cli.errors import CommandLineError
from partyschool_cli.exchange.workbook.base_sheet import Base
from partyschool_cli.exchange.workbook.cell_values import CellReader, cell_text
from partyschool_cli.exchange.workbook.edited import EditedRow
from partyschool_cli.exchange.workbook.exported import ShownRows
from partyschool_cli.exchange.workbook.layout import CLASS, columns_of
from partyschool_cli.exchange.workbook.matching import IsSame, Kept
from partyschool_cli.exchange.workbook.merged import Merge, NewRow
from partyschool_cli.exchange.workbook.names import Names
from partyschool_cli.model.kind import Kind


class RefusedRowError(Exception):
    """A row cannot be taken: `message` says why, `text` and `cell` what it is about."""

    def __init__(self, message: str, text: str, cell: str | None = None) -> None:
        super().__init__(message)
        self.message, self.text, self.cell = message, text, cell


class NewRows:
    """Finds ids for new rows. `made` are the titles of entities that are made."""

    def __init__(self, base: Base, lookup: Lookup, shown_rows: ShownRows) -> None:
        self._base, self._lookup, self._shown = base, lookup, shown_rows
        self.made: dict[Key, str] = {}
        self._taken: dict[Kind, set[str]] = {}
        self._sessions: dict[str, list[str]] = {}

    def is_renamed_already(self, kept: Kept) -> bool:
        """Whether the catalog has a row's new id and no longer its old one."""
        old = kept.base.key
        has_old = self._shown.row(old) is not None
        return not has_old and self._shown.row(Key(old.kind, kept.new_id)) is not None

    def renamed_key(self, kept: Kept) -> Key:
        """The key of a row with another 编号. Raises RefusedRowError for an id that cannot be."""
        old = kept.base.key
        if old.kind is not Kind.SESSION:
            self._check(old.kind, kept.new_id, kept.row.said_id)
            return Key(old.kind, kept.new_id)
        class_id, _, name = kept.new_id.rpartition("/")
        if class_id and class_id != old.id.rpartition("/")[0]:
            why = f"课次 {old.id} 不能换到别的班；要换，删去这一行，在那个班加一行"
            raise RefusedRowError(why, kept.row.said_id)
        self._check(old.kind, name, kept.row.said_id)
        return Key(old.kind, f"{old.id.rpartition('/')[0]}/{name}")

    def _check(self, kind: Kind, name: str, said: str) -> None:
        _require_id(name, said)
        key = Key(kind, name)
        if key in self._lookup.files or key in self.made:
            raise RefusedRowError(f"编号 {name} 已经有了：{self._title(key)}", said)

    def _title(self, key: Key) -> str:
        return self.made.get(key) or self._lookup.title(key)

    def entity_key(self, kind: Kind, row: EditedRow, said: str, is_same: IsSame) -> Key:
        """The key of a new row: one that the catalog has where that is what the row says.

        Raises RefusedRowError where there is none to be had.
        """
        title = cell_text(row.cells.get(kind.title_field))
        if said:
            key = Key(kind, said)
            if key not in self._lookup.files:
                self._check(kind, said, row.said_id)
                self._add(key, title)
            return key
        if not title:
            why = f"没有编号，也没有{'姓名' if kind is Kind.TEACHER else '名称'}，不知道是什么"
            raise RefusedRowError(why, "")
        twin = self._twin(kind, title, row, is_same)
        if twin is not None:
            return twin
        spelled = spelled_id(title)
        if not spelled:
            raise RefusedRowError(f"{shown(title)}拼不出编号，请在“编号”一格写一个", title)
        key = Key(kind, free_id(spelled, self._taken_ids(kind)))
        self._add(key, title)
        return key

    def _add(self, key: Key, title: str) -> None:
        self.made[key] = title
        self._taken_ids(key.kind).add(key.id)

    def _taken_ids(self, kind: Kind) -> set[str]:
        if kind not in self._taken:
            rows = (*self._lookup.files, *self._base.rows)
            self._taken[kind] = {key.id for key in rows if key.kind is kind}
        return self._taken[kind]

    def _twin(self, kind: Kind, title: str, row: EditedRow, is_same: IsSame) -> Key | None:
        """What an earlier import of this workbook made of the row, or somebody else did."""
        names = Names(self._lookup).with_title(kind, title)
        since = [key for key in names if key not in self._base.rows]
        for key in since:
            now = self._shown.row(key)
            if now is not None and is_same(row, now):
                return key
        return next((key for key in since if key.id == spelled_id(title)), None)

    def session_key(self, row: EditedRow, said: str, names: Names, is_same: IsSame) -> Key:
        """The key of a new session. Raises RefusedRowError where its class is not clear."""
        class_id, _, name = said.rpartition("/")
        given = self._class_in(row, names)
        if class_id and given and class_id != given:
            why = f"编号说是 {class_id} 的课次，班次却是 {given}，不知道是哪个班的"
            raise RefusedRowError(why, row.said_id)
        class_id = given or class_id
        if not class_id:
            raise RefusedRowError("新加的课次没有写班次，不知道是哪个班的", row.said_id)
        training_class = Key(Kind.CLASS, class_id)
        if training_class not in self._lookup.files and training_class not in self.made:
            raise RefusedRowError(f"没有班次 {class_id}", row.said_id)
        if name:
            self._check_session(class_id, name, row.said_id)
        else:
            twin = self._session_twin(training_class, row, is_same)
            if twin is not None:
                return twin
            name = next_session_id(self._session_ids(class_id))
        self._session_ids(class_id).append(name)
        return Key(Kind.SESSION, f"{class_id}/{name}")

    def _check_session(self, class_id: str, name: str, said: str) -> None:
        _require_id(name, said)
        known = self._known_sessions(class_id)
        if name not in known and name in self._session_ids(class_id):
            raise RefusedRowError(f"有两行的编号都是 {class_id}/{name}", said)

    def _class_in(self, row: EditedRow, names: Names) -> str:
        text = cell_text(row.cells.get(CLASS))
        if not text:
            return ""
        field = columns_of(Kind.SESSION)[0]
        context = self._shown.context
        try:
            return str(CellReader(names).value(field, text, context))
        except CommandLineError as error:
            raise RefusedRowError(error.message, text) from None

    def _known_sessions(self, class_id: str) -> list[str]:
        return session_ids(self._lookup.content(Key(Kind.CLASS, class_id)))

    def _session_ids(self, class_id: str) -> list[str]:
        if class_id not in self._sessions:
            self._sessions[class_id] = self._known_sessions(class_id)
        return self._sessions[class_id]

    def _session_twin(self, class_key: Key, row: EditedRow, is_same: IsSame) -> Key | None:
        for session in sessions_in(self._lookup.content(class_key)):
            key = Key(Kind.SESSION, f"{class_key.id}/{session.get('id')}")
            now = None if key in self._base.rows else self._shown.row(key)
            if now is not None and is_same(row, now):
                return key
        return None

    def make(self, merge: Merge, key: Key, content: Mapping[str, Any], row: EditedRow) -> None:
        """Note what a row makes. Raises RefusedRowError for a session of no class."""
        if key.kind is Kind.SESSION:
            class_key = Key(Kind.CLASS, key.id.rpartition("/")[0])
            if class_key not in self._lookup.files and class_key not in self.made:
                raise RefusedRowError(f"没有班次 {class_key.id}", row.said_id)
            content = {name: value for name, value in content.items() if name != CLASS}
        merge.new.append(NewRow(key, content, row.place))


def _require_id(name: str, said: str) -> None:
    """Raise RefusedRowError for what cannot be an id."""
    bad = bad_id(name)
    if bad is not None:
        instead = f"；可以用 {bad.suggestion}" if bad.suggestion else ""
        raise RefusedRowError(f"编号{shown(said)}{bad.why}{instead}", said)
