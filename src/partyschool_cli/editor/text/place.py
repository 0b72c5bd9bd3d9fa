"""A place in a file of a catalog while it is typed: the field there, and what stands beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.edit.usages import OFFICE
from partyschool_cli.editor.text.cursor import Cursor, cursor_at
from partyschool_cli.editor.text.outline import Outline, read_outline
from partyschool_cli.editor.text.token import Token
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import ENTITY_MODELS
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.model.vocabulary import OFFICES
from partyschool_cli.source.files.listing import MANIFEST, EntityFile, entity_at
from partyschool_cli.source.text.span import FieldPath


def model_at(path: str) -> type[FrozenModel] | None:
    """The model of the file at a path of a catalog; None for a file that is none of it."""
    if path == MANIFEST:
        return Manifest
    entity = entity_at(path)
    return None if entity is None else ENTITY_MODELS[entity.kind]


@dataclass(frozen=True, eq=False)
class Place:
    """An offset in the `text` of the file at `path` of a catalog, as it stands in the editor."""

    catalog: Catalog
    path: str
    text: str
    offset: int

    @cached_property
    def cursor(self) -> Cursor | None:
        """What is there; None in a comment, in a block of text, between words."""
        return cursor_at(self.text, self.offset)

    @cached_property
    def outline(self) -> Outline:
        """Everything in the file that can be made out."""
        return read_outline(self.text)

    @cached_property
    def model(self) -> type[FrozenModel] | None:
        """The model of the file."""
        return model_at(self.path)

    @cached_property
    def entity(self) -> EntityFile | None:
        """The entity that the file is about."""
        return entity_at(self.path)

    @property
    def kind(self) -> Kind | None:
        """The kind of the entity that the file is about."""
        return self.entity.kind if self.entity else None

    def said(self, *path: str | int) -> str | None:
        """The text of the scalar at a path of the file."""
        found = self._values.get(path)
        return found.text if found is not None else None

    def all_said(self, path: FieldPath) -> tuple[str, ...]:
        """The scalars in the list at a path, but for the one at the cursor."""
        own = self.cursor.path if self.cursor else None
        return tuple(
            token.text
            for at, token in self._values.items()
            if at[:-1] == path and at != own and isinstance(at[-1], int)
        )

    @cached_property
    def _values(self) -> Mapping[FieldPath, Token]:
        return self.outline.values()

    @property
    def session(self) -> FieldPath | None:
        """The path of the session that the cursor is in."""
        path = self.cursor.path if self.cursor else ()
        is_in = self.kind is Kind.CLASS and path[:1] == ("sessions",)
        return path[:2] if is_in and len(path) > 1 and isinstance(path[1], int) else None

    def said_above(self, field: str) -> str | None:
        """The text of a field of the session above that which the cursor is in."""
        session = self.session
        above = None if session is None else int(session[1]) - 1
        return None if above is None else self.said("sessions", above, field)

    @property
    def school(self) -> str | None:
        """The school that the file belongs to; that of a school, itself."""
        if self.kind is Kind.SCHOOL and self.entity is not None:
            return self.entity.id
        return self.said("school")

    def vocabulary(self, name: str) -> Mapping[str, str]:
        """The words of a vocabulary for the file: a school may have themes of its own.

        Offices are known by the format, and are in no vocabulary of the manifest.
        """
        if name == OFFICE:
            return OFFICES
        if name == "themes":
            return self.catalog.themes_of(self.school)
        return self.catalog.manifest.vocabulary(name)
