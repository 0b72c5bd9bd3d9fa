"""Markdown for clients that read it, and for those that do not."""

from lsprotocol import types

from partyschool_cli.editor.client.markup_content import markup_content


def test_signs_of_markdown_are_taken_out_for_a_client_that_reads_none() -> None:
    told = "**教师**　a\\_b \\*\n\n- 一"
    assert markup_content(told, None).value == told
    assert markup_content(told, [types.MarkupKind.Markdown]).value == told
    plain = markup_content(told, [types.MarkupKind.PlainText])
    assert (plain.kind, plain.value) == (types.MarkupKind.PlainText, "教师　a_b *\n\n- 一")
