"""What a workbook shows of the catalog: rows of cells, and what each is compared with later."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from partyschool_cli.catalog.catalog import Catalog
from partyschool_cli.catalog.lookup import Lookup, sessions_in
from partyschool_cli.catalog.normal_content import normal_content
from partyschool_cli.catalog.records.build import plain
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.values import ValueContext
from partyschool_cli.exchange.workbook.cell_text import CellTexts
from partyschool_cli.exchange.workbook.entity_names import Titles, titles_in_catalog
from partyschool_cli.exchange.workbook.layout import CLASS, ID, columns_of
from partyschool_cli.markup.cell_limits import truncated
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.text.personal import mask

# What the end of a text says that was too long for a cell.
CUT_MARK: Final = "…（Excel 单元格放不下，后面略去"


class ShownValue(NamedTuple):
    """What a cell shows, and the content that it stands for.

    `is_whole` is false where the cell shows less: a text that was cut, a number that was masked.
    """

    text: str
    value: Any
    is_whole: bool = True


NOTHING: Final = ShownValue("", None)


@dataclass(frozen=True, slots=True)
class ExportedRow:
    """An entity or a session as a row: the cells of the fields that it has, and its file's digest.

    The id of a session is `class/s01`.
    """

    key: Key
    digest: str
    cells: Mapping[str, ShownValue]


class ShownRows:
    """Makes rows of the entities of a catalog."""

    def __init__(self, lookup: Lookup, context: ValueContext, titles: Titles | None = None) -> None:
        self.lookup, self.context = lookup, context
        self._texts = CellTexts(lookup, titles)
        self._digests: dict[str, str] = {}

    def row(self, key: Key) -> ExportedRow | None:
        """The row of an entity or session; None where there is no such one."""
        content = self.content(key)
        if content is None:
            return None
        return ExportedRow(key, self.digest(key), self.cells(key.kind, content))

    def content(self, key: Key) -> Mapping[str, Any] | None:
        """The normal content of an entity or session; None where there is no such one."""
        if key.kind is not Kind.SESSION:
            known = key in self.lookup.files
            return normal_content(self.lookup.content(key), MODELS[key.kind]) if known else None
        class_id, _, name = key.id.rpartition("/")
        training_class = Key(Kind.CLASS, class_id)
        if training_class not in self.lookup.files:
            return None
        for session in sessions_in(self.lookup.content(training_class)):
            if session.get(ID) == name:
                return {CLASS: class_id, **normal_content(session, MODELS[Kind.SESSION])}
        return None

    def digest(self, key: Key) -> str:
        """The digest of the file that an entity or session is in, in hexadecimal digits."""
        source = self.lookup.source(key)
        if source.path not in self._digests:
            data = source.read()
            self._digests[source.path] = digest(data).hex() if isinstance(data, bytes) else ""
        return self._digests[source.path]

    def cells(self, kind: Kind, content: Mapping[str, Any]) -> Mapping[str, ShownValue]:
        """The cells for a normal content, by the names of the fields."""
        context = self.context._replace(kind=kind, content=content)
        return {
            field.name: self._shown(field, content[field.name], context)
            for field in columns_of(kind)
            if field.name in content
        }

    def _shown(self, field: Field, value: Any, context: ValueContext) -> ShownValue:
        whole = self._texts.text(field, value, context)
        if whole.isascii() and len(whole) < _SURELY_WHOLE:
            return ShownValue(whole, value)
        clear = clean(whole)
        text = truncated(mask(clear))
        return ShownValue(text, value if text == clear else None, text == clear)


# Shorter than any personal number.
_SURELY_WHOLE: Final = 11


def exported_rows(
    catalog: Catalog, keys: Iterable[Key], context: ValueContext
) -> list[ExportedRow]:
    """The rows of valid entities and sessions of a catalog, in the order of `keys`."""
    lookup = Lookup(catalog.tree, lambda: catalog)
    shown = ShownRows(lookup, context, titles_in_catalog(catalog, lookup))
    sessions = {one.ref: one for one in catalog.sessions}
    rows = []
    for key in keys:
        content = (
            {CLASS: sessions[key.id].training_class.id, **_content(sessions[key.id].session)}
            if key.kind is Kind.SESSION
            else _content(catalog.entities(key.kind)[key.id])
        )
        rows.append(ExportedRow(key, shown.digest(key), shown.cells(key.kind, content)))
    return rows


def _content(model: FrozenModel) -> dict[str, Any]:
    """The normal content of the file, or the session, that a model was made of."""
    names = (field.name for field in fields_of(type(model)) if field.name != "sessions")
    content = {name: plain(getattr(model, "from_" if name == "from" else name)) for name in names}
    return normal_content(content, type(model))
