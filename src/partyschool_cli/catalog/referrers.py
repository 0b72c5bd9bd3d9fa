"""What refers to an entity: a teacher's courses, a course's sessions, all that a school has."""

import datetime as dt
from dataclasses import dataclass

from partyschool_cli.catalog.catalog import Catalog, LoadedFile
from partyschool_cli.catalog.references import Key, Mention
from partyschool_cli.catalog.resolve import file_title
from partyschool_cli.catalog.validate import value_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.training_class import Session, TrainingClass
from partyschool_cli.source.text.span import FieldPath


@dataclass(frozen=True, slots=True)
class Referrer:
    """One entity, or one session of a class, that names another in its `field`.

    `title` is for a session that of its class. `status` is that of the file's entity, None if the
    file is invalid; then title and session may be unknown.
    """

    key: Key
    title: str
    field: str
    status: str | None
    session: Session | None

    @property
    def date(self) -> dt.date | None:
        """The day of a session."""
        return self.session.date if self.session else None


def referrers(catalog: Catalog, key: Key) -> tuple[Referrer, ...]:
    """Everything that names `key`, once a field: by kind, sessions by time, others by path."""
    found = (_referrer(file, mention) for file, mention in catalog.mentioned_by.get(key, ()))
    order = list(Kind)
    return tuple(
        sorted(dict.fromkeys(found), key=lambda each: (order.index(each.key.kind), _time(each)))
    )


def _time(referrer: Referrer) -> tuple[str, str]:
    session = referrer.session
    return (f"{session.date}", f"{session.start}") if session else ("", "")


def _referrer(file: LoadedFile, mention: Mention) -> Referrer:
    session, field = _session_at(file, mention.path)
    entity = file.entity
    return Referrer(
        key=Key(Kind.SESSION, f"{file.key.id}/{session}") if session else file.key,
        title=file_title(file),
        field=field,
        status=entity.status if entity else None,
        session=_session_named(file, session),
    )


def _session_at(file: LoadedFile, path: FieldPath) -> tuple[str, str]:
    """The id of the session that `path` leads into (empty for none), and the field's name."""
    match path:
        case ("sessions", int(index), str(field), *_) if file.key.kind is Kind.CLASS:
            if isinstance(file.entity, TrainingClass):
                return file.entity.sessions[index].id, field
            name = value_at(file.content, ("sessions", index, "id"))
            return (name, field) if isinstance(name, str) else ("", "sessions")
    return "", str(path[0])


def _session_named(file: LoadedFile, name: str) -> Session | None:
    sessions = file.entity.sessions if isinstance(file.entity, TrainingClass) else ()
    return next((session for session in sessions if session.id == name), None)
