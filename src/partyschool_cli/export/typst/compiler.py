"""Compile documents with Typst. Text is passed as JSON data and never read as markup."""

import datetime as dt
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.codes.attachment import DESCRIPTION, MEDIA_TYPE, attachment_name
from partyschool_cli.export.export_format import Exported
from partyschool_cli.export.print_options import PrintOptions, Style
from partyschool_cli.export.timetable_content import printed_line
from partyschool_cli.export.typst.fonts import FontSet, font_set
from partyschool_cli.export.typst.printable import Printable

if TYPE_CHECKING:
    from typst import Compiler

_TEMPLATES: Final = Path(__file__).parent / "templates"


def compile_document(
    template: str,
    data: Mapping[str, Any],
    options: PrintOptions,
    format: Literal["pdf", "png"],
    *,
    ppi: float = 144.0,
) -> Exported:
    """Compiles `templates/TEMPLATE.typ` with `data`.

    PDFs are tagged (PDF/UA-1) and deterministic; pictures are one per page, which templates crop to
    their content (`is_picture`). Raises CommandLineError where Typst fails.
    """
    from typst import TypstError

    fonts = font_set(options.style)
    printable = Printable(fonts.coverage)
    document = {
        **printable.of(dict(data)),
        "fonts": fonts.as_data(),
        "paper": options.paper,
        "is_picture": format == "png",
        "title_color": options.title_color,
        "printed": printed_line(options.printed),
        "subject": "；".join(code.subject for code in options.codes),
        "attachments": _attachments(options) if format == "pdf" else [],
    }
    try:
        result = _compiler(options.style).compile(
            input=str(_TEMPLATES / f"{template}.typ"),
            format=format,
            ppi=ppi,
            sys_inputs={"document": json.dumps(document, ensure_ascii=False)},
            pdf_standards=["ua-1"] if format == "pdf" else [],
            timestamp=dt.datetime.combine(options.printed, dt.time(), dt.UTC),
        )
    except TypstError as error:
        # Known to happen for a text of thousands of words without a break opportunity.
        raise CommandLineError(
            "排版不了：有的文字太长，又没有可以换行的地方", "缩短特别长的文字，或改用 .docx、.html"
        ) from error
    pages = tuple(result) if isinstance(result, list) else (result or b"",)
    return Exported(pages, _font_warnings(fonts), printable.missing)


def _attachments(options: PrintOptions) -> list[dict[str, str]]:
    """What a PDF carries for `verify`: the facts of each of its parts."""
    return [
        {
            "name": attachment_name(number),
            "content": code.attachment.decode(),
            "type": MEDIA_TYPE,
            "description": DESCRIPTION,
        }
        for number, code in enumerate(options.codes, 1)
    ]


def _font_warnings(fonts: FontSet) -> tuple[str, ...]:
    if not fonts.lacking:
        return ()
    return (f"系统里没有{'、'.join(fonts.lacking)}，用自带的思源字体代替",)


@cache
def _compiler(style: Style) -> "Compiler":
    """The compiler of a style, which caches fonts and templates."""
    from typst import Compiler

    return Compiler(root=str(_TEMPLATES), font_paths=font_set(style).fonts)
