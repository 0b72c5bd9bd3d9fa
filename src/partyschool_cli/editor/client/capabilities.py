"""What the client said that it can do, of what answers depend on."""

from collections.abc import Sequence

from lsprotocol import types


def uses_snippets(client: types.ClientCapabilities) -> bool:
    """Whether it fills the blanks of what is inserted."""
    item = _completion_item(client)
    return bool(item and item.snippet_support)


def has_label_details(client: types.ClientCapabilities) -> bool:
    """Whether it shows something beside the label of a completion."""
    item = _completion_item(client)
    return bool(item and item.label_details_support)


def inserts_as_is(client: types.ClientCapabilities) -> bool:
    """Whether it can be told to leave the indents of what it inserts alone."""
    item = _completion_item(client)
    modes = item.insert_text_mode_support if item else None
    return bool(modes and types.InsertTextMode.AsIs in modes.value_set)


def marks_deprecated(client: types.ClientCapabilities) -> bool:
    """Whether it strikes out a completion that has the tag for it."""
    item = _completion_item(client)
    tags = item.tag_support if item else None
    return bool(tags and types.CompletionItemTag.Deprecated in tags.value_set)


def has_symbol_trees(client: types.ClientCapabilities) -> bool:
    """Whether it shows symbols of a document within others."""
    document = client.text_document
    symbols = document.document_symbol if document else None
    return bool(symbols and symbols.hierarchical_document_symbol_support)


def hover_formats(client: types.ClientCapabilities) -> Sequence[types.MarkupKind] | None:
    """The formats that it shows in a hover."""
    hover = client.text_document.hover if client.text_document else None
    return hover.content_format if hover else None


def completion_formats(client: types.ClientCapabilities) -> Sequence[types.MarkupKind] | None:
    """The formats that it shows beside a completion."""
    item = _completion_item(client)
    return item.documentation_format if item else None


def takes_document_changes(client: types.ClientCapabilities) -> bool:
    """Whether the editor knows edits of versions of documents, and operations on files."""
    able = edit_capabilities(client)
    # Neovim 0.7 names the operations only.
    return bool(able.document_changes or able.resource_operations)


def edit_capabilities(client: types.ClientCapabilities) -> types.WorkspaceEditClientCapabilities:
    """What the editor can do with an edit."""
    given = client.workspace and client.workspace.workspace_edit
    return given or types.WorkspaceEditClientCapabilities()


def _completion_item(
    client: types.ClientCapabilities,
) -> types.ClientCompletionItemOptions | None:
    completion = client.text_document.completion if client.text_document else None
    return completion.completion_item if completion else None
