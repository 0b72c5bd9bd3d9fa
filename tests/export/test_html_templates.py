"""Templates take text as text, and know only the names that they are given."""

import pytest
from jinja2 import UndefinedError

from partyschool_cli.export.html_templates import html_templates


def test_text_is_escaped_after_it_was_made_fit() -> None:
    templates = html_templates("partyschool_cli.export.web", str.upper, title="a<b")
    assert templates.from_string("<p>{{ title }}</p>").render() == "<p>A&lt;B</p>"


def test_a_name_that_is_not_known_raises() -> None:
    templates = html_templates("partyschool_cli.export.web", str)
    with pytest.raises(UndefinedError):
        templates.from_string("{{ titel }}").render()
