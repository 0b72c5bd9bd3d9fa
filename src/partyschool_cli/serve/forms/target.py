"""What a form is about: an entity or a session, there already or new."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.lookup import Lookup, session_ids, sessions_in
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.edit.sessions import sole_position
from partyschool_cli.export.web.published import page_path
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.digest import digest

# What may be made and changed in a browser.
KINDS: Final = (Kind.SESSION, Kind.CLASS, Kind.COURSE, Kind.TEACHER, Kind.SITE)


class Target(NamedTuple):
    """An entity of `kind`, or a session: its id is `class/s01`. Of a new one, `id` is empty.

    `class_id` is that of a session's class, new or not.
    """

    kind: Kind
    id: str = ""
    class_id: str = ""

    @property
    def is_new(self) -> bool:
        """Whether it is yet to be made."""
        return not self.id

    @property
    def key(self) -> Key:
        """The key of what is there."""
        return Key(self.kind, self.id)

    @property
    def file_key(self) -> Key | None:
        """The key of the file that is changed; None where that is a new one."""
        if self.kind is Kind.SESSION:
            return Key(Kind.CLASS, self.class_id)
        return None if self.is_new else self.key

    @property
    def path(self) -> str:
        """The path of its form."""
        if not self.is_new:
            return f"edit/{self.kind}/{self.id}"
        inside = f"/{self.class_id}" if self.class_id else ""
        return f"edit/new/{self.kind}{inside}"

    @property
    def page(self) -> str:
        """The page of the site on which it is shown, or will be beside others like it."""
        if self.kind is Kind.SESSION:
            return page_path(Kind.CLASS, self.class_id)
        return f"{self.kind.plural}.html" if self.is_new else page_path(self.kind, self.id)

    def exists(self, lookup: Lookup) -> bool:
        """Whether the file, and the session in it, are there."""
        if self.file_key is None:
            return True
        if self.file_key not in lookup.files:
            return False
        if self.kind is not Kind.SESSION or self.is_new:
            return True
        return session_ids(lookup.content(self.file_key)).count(self.id.partition("/")[2]) == 1

    def content(self, lookup: Lookup) -> Mapping[str, Any]:
        """What the file holds of it."""
        if self.is_new:
            return {}
        if self.kind is not Kind.SESSION:
            return lookup.content(self.key)
        return sessions_in(lookup.content(Key(Kind.CLASS, self.class_id)))[self._place(lookup)]

    def _place(self, lookup: Lookup) -> int:
        source = lookup.source(self.key)
        return sole_position(source, lookup.content(Key(Kind.CLASS, self.class_id)), self.key)

    def version(self, lookup: Lookup) -> str:
        """A digest of its file's bytes: another one means that somebody else wrote."""
        if self.file_key is None:
            return ""
        data = lookup.source(self.file_key).read()
        return digest(data).hex() if isinstance(data, bytes) else "?"

    def context(self, lookup: Lookup, today: Any) -> ValueContext:
        """Where its values are said."""
        beside = lookup.content(Key(Kind.CLASS, self.class_id)) if self.kind is Kind.SESSION else {}
        return ValueContext(today, self.kind, self.content(lookup), beside)


def target_at(parts: tuple[str, ...]) -> Target | None:
    """The target of a form's path below `edit/`; None for a path that is none."""
    kinds = {str(kind): kind for kind in KINDS}
    match parts:
        case ("new", "session", class_id) if class_id:
            return Target(Kind.SESSION, "", class_id)
        case ("new", name) if name in kinds and name != Kind.SESSION:
            return Target(kinds[name])
        case ("session", class_id, name) if class_id and name:
            return Target(Kind.SESSION, f"{class_id}/{name}", class_id)
        case (name, entity) if name in kinds and name != Kind.SESSION and entity:
            return Target(kinds[name], entity)
    return None
