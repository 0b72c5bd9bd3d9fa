"""Show the title beside each id; off unless the user's settings ask for it."""

from lsprotocol import types

from partyschool_cli.catalog.references import Key, Word
from partyschool_cli.catalog.resolve import file_title
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.moment import Moment
from partyschool_cli.editor.named import inner_span, named_words
from partyschool_cli.editor.place import Place
from partyschool_cli.editor.proposals.words import vocabulary_words


def _answer(moment: Moment, params: types.InlayHintParams) -> list[types.InlayHint] | None:
    file = moment.at(params.text_document.uri)
    if file is None or not moment.settings.inlay_hints:
        return None
    catalog, path = file
    positions = catalog.positions(path)
    first, last = positions.stretch(params.range)
    place = Place(catalog.catalog, path, positions.text, 0)
    hints = []
    for named in named_words(path, positions.text):
        title = _title(place, named.what) if named.role == "mention" else ""
        if title and first <= named.spot.start <= last:
            _, end = inner_span(named.spot)
            end = max(end, named.spot.end)
            hints.append(types.InlayHint(positions.position(end), title, padding_left=True))
    return hints


def _title(place: Place, what: Key | Word) -> str:
    if isinstance(what, Word):
        return vocabulary_words(place, what.vocabulary).get(what.id, "")
    file = place.catalog.file_of.get(what)
    return "" if file is None else file_title(file)


feature = Feature(types.TEXT_DOCUMENT_INLAY_HINT, _answer)
