"""The reference document: a .docx of named styles, generated, so that its bytes are stable.

It opens in Word, WPS and LibreOffice and explains each of its styles.
"""

import io
import re
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from partyschool_cli.export.docx import styles
from partyschool_cli.export.docx.elements import cell, field, paragraph, row, run, table
from partyschool_cli.export.print_options import Style

_MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
NAMESPACES: Final = (
    f'xmlns:w="{_MAIN}" xmlns:r="{_OFFICE}" xmlns:a="{_DRAWING}/main" '
    f'xmlns:wp="{_DRAWING}/wordprocessingDrawing" xmlns:pic="{_DRAWING}/picture"'
)
# What names a style: of a paragraph, of a run, of a table.
ELEMENTS_OF_STYLES: Final = ("pStyle", "rStyle", "tblStyle")
_STYLED: Final = re.compile(rf'(<w:(?:{"|".join(ELEMENTS_OF_STYLES)}) w:val=")([^"]*)(?="/>)')
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_ZIP_DATE: Final = (1980, 1, 1, 0, 0, 0)

# A4 with margins that any office printer can print.
_SECTION: Final = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="907" w:right="851" w:bottom="907" '
    'w:left="851" w:header="454" w:footer="454" w:gutter="0"/></w:sectPr>'
)
_INTRODUCTION: Final = (
    (
        "在 Word 或 WPS 里改这份文件的样式（字体、字号、颜色、间距），另存为 .docx，"
        "导出时加上 --template 文件名，各种表格就照改过的样式排版。"
        "课程表和课程目录的字号、行距按纸张大小算好，只用样式里的字体和颜色。"
    ),
    (
        "页边距、页眉、页脚也照这份文件；纸张大小和方向由导出的表格决定。"
        "样式的名称不要改，也不要删；这里的文字导出时不会出现。"
    ),
)


def reference_document(style: Style = "plain") -> bytes:
    """The reference document in the fonts of a style; deterministic."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships("officeDocument", "word/document.xml"),
        "word/document.xml": (
            f"{_HEAD}<w:document {NAMESPACES}><w:body>{_body()}{_SECTION}</w:body></w:document>"
        ),
        "word/_rels/document.xml.rels": _relationships(
            "styles", "styles.xml", "fontTable", "fontTable.xml",
            "settings", "settings.xml", "footer", "footer1.xml",
        ),
        "word/styles.xml": styles.styles_xml(style, NAMESPACES),
        "word/fontTable.xml": styles.fonts_xml(NAMESPACES),
        "word/settings.xml": _settings(),
        "word/footer1.xml": f"{_HEAD}<w:ftr {NAMESPACES}>{_footer()}</w:ftr>",
    }  # fmt: skip
    return zipped({name: with_style_ids(text).encode() for name, text in parts.items()})


def with_style_ids(xml: str) -> str:
    """`xml` with style names replaced by the reference document's style ids."""
    names = (*(style.name for style in styles.STYLES), styles.TABLE)
    ids = {name: styles.style_id(name) for name in names}
    return _STYLED.sub(lambda found: found[1] + ids.get(found[2], found[2]), xml)


def zipped(parts: dict[str, bytes]) -> bytes:
    """A deterministic zip file of `parts` in their order."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            info = ZipInfo(name, _ZIP_DATE)
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, content)
    return data.getvalue()


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "fontTable": "fontTable"}
    kinds |= {"settings": "settings", "footer1": "footer"}
    overrides = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    relationships = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{relationships}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*kinds_and_targets: str) -> str:
    pairs = zip(kinds_and_targets[::2], kinds_and_targets[1::2], strict=True)
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


def _settings() -> str:
    # Mode 15 is Word 2013. Without it Word shows “兼容模式” and lays out tables differently.
    return (
        f'{_HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
        '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def _footer() -> str:
    pages = (run("第 "), field("PAGE", "1"), run(" 页　共 "), field("NUMPAGES", "1"), run(" 页"))
    return paragraph(styles.FOOTER, *pages)


def _body() -> str:
    intro = [paragraph(styles.NORMAL, run(text)) for text in _INTRODUCTION]
    samples = [_sample(style) for style in styles.STYLES]
    widths = (40.0, 100.0)
    head = (paragraph(styles.HEAD, run(text)) for text in ("样式", "说明"))
    first = row(
        [cell(width, text) for width, text in zip(widths, head, strict=True)], is_header=True
    )
    words = (styles.TABLE, "所有表格的框线、底色和格子边距")
    texts = (paragraph(styles.CELL, run(word)) for word in words)
    second = row([cell(width, text) for width, text in zip(widths, texts, strict=True)])
    return "".join((*intro, *samples, table(styles.TABLE, widths, [first, second]))) + paragraph(
        styles.NORMAL
    )


def _sample(style: styles.NamedStyle) -> str:
    text = f"{style.title}：{style.use}"
    if style.is_character:
        return paragraph(styles.NORMAL, run(text, style.name))
    return paragraph(style.name, run(text))
