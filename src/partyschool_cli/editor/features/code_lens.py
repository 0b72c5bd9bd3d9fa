"""Say above an entity's title how often it is mentioned."""

from typing import Any, Final

from lsprotocol import types

from partyschool_cli.catalog.references import Key
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.navigation.mentions import count_mentions, declarations_of
from partyschool_cli.editor.workspace.moment import Moment
from partyschool_cli.source.files.listing import entity_at

_COMMAND: Final = "pschool.showReferences"


def _answer(moment: Moment, params: types.CodeLensParams) -> list[types.CodeLens] | None:
    file = moment.at(params.text_document.uri)
    own = None if file is None else entity_at(file.path)
    if file is None or own is None:
        return None
    key = Key(own.kind, own.id)
    place = next((one for one in declarations_of(file.catalog, key) if one.path == file.path), None)
    if place is None:
        return []
    shown = file.catalog.positions(file.path).range(place.start, place.end)
    count = count_mentions(file.catalog, key)
    title = f"被 {count} 处引用" if count else "没有被引用"
    # The extension for VS Code has the command; other editors show the text, without one.
    command = _COMMAND if moment.settings.shows_references else ""
    arguments: list[Any] = [params.text_document.uri, shown.start]
    return [types.CodeLens(shown, types.Command(title, command, arguments=arguments))]


feature = Feature(types.TEXT_DOCUMENT_CODE_LENS, _answer, types.CodeLensOptions())
