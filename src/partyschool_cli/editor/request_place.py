"""The file and the place that a request is about."""

from typing import Protocol

from lsprotocol import types

from partyschool_cli.editor.moment import Moment, OpenFile
from partyschool_cli.editor.named import Named, named_word_at
from partyschool_cli.editor.place import Place


class AtPosition(Protocol):
    """The parameters of a request about a position in a document."""

    @property
    def text_document(self) -> types.TextDocumentIdentifier:
        """The document."""
        ...

    @property
    def position(self) -> types.Position:
        """The position in it."""
        ...


def place_at(moment: Moment, params: AtPosition) -> Place | None:
    """The place of a request; None for a file that is in no catalog."""
    file = moment.at(params.text_document.uri)
    if file is None:
        return None
    positions = file.catalog.positions(file.path)
    offset = positions.offset(params.position)
    return Place(file.catalog.catalog, file.path, positions.text, offset)


def named_at(moment: Moment, params: AtPosition) -> tuple[OpenFile, Named] | None:
    """The file of a request, and what the word there names."""
    file, place = moment.at(params.text_document.uri), place_at(moment, params)
    if file is None or place is None:
        return None
    found = named_word_at(place.path, place.text, place.offset)
    return None if found is None else (file, found)
