"""A self-contained HTML page: template, style and script in one file.

A Content Security Policy allows only the page's own style and script, by hash, so that no text of a
catalog could run or load anything even if it were taken for markup.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal

from partyschool_cli.export import timetable_columns, timetable_content
from partyschool_cli.export.codes.qr import qr_svg_address
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.html.colors import rgb, with_contrast
from partyschool_cli.export.html_templates import html_templates
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.markup.clean_text import clean

if TYPE_CHECKING:
    from jinja2 import Environment

Orientation = Literal["portrait", "landscape"]

_PACKAGE: Final = "partyschool_cli.export.html"
# The background in dark mode, as in `common.css`.
_DARK_PAPER: Final = "#1d1f21"


def page(
    template: str,
    values: Mapping[str, Any],
    options: PrintOptions,
    orientation: Orientation,
    widths: str = "",
    *,
    more_styles: Sequence[str] = (),
) -> Exported:
    """Renders `templates/TEMPLATE.html.jinja` with `values`.

    `widths` are CSS rules for column widths that depend on the content. A page that other templates
    have parts of needs `more_styles`: `attendance`.
    """
    names = ("common", _family(template), *more_styles)
    style = "".join((*(_text(f"{name}.css") for name in names), widths))
    style += _print_rules(options, orientation)
    script = _text("filter.js")
    text = (
        _environment()
        .get_template(f"{template}.html.jinja")
        .render(
            values,
            options=options,
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )
    return Exported((text.encode(),))


def _family(template: str) -> str:
    return template.partition("_")[0]


def _print_rules(options: PrintOptions, orientation: Orientation) -> str:
    rules = f"@page{{size:{options.paper.upper()} {orientation}}}\n"
    if options.title_color:
        color = rgb(options.title_color)
        dark = with_contrast(color, rgb(_DARK_PAPER))
        rules += (
            f":root{{--title:{color}}}\n"
            f"@media screen and (prefers-color-scheme:dark){{:root{{--title:{dark}}}}}\n"
        )
    return rules


@cache
def _text(name: str) -> str:
    # As text: browsers hash it with normalized line ends.
    return files(_PACKAGE).joinpath("templates", name).read_text("utf-8")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _environment() -> "Environment":
    return html_templates(
        _PACKAGE,
        _finalize,
        words=timetable_content,
        cells=timetable_columns,
        qr_address=qr_svg_address,
    )


def _finalize(value: Any) -> Any:
    """Cleans each text put into the page. Markup of the templates is cleaned already."""
    return clean(value) if type(value) is str else value
