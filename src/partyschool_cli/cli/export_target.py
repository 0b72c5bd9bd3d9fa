"""What `export` is to write, and as what: WHAT, `-o` and `--format` → a document and a format."""

import re
from dataclasses import dataclass
from pathlib import Path

from partyschool_cli.catalog.folding import fold
from partyschool_cli.catalog.suggest import nearest
from partyschool_cli.cli.output import STANDARD_OUTPUT
from partyschool_cli.errors import CommandLineError
from partyschool_cli.export.exporter import DOCUMENT_TITLES, format_names, formats_of

_ALIASES = {
    "课表": "timetable",
    "目录": "catalog",
    "师资": "teachers",
    "教师": "teachers",
    "教学点": "sites",
    "班次": "classes",
    "签到": "attendance",
    **{title: name for name, title in DOCUMENT_TITLES.items()},
}
_COLOR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})")
# What a clerk calls the colour of an official heading.
_COLOR_WORDS = {"red": "#c00000", "红": "#c00000", "红色": "#c00000"}


@dataclass(frozen=True, slots=True)
class ExportTarget:
    """A `document` of DOCUMENT_TITLES, its `format`, and the `file`, None for standard output."""

    document: str
    format: str
    file: str | None

    @property
    def title(self) -> str:
        """What the document is called."""
        return DOCUMENT_TITLES[self.document]


def document_named(word: str | None) -> str:
    """The document that `word` names, in English or Chinese. Raises CommandLineError."""
    known = "、".join(f"{name}（{title}）" for name, title in DOCUMENT_TITLES.items())
    if word is None:
        raise CommandLineError("没有写导出什么", f"可写 {known}")
    name = fold(word)
    name = _ALIASES.get(name, name)
    if name not in DOCUMENT_TITLES:
        near = nearest(name, [*DOCUMENT_TITLES, *_ALIASES], 1)
        raise CommandLineError(
            f"不能导出“{word}”", f"是不是 {near[0]}？" if near else f"可写 {known}"
        )
    return name


def export_target(document: str, output: str | None, format: str | None) -> ExportTarget:
    """One file of `document`. Raises CommandLineError for a format that cannot hold it."""
    if output is None:
        example = f"pschool export {document} … -o {DOCUMENT_TITLES[document]}.pdf"
        raise CommandLineError("没有写导出到哪个文件", f"加 -o，如 {example}；-o - 写到标准输出")
    if output.endswith(("/", "\\")):
        raise CommandLineError(
            f"{output} 是文件夹，不是文件", f"写成 {output}{DOCUMENT_TITLES[document]}.pdf"
        )
    if output == STANDARD_OUTPUT and format is None:
        raise CommandLineError("写到标准输出时要说明格式", f"加 --format，{_choices(document)}")
    name = format_named(document, format) if format else _format_of_suffix(document, output)
    return ExportTarget(document, name, None if output == STANDARD_OUTPUT else output)


def format_named(document: str, format: str) -> str:
    """The format that `--format` asks for. Raises CommandLineError where there is none."""
    name = fold(format).removeprefix(".")
    if name not in format_names():
        near = nearest(name, format_names(), 1)
        hint = f"是不是 {near[0]}？" if near else _choices(document)
        raise CommandLineError(f"没有“{format}”这种格式", hint)
    if name not in formats_of(document):
        message = f"{DOCUMENT_TITLES[document]}不能写成 .{name}"
        raise CommandLineError(message, _choices(document))
    return name


def _format_of_suffix(document: str, file: str) -> str:
    suffix = Path(file).suffix
    name = fold(suffix).removeprefix(".")
    if name in format_names():
        return format_named(document, name)
    message = f"不认识后缀“{suffix}”" if suffix else f"“{file}”没有后缀，不知道写成什么格式"
    raise CommandLineError(message, f"{_choices(document)}，或用 --format 指明格式")


def _choices(document: str) -> str:
    return f"{DOCUMENT_TITLES[document]}可写成 {'、'.join(formats_of(document))}"


def color_named(text: str) -> str:
    """`#rrggbb` for `--title-color`. Raises CommandLineError for what is no colour."""
    word = fold(text).strip()
    if word in _COLOR_WORDS:
        return _COLOR_WORDS[word]
    found = _COLOR.fullmatch(word)
    if found is None:
        raise CommandLineError(f"“{text}”不是颜色", "写成 #c00000 这样，或写 red")
    digits = found[1]
    return "#" + (digits if len(digits) == 6 else "".join(each * 2 for each in digits))
