"""Fill a template: the reference document, or a restyled copy of it."""

import datetime as dt
import io
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from zipfile import BadZipFile, ZipFile

from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.reference import (
    ELEMENTS_OF_STYLES,
    NAMESPACES,
    reference_document,
    zipped,
)
from partyschool_cli.export.print_options import Paper, PrintOptions
from partyschool_cli.markup.clean_text import clean

if TYPE_CHECKING:
    from docx.document import Document

_PAPER_SIZES: Final[Mapping[Paper, tuple[int, int]]] = {"a4": (210, 297), "a3": (297, 420)}
_A3_SCALE: Final = 2**0.5
_HINT: Final = "用 pschool export --write-template 文件名.docx 另取一份样本，只改样式的格式再用"
# Office's limit for the title in the document properties.
_MAX_TITLE: Final = 255


@dataclass(frozen=True, slots=True)
class Area:
    """The area of a page between its margins, in millimetres."""

    width: float
    height: float


class Margins(NamedTuple):
    """The margins of a page in millimetres."""

    side: float
    top: float
    bottom: float


class Template:
    """Styles, margins, headers and footers to put content in.

    Raises CommandLineError for a file that is no .docx, or lacks a style.
    """

    def __init__(self, options: PrintOptions) -> None:
        self._printed = options.printed
        self._paper = options.paper
        own = options.template  # an empty file is one too
        self._is_own = own is not None
        data = reference_document(options.style) if own is None else own
        self._document = _opened(data)
        self._ids = _style_ids(self._document)
        self._footer = deepcopy(self._last_part[0])
        if self._paper == "a3":
            self._enlarge()

    def set_page(
        self, *, landscape: bool, margins: Margins | None = None, is_one_page: bool = False
    ) -> Area:
        """Sets paper size and orientation; gives the area between the template's margins.

        `margins` are for a document that has its own, and a document that `is_one_page` has no page
        number, where no office gave another template.
        """
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section = self._document.sections[-1]
        size = _PAPER_SIZES[self._paper]
        width, height = reversed(size) if landscape else size
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        if margins is not None and not self._is_own:
            section.left_margin = section.right_margin = Mm(margins.side)
            section.top_margin, section.bottom_margin = Mm(margins.top), Mm(margins.bottom)
        if not self._is_own:
            self._set_footer(has_number=not is_one_page)
        sides = (section.left_margin, section.right_margin, section.gutter)
        ends = (section.top_margin, section.bottom_margin)
        return Area(
            max(60.0, width - sum(side.mm for side in sides if side is not None)),
            max(60.0, height - sum(end.mm for end in ends if end is not None)),
        )

    def _set_footer(self, *, has_number: bool) -> None:
        """Has the last part of the document the footer with page numbers, or an empty one."""
        from docx.oxml.ns import qn

        part = self._last_part
        found = part.findall(qn("w:footerReference"))
        if not has_number:
            for reference in found:
                part.remove(reference)
        elif not found:
            part.insert(0, deepcopy(self._footer))

    @property
    def _last_part(self) -> Any:
        return self._document.element.body.sectPr

    def section_break(self) -> str:
        """Ends a part of the document with the paper, margins and footer that were set last."""
        low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        return f"<w:p><w:pPr>{low}{self._last_part.xml}</w:pPr></w:p>"

    def _enlarge(self) -> None:
        """Scales up the fonts for A3, which is read from further away."""
        from docx.shared import Pt

        fonts = [style.font for style in self._document.styles if hasattr(style, "font")]
        for font, size in [(font, font.size) for font in fonts if font.size is not None]:
            font.size = Pt(round(size.pt * _A3_SCALE * 2) / 2)

    def size(self, name: str) -> float:
        """The font size of a paragraph style in points, inherited from its base style if unset."""
        style: Any = next(one for one in self._document.styles if one.style_id == self._id(name))
        while style is not None:
            if style.font.size is not None:
                return float(style.font.size.pt)
            style = style.base_style
        return 10.5

    def filled(
        self,
        title: str,
        body: str,
        *,
        has_cover: bool = False,
        asks_to_update: bool = False,
    ) -> bytes:
        """The document with `body`, XML as `elements.py` makes it, as bytes.

        `has_cover`: the first page has no footer.
        """
        from docx.oxml import parse_xml
        from docx.oxml.ns import qn

        old = self._document.element.body
        for element in [one for one in old if one.tag != qn("w:sectPr")]:
            old.remove(element)
        new: Any = parse_xml(f"<w:body {NAMESPACES}>{body}</w:body>")
        for element in new.iter(*(f"{_W}{name}" for name in ELEMENTS_OF_STYLES)):
            element.set(_VAL, self._id(element.get(_VAL)))
        for index, element in enumerate(list(new)):
            old.insert(index, element)
        if has_cover:
            self._document.sections[-1].different_first_page_header_footer = True
        if asks_to_update:
            self._ask_to_update_fields()
        self._set_properties(title)
        return _same_bytes(self._document)

    def add_picture(self, data: bytes) -> str:
        """Puts a picture into the file; gives its id, for `elements.picture`."""
        name, _ = self._document.part.get_or_add_image(io.BytesIO(data))
        return str(name)

    def _id(self, name: str) -> str:
        """The id of a style. Raises CommandLineError for one that the template lacks."""
        if name not in self._ids:
            raise _lacking([name])
        return self._ids[name]

    def _ask_to_update_fields(self) -> None:
        from docx.oxml import parse_xml

        settings: Any = self._document.settings.element
        element = parse_xml(f'<w:updateFields {NAMESPACES} w:val="true"/>')
        settings.insert_element_before(
            element, "w:hdrShapeDefaults", "w:footnotePr", "w:endnotePr", "w:compat", "w:rsids",
            "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults",
            "w:decimalSymbol", "w:listSeparator",
        )  # fmt: skip

    def _set_properties(self, title: str) -> None:
        properties = self._document.core_properties
        day = dt.datetime.combine(self._printed, dt.time())
        properties.title = clean(title)[:_MAX_TITLE]
        properties.created = properties.modified = day
        properties.revision = 1
        properties.language = "zh-CN"
        # Those of the template's author.
        for name in ("author", "last_modified_by", "comments", "keywords", "subject", "category"):
            setattr(properties, name, "")


def _opened(data: bytes) -> "Document":
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        # Some damage only shows on access.
        _ = (document.styles.element, document.settings, document.sections[-1])
    # lxml raises SyntaxError for damaged XML.
    except (BadZipFile, KeyError, ValueError, IndexError, SyntaxError, AttributeError):
        raise CommandLineError("样本不是能用的 Word 文档（.docx）", _HINT) from None
    return document


def _style_ids(document: "Document") -> Mapping[str, str]:
    """The ids of the styles, which differ between Word, WPS and LibreOffice.

    Those of notices are needed by notices only: offices have templates from before there were any.
    """
    # LibreOffice changes the case of built-in names.
    found = {
        (str(name.get(_VAL)).casefold(), style.get(_TYPE)): str(style.get(_STYLE_ID))
        for style in document.styles.element.iterchildren(f"{_W}style")
        for name in style.iterchildren(f"{_W}name")
    }
    wanted = {
        style.name: "character" if style.is_character else "paragraph" for style in styles.STYLES
    }
    wanted[styles.TABLE] = "table"
    ids = {name: found.get((name.casefold(), kind)) for name, kind in wanted.items()}
    for style in styles.STYLES:
        if style.instead and ids[style.name] is None:
            ids[style.name] = ids[style.instead]
    missing = [name for name, own in ids.items() if own is None and name not in styles.OF_NOTICES]
    if missing:
        raise _lacking(missing)
    return {name: own for name, own in ids.items() if own is not None}


def _lacking(names: Iterable[str]) -> CommandLineError:
    titles = {style.name: style.title for style in styles.STYLES}
    shown = "、".join(titles.get(name, name) for name in names)
    return CommandLineError(f"样本里没有这些样式：{shown}", _HINT)


_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL, _TYPE, _STYLE_ID = f"{_W}val", f"{_W}type", f"{_W}styleId"


def _same_bytes(document: "Document") -> bytes:
    """The document as deterministic bytes."""
    data = io.BytesIO()
    document.save(data)
    with ZipFile(data) as package:
        return zipped({name: package.read(name) for name in package.namelist()})
