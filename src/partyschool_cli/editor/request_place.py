"""The file and the place that a request is about."""

from typing import Protocol

from lsprotocol import types

from partyschool_cli.editor.navigation.occurrence import Occurrence, occurrence_at
from partyschool_cli.editor.text.place import Place
from partyschool_cli.editor.workspace.moment import Moment, OpenFile


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


def request_place(moment: Moment, params: AtPosition) -> tuple[OpenFile, Place] | None:
    """The file of a request and the place in it; None for a file that is in no catalog."""
    file = moment.at(params.text_document.uri)
    if file is None:
        return None
    positions = file.catalog.positions(file.path)
    offset = positions.offset(params.position)
    return file, Place(file.catalog.good, file.path, positions.text, offset)


def request_occurrence(moment: Moment, params: AtPosition) -> tuple[OpenFile, Occurrence] | None:
    """The file of a request, and what the word there names."""
    asked = request_place(moment, params)
    if asked is None:
        return None
    file, place = asked
    found = occurrence_at(place.path, place.text, place.offset)
    return None if found is None else (file, found)
