"""The named styles of the reference document, to be restyled in Word or WPS."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from xml.sax.saxutils import quoteattr

from partyschool_cli.export.docx.table_styles import table_styles_xml
from partyschool_cli.export.print_options import Style

Role = Literal["title", "heading", "body", "note"]

# Fonts of Word and WPS on Windows, and the names by which other systems find them.
_FONTS: Final[Mapping[Style, Mapping[Role, str]]] = {
    "plain": {"title": "宋体", "heading": "黑体", "body": "宋体", "note": "楷体"},
    "official": {"title": "方正小标宋简体", "heading": "黑体", "body": "仿宋", "note": "楷体"},
}
_OTHER_NAMES: Final[Mapping[str, str]] = {
    "宋体": "SimSun",
    "黑体": "SimHei",
    "仿宋": "FangSong",
    "楷体": "KaiTi",
    "方正小标宋简体": "FZXiaoBiaoSong-B05S",
}
_LATIN: Final[Mapping[Role, str]] = {
    "title": "Times New Roman",
    "heading": "Arial",
    "body": "Times New Roman",
    "note": "Times New Roman",
}


@dataclass(frozen=True, slots=True)
class NamedStyle:
    """A style. `name` is the one in the file, `title` the one that Chinese Word shows for it.

    `use` says in Chinese what it is for. Sizes are in points: `before` and `after` are paragraph
    spacing, `indent` and `hanging` the left and hanging indent, `first_line` that of the first line
    in characters. `outline` is the heading level, from 0. `instead` is the style to use where an
    office's own template is older than this one.
    """

    name: str
    title: str
    use: str
    role: Role = "body"
    size: float | None = None
    bold: bool = False
    align: Literal["left", "center", "right", "both"] | None = None
    before: float = 0
    after: float = 0
    indent: float = 0
    hanging: float = 0
    first_line: float = 0
    line: float = 1.0
    color: str | None = None
    strike: bool = False
    outline: int | None = None
    is_character: bool = False
    keep_next: bool = False
    instead: str = ""


NORMAL: Final = "Normal"
TITLE: Final = "Title"
SUBTITLE: Final = "Subtitle"
COVER_TITLE: Final = "封面标题"
COVER_TEXT: Final = "封面文字"
CONTENTS_TITLE: Final = "目录标题"
CONTENTS: Final = ("toc 1", "toc 2")
SECTION: Final = "heading 1"
COURSE_HEADING: Final = "heading 2"
CATALOG_TEXT: Final = "课程目录正文"
CATALOG_LABEL: Final = "课程目录标签"
HEAD: Final = "表头"
CELL: Final = "表格正文"
CELL_LEFT: Final = "表格正文左齐"
GRID_COURSE: Final = "周课表课程"
GRID_TEXT: Final = "周课表正文"
REMARK: Final = "备注"
FOOTER: Final = "footer"
TABLE: Final = "党校表格"
NOTICE_TO: Final = "通知抬头"
NOTICE_TEXT: Final = "通知正文"
NOTICE_HEADING: Final = "通知小标题"
NOTICE_HEAD: Final = "通知表头"
NOTICE_CELL: Final = "通知表格"
NOTICE_FROM: Final = "通知落款"
OF_NOTICES: Final = frozenset(
    {NOTICE_TO, NOTICE_TEXT, NOTICE_HEADING, NOTICE_HEAD, NOTICE_CELL, NOTICE_FROM}
)
ACTIVITY: Final = "活动"
CANCELLED: Final = "已取消"
MOVED: Final = "调课"
COURSE: Final = "课程名称"
FAINT: Final = "次要文字"

STYLES: Final = (
    NamedStyle(NORMAL, "正文", "没有另外指定样式的文字", size=10.5, align="both"),
    NamedStyle(TITLE, "标题", "课程表、名册、签到表的标题", "title", 22, True, "center", after=4),
    NamedStyle(SUBTITLE, "副标题", "标题下的学校和培训时间", "body", 11, after=4, align="left"),
    NamedStyle(
        COVER_TITLE,
        "封面标题",
        "课程目录的封面",
        "title",
        36,
        bold=True,
        align="center",
    ),
    NamedStyle(COVER_TEXT, "封面文字", "封面上的地区、日期", "body", 16, align="center", after=10),
    NamedStyle(CONTENTS_TITLE, "目录标题", "“目录”二字", "heading", 18, align="center", after=12),
    NamedStyle(
        CONTENTS[0], "目录 1", "目录里的主题", "heading", 12, align="left", before=8, after=2
    ),
    NamedStyle(CONTENTS[1], "目录 2", "目录里的课程", "body", 11, align="left", after=1),
    NamedStyle(
        SECTION,
        "标题 1",
        "课程目录的主题、各校特色课",
        "heading",
        16,
        align="left",
        after=8,
        outline=0,
        keep_next=True,
    ),
    NamedStyle(
        COURSE_HEADING,
        "标题 2",
        "课程目录的课程名称",
        "heading",
        12.5,
        align="left",
        before=12,
        after=2,
        outline=1,
        keep_next=True,
    ),
    NamedStyle(
        CATALOG_TEXT,
        "课程目录正文",
        "课程的简介、授课人、地点等",
        size=10,
        align="left",
        instead=CELL_LEFT,
    ),
    NamedStyle(
        CATALOG_LABEL,
        "课程目录标签",
        "课程的“模块”“对象”等小标签",
        "heading",
        9,
        align="left",
        color="595959",
        instead=CELL_LEFT,
    ),
    NamedStyle(HEAD, "表头", "表格的第一行和左边的午别", "heading", 10.5, align="center"),
    NamedStyle(CELL, "表格正文", "列表、名册、签到表的格子", size=10.5, align="center"),
    NamedStyle(CELL_LEFT, "表格正文左齐", "教学内容等较长的格子", size=10.5, align="left"),
    NamedStyle(GRID_COURSE, "周课表课程", "周课表格子里的课程名称", "heading", 12, align="center"),
    NamedStyle(GRID_TEXT, "周课表正文", "周课表格子里的授课人、地点", size=10.5, align="center"),
    NamedStyle(REMARK, "备注", "表格下的注和落款", size=10.5, align="left", before=2, line=1.1),
    NamedStyle(NOTICE_TO, "通知抬头", "调课通知发给谁", size=16, align="left", before=18, line=1.4),
    NamedStyle(
        NOTICE_TEXT, "通知正文", "调课通知的段落", size=16, align="left", line=1.4, first_line=2
    ),
    NamedStyle(
        NOTICE_HEADING,
        "通知小标题",
        "几个班的通知里各班的名称",
        "heading",
        16,
        align="left",
        before=6,
        line=1.4,
        first_line=2,
        keep_next=True,
    ),
    NamedStyle(NOTICE_HEAD, "通知表头", "调课通知表格的第一行", "heading", 12, align="center"),
    NamedStyle(NOTICE_CELL, "通知表格", "调课通知表格的格子", size=12, align="center"),
    NamedStyle(NOTICE_FROM, "通知落款", "调课通知的单位和日期", size=16, align="center", line=1.4),
    NamedStyle(FOOTER, "页脚", "页码", size=9, align="center"),
    NamedStyle(
        COURSE,
        "课程名称",
        "列表里的课程名称",
        "heading",
        is_character=True,
        instead=ACTIVITY,
    ),
    NamedStyle(
        FAINT, "次要文字", "课次下面的备注", color="595959", is_character=True, instead=CANCELLED
    ),
    NamedStyle(ACTIVITY, "活动", "开班式、结业式等活动", "note", is_character=True),
    NamedStyle(CANCELLED, "已取消", "取消的课", color="7F7F7F", strike=True, is_character=True),
    NamedStyle(MOVED, "调课", "调课、取消的标记", "heading", color="C00000", is_character=True),
)


def styles_xml(fonts: Style, namespaces: str) -> str:
    """`word/styles.xml` in the fonts of a style; the style of tables comes last."""
    default = _fonts("body", fonts)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {namespaces}>'
        f'<w:docDefaults><w:rPrDefault><w:rPr>{default}<w:kern w:val="2"/>'
        '<w:sz w:val="21"/><w:szCs w:val="21"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        f"{''.join(_style_xml(style, fonts) for style in STYLES)}"
        '<w:style w:type="character" w:default="1" w:styleId="a0">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        f"{table_styles_xml(style_id(TABLE), TABLE)}</w:styles>"
    )


def fonts_xml(namespaces: str) -> str:
    """`word/fontTable.xml`: alternative names of the fonts."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _OTHER_NAMES.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:fonts {namespaces}>{fonts}</w:fonts>"


def style_id(name: str) -> str:
    """The id of a style in the reference document; Word and WPS write other ids on saving."""
    return f"s{[*(style.name for style in STYLES), TABLE].index(name)}"


def _fonts(role: Role, fonts: Style) -> str:
    latin, chinese = _LATIN[role], _FONTS[fonts][role]
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def _style_xml(style: NamedStyle, fonts: Style) -> str:
    kind = "character" if style.is_character else "paragraph"
    is_default = ' w:default="1"' if style.name == NORMAL else ""
    is_own = "" if style.name.isascii() else ' w:customStyle="1"'
    based = "" if style.is_character or style.name == NORMAL else _BASED
    paragraph = "" if style.is_character else _paragraph_xml(style)
    return (
        f'<w:style w:type="{kind}"{is_default}{is_own} w:styleId="{style_id(style.name)}">'
        f"<w:name w:val={quoteattr(style.name)}/>{based}<w:qFormat/>{paragraph}"
        f"<w:rPr>{_font_xml(style, fonts)}</w:rPr></w:style>"
    )


_BASED: Final = f'<w:basedOn w:val="{style_id(NORMAL)}"/>'


def _paragraph_xml(style: NamedStyle) -> str:
    spacing = (
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}" '
        f'w:line="{round(style.line * 240)}" w:lineRule="auto"/>'
    )
    indent = (
        f'<w:ind w:left="{round(style.indent * 20)}" w:hanging="{round(style.hanging * 20)}"/>'
        if style.indent
        else ""
    )
    if style.first_line:
        twips = round(style.first_line * (style.size or 10.5) * 20)
        chars = round(style.first_line * 100)
        indent = f'<w:ind w:firstLineChars="{chars}" w:firstLine="{twips}"/>'
    keep = "<w:keepNext/><w:keepLines/>" if style.keep_next else ""
    align = f'<w:jc w:val="{style.align}"/>' if style.align else ""
    level = f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else ""
    # No automatic space between 10 and 月 and no line grid: cells are as large as their text.
    grid = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>'
    return f"<w:pPr>{keep}{grid}{spacing}{indent}{align}{level}</w:pPr>"


def _font_xml(style: NamedStyle, fonts: Style) -> str:
    plain = style.is_character and style.role == "body"
    parts = ["" if plain else _fonts(style.role, fonts)]
    # 方正小标宋 is a heavy font already.
    if style.bold and fonts == "plain":
        parts.append("<w:b/>")
    if style.strike:
        parts.append("<w:strike/>")
    if style.color:
        parts.append(f'<w:color w:val="{style.color}"/>')
    if style.size:
        halves = round(style.size * 2)
        parts.append(f'<w:sz w:val="{halves}"/><w:szCs w:val="{halves}"/>')
    return "".join(parts)
