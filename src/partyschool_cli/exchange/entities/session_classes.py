"""The classes that rows of sessions go into; a new one is made with its first session."""

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.class_request import ClassRequest
from partyschool_cli.exchange.entities.class_sessions import ClassSessions
from partyschool_cli.exchange.entities.column_titles import column_title
from partyschool_cli.exchange.entities.name_matches import Said, Unknown
from partyschool_cli.exchange.entities.references import NotTakenError, Reference, References
from partyschool_cli.exchange.entities.row_values import CLASS
from partyschool_cli.exchange.entities.targets import Target
from partyschool_cli.exchange.foreign.reading import ReadRow
from partyschool_cli.model.kind import Kind


class SessionClasses:
    """The class of `request` for all rows; without one, the classes that the rows name.

    Of those, a new one has what `new` says.
    """

    def __init__(
        self, references: References, request: ClassRequest | None, new: ClassRequest
    ) -> None:
        self._references = references
        self._request, self._new = request, new
        self._opened: dict[Key, ClassSessions] = {}

    def there(self, row: ReadRow) -> ClassSessions | None:
        """The class of a row, if it is there already or was made. Raises NotTakenError."""
        request = self._request_of(row)
        if request.key is not None:
            return self._open(self._references.targets.existing(request.key))
        made = self._references.targets.new_one(Kind.CLASS, str(request.content.get("title")))
        return self._open(made) if made is not None else None

    def school(self, row: ReadRow) -> str | None:
        """The id of the school of a row's class, where it is known."""
        opened = self.there(row)
        if opened is not None:
            school = opened.target.content.get("school")
            return school if isinstance(school, str) else None
        found = self._references.find(Said(Kind.SCHOOL, self._request_of(row).school or ""))
        return found.key.id if isinstance(found, Reference) else None

    def require(self, row: ReadRow) -> None:
        """Raise NotTakenError where `make` would."""
        request = self._request_of(row)
        if request.missing:
            missing = "、".join(column_title(Kind.CLASS, name) for name in request.missing)
            raise NotTakenError(f"新班次还缺：{missing}")
        self._references.require(Said(Kind.SCHOOL, request.school or ""))
        if not self._references.makes_new:
            raise NotTakenError(f"目录里没有班次“{request.content['title']}”（--no-new）")

    def make(self, row: ReadRow) -> ClassSessions:
        """The new class of a row, for which `require` raises nothing."""
        request = self._request_of(row)
        school = self._references.id_of(Said(Kind.SCHOOL, request.school or ""))
        title = str(request.content["title"])
        content = {**request.content, "school": school.key.id}
        return self._open(self._references.targets.make(Kind.CLASS, title, content, request.id))

    def settle(self) -> None:
        """Put the sessions into their classes, and give the new ones their days."""
        for sessions in self._opened.values():
            sessions.settle()
            if sessions.target.is_new:
                days = sessions.dates()
                sessions.target.fill({"from": days[0], "to": days[-1]})

    def _request_of(self, row: ReadRow) -> ClassRequest:
        if self._request is not None:
            return self._request
        read = row.values.get(CLASS)
        name = str(read.value).strip() if read is not None else ""
        if not name:
            raise NotTakenError("没有班次")
        found = self._references.find(Said(Kind.CLASS, name))
        if isinstance(found, Unknown):
            content = {**self._new.content, "title": found.name}
            return ClassRequest(None, "", self._new.school, content)
        made = self._references.targets.made_here(found.key)
        if made is None:
            return ClassRequest(found.key)
        return ClassRequest(None, made.key.id, self._new.school, made.content)

    def _open(self, target: Target) -> ClassSessions:
        if target.key not in self._opened:
            self._opened[target.key] = ClassSessions(self._references.targets, target)
        return self._opened[target.key]
