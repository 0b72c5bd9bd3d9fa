"""Format a document as `pschool fmt` does; one that it leaves alone stays as it is."""

from lsprotocol import types

from partyschool_cli.editor.edits.workspace_edit import text_edits
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.workspace.moment import Moment, OpenFile
from partyschool_cli.source.changes.change_set import Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.listing import MANIFEST, Listing, entity_at
from partyschool_cli.source.files.tree import Subset
from partyschool_cli.source.style.styled_files import styled_files


def _answer(moment: Moment, params: types.DocumentFormattingParams) -> list[types.TextEdit] | None:
    file = moment.at(params.text_document.uri)
    return None if file is None else _edits(file)


def _edits(file: OpenFile) -> list[types.TextEdit]:
    catalog, path = file
    own = entity_at(path)
    if own is None and path != MANIFEST:
        return []
    listing = Listing(() if own is None else (own,), ())
    styled = styled_files(Subset(catalog.tree, listing), lambda one: one == path)
    if path not in styled.changed:
        return []
    before, after = styled.changed[path]
    return text_edits(catalog, Replace(path, digest(before), after))


feature = Feature(types.TEXT_DOCUMENT_FORMATTING, _answer)
