"""Texts in snippets."""

from partyschool_cli.editor.client.snippet import escaped


def test_signs_that_mean_something_in_a_snippet_mean_themselves() -> None:
    assert escaped("党章 a,b: {c}") == "党章 a,b: {c\\}"
    assert escaped("$1 \\ ${2}") == "\\$1 \\\\ \\${2\\}"
