"""Show the title beside each id; off unless the user's settings ask for it."""

from lsprotocol import types

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.catalog.resolve import file_title
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.navigation.occurrence import occurrences
from partyschool_cli.editor.text.place import Place
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, params: types.InlayHintParams) -> list[types.InlayHint] | None:
    file = moment.at(params.text_document.uri)
    if file is None or not moment.settings.inlay_hints:
        return None
    catalog, path = file
    positions = catalog.positions(path)
    first, last = positions.stretch(params.range)
    place = Place(catalog.good, path, positions.text, 0)
    hints = []
    for occurrence in occurrences(path, positions.text):
        title = _title(place, occurrence.target) if occurrence.role == "mention" else ""
        if title and first <= occurrence.token.start <= last:
            _, end = occurrence.token.inner
            end = max(end, occurrence.token.end)
            hints.append(types.InlayHint(positions.position(end), title, padding_left=True))
    return hints


def _title(place: Place, target: Key | Word) -> str:
    if isinstance(target, Word):
        return place.vocabulary(target.vocabulary).get(target.id, "")
    file = place.catalog.file_of.get(target)
    return "" if file is None else file_title(file)


feature = Feature(types.TEXT_DOCUMENT_INLAY_HINT, _answer)
