"""Pages as HTML: templates that text of the catalog goes into as text, never as markup."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.catalog.pinyin import reading_of
from partyschool_cli.export.bidi import enclosed
from partyschool_cli.export.html_templates import html_templates
from partyschool_cli.export.web import words
from partyschool_cli.export.web.page import WebPage
from partyschool_cli.export.web.web_site import WebSite
from partyschool_cli.markup.clean_text import clean
from partyschool_cli.markup.json_text import json_line
from partyschool_cli.wording.dates import date_text, weekday_text

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE: Final = "partyschool_cli.export.web"


def render_page(site: WebSite, template: str, page: WebPage, data: Mapping[str, Any]) -> bytes:
    """The bytes of a page; `data` is its JSON-LD."""
    return (
        _environment()
        .get_template(f"{template}.html.jinja")
        .render(page=page, view=page.view, site=site, root=page.to_root, json_ld=_json_ld(data))
        .encode()
    )


def render_part(template: str, **values: Any) -> str:
    """A part of a page, of a template that is given these values."""
    return _environment().get_template(f"{template}.html.jinja").render(**values)


@cache
def program_text() -> str:
    """The templates, and the code of this package: what bytes depend on, beside data."""
    return "".join(text for _, text in sorted(_texts(files(_PACKAGE), "")))


def _texts(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for each in folder.iterdir():
        path = f"{prefix}/{each.name}"
        if each.is_dir():
            yield from _texts(each, path)
        elif each.name.endswith((".py", ".jinja")):
            yield path, each.read_text("utf-8")


@cache
def _environment() -> "Environment":
    return html_templates(
        _PACKAGE,
        _finalize,
        words=words,
        date_text=date_text,
        weekday_text=weekday_text,
        reading=reading_of,
    )


def _finalize(value: Any) -> Any:
    """Makes each text fit for the page: Markup of the templates is so already.

    No browser shows some characters, and no text may reorder what follows it.
    """
    return enclosed(clean(value)) if type(value) is str else value


def _json_ld(data: Any) -> Any:
    """JSON for a script element: no text in it can end the element."""
    from markupsafe import Markup

    text = json_line(data, compact=True)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 -- what could be markup was escaped above
