"""Pages as HTML: templates that text of the catalog goes into as text, never as markup."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from partyschool_cli.catalog.pinyin import reading_of, spelled
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
    """The templates, and the code that they call: what bytes depend on, beside data."""
    own = files(_PACKAGE)
    found = {
        each.name: each.read_text("utf-8")
        for folder in (own.joinpath("templates"), own)
        for each in folder.iterdir()
        if each.is_file()
    }
    return "".join(found[name] for name in sorted(found))


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals["words"] = words
    environment.globals["date_text"] = date_text
    environment.globals["weekday_text"] = weekday_text
    environment.globals["reading"] = reading_of
    environment.globals["spelled"] = spelled
    return environment


def _finalize(value: Any) -> Any:
    """Cleans each text put into the page. Markup of the templates is cleaned already."""
    return clean(value) if type(value) is str else value


def _json_ld(data: Any) -> Any:
    """JSON for a script element: no text in it can end the element."""
    from markupsafe import Markup

    text = json_line(data, compact=True)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 -- what could be markup was escaped above
