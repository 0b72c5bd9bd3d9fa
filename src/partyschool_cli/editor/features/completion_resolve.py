"""Say of an entity in the list of completions what hover says of it."""

from copy import copy

from lsprotocol import types

from partyschool_cli.editor.client.capabilities import completion_formats
from partyschool_cli.editor.client.markup_content import markup_content
from partyschool_cli.editor.completion.resolve_data import read_resolve_data
from partyschool_cli.editor.feature import Feature
from partyschool_cli.editor.hover.entity import key_markdown
from partyschool_cli.editor.workspace.moment import Moment


def _answer(moment: Moment, item: types.CompletionItem) -> types.CompletionItem:
    wanted = read_resolve_data(item.data)
    file = None if wanted is None else moment.at(wanted.address)
    told = None if wanted is None or file is None else key_markdown(file.catalog.good, wanted.key)
    if told is None:
        return item
    resolved = copy(item)
    resolved.documentation = markup_content(told, completion_formats(moment.client))
    return resolved


feature = Feature(types.COMPLETION_ITEM_RESOLVE, _answer)
