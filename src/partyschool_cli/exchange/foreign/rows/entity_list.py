"""Tables of courses, teachers, sites and classes → rows: each cell read as its field is."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from partyschool_cli.exchange.foreign.blocks.block_finder import Block
from partyschool_cli.exchange.foreign.cells.folding import key_of, one_line, without_inner_spaces
from partyschool_cli.exchange.foreign.reading import ReadingOptions, ReadRow, ReadValue, Value
from partyschool_cli.exchange.foreign.row_log import RowLog
from partyschool_cli.exchange.foreign.rows.list_rows import ListRow, TextRow, list_rows
from partyschool_cli.exchange.foreign.values.calendar_days import CalendarDays, NotADayError
from partyschool_cli.exchange.foreign.values.cell_moments import cell_moments
from partyschool_cli.exchange.foreign.values.flags import flag
from partyschool_cli.exchange.foreign.values.lists import items, lines
from partyschool_cli.exchange.foreign.values.moments import MomentReader
from partyschool_cli.exchange.foreign.values.numbers import hours, number, people, whole
from partyschool_cli.exchange.foreign.values.people import is_nobody
from partyschool_cli.exchange.foreign.values.people import people as people_of
from partyschool_cli.exchange.foreign.values.words import unknown_word, word_of
from partyschool_cli.exchange.foreign.values.words import words_of as words_of_list
from partyschool_cli.model.describe import MODELS, Field, fields_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.manifest import Manifest
from partyschool_cli.wording.marks import split_cohort

_LATER: Final = "这一项请导入以后再补"
# A list of sentences, not of words.
_SENTENCES: Final = ("objectives", "remarks")
_PEOPLE: Final = ("size", "capacity")
_HOURS: Final = ("contact_hours", "contact_hours_per_day")
_MOST_HOURS: Final = 40
# An evening school goes on for months: days.
_LONGEST_CLASS: Final = 366
# Where a word is none of its column's, it may be one of these: 类别 names the theme, or the strand.
_OTHER_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": ("theme", "strand"),
    "theme": ("strand", "kind"),
    "strand": ("theme", "kind"),
}
_SECTION: Final = re.compile(
    r"^[（(]?[0-9一二三四五六七八九十]{1,3}[)）]?\s*[、.．]?\s*|[（(][^（）()]*[)）]$|[:：]$"
)
_UNIT_AND_POST: Final = re.compile(
    r"(?P<unit>\S.*?)(?:\s+|(?<=[局委办院校站所镇乡村会处部社]))(?P<post>(?:党委|党组|党支部|支部|常务)?(?:副)?"
    r"(?:书记|主任|局长|校长|院长|站长|所长|部长|镇长|乡长|村长|处长|科长|教授|讲师|教师|委员|主席|会长|社长|"
    r"工程师|农艺师|研究员|干部|村委会主任|理事长|技术员)\S*)"
)


class EntityList:
    """Reads the rows of one block of courses, teachers, sites or classes."""

    def __init__(
        self, block: Block, options: ReadingOptions, reader: MomentReader, days: CalendarDays
    ) -> None:
        self._block = block
        self._options = options
        self._reader = reader
        self._days = days
        self._fields = {one.name: one for one in fields_of(MODELS[block.kind])}
        self.log = RowLog(block.grid)
        # What a row of one text says of the rows below it.
        self._section: dict[str, ReadValue] = {}

    def rows(self) -> Iterator[ReadRow]:
        """The rows that have a title or a name; what has none is noted in `log`."""
        name = self._block.kind.title_field
        for row in list_rows(self._block, self.log):
            for text_row in row.below:
                self._text_row(text_row)
            title = self._title(row.texts.get(name, ""))
            if name in row.lost:
                self.log.fail(row.number, row.first, "名称里有个人号码，这一行没有收")
            elif not title:
                self._tell_nameless(row)
            else:
                own = self._values(row, name)
                said = dict(self._named(row, title, own))
                values = {**said, **self._section, **own}
                cell = self._block.grid.sheet.name_of(row.number, row.first)
                yield ReadRow(row.number + 1, cell, values)

    def _text_row(self, row: TextRow) -> None:
        """A row of one text: `一、政治理论（4门）` is the theme of the courses below it."""
        self._section = {}
        bare = _SECTION.sub("", one_line(row.text))
        for name in _OTHER_FIELDS if self._block.kind is Kind.COURSE else ():
            words = words_of(self._fields[name], self._options.manifest) or {}
            if (found := word_of(bare, words)) is not None and not found.why:
                why = f"取自上面的标题行“{one_line(row.text)}”"
                self._section = {name: ReadValue(row.text, found.id, why)}
                return
        self.log.leave(row.number, row.column, "标题行，没有收")

    def _title(self, text: str) -> str:
        title = one_line(text)
        if self._block.kind is Kind.TEACHER:
            title = without_inner_spaces(title)
        return "" if is_nobody(title) else title

    def _named(
        self, row: ListRow, title: str, own: Mapping[str, ReadValue]
    ) -> Iterator[tuple[str, ReadValue]]:
        """The title; that of a class may say its cohort: 党员轮训班（第2期）."""
        name, kind = self._block.kind.title_field, self._block.kind
        bare, cohort = split_cohort(title) if kind is Kind.CLASS else (title, None)
        if cohort is None or "cohort" in own:
            yield name, ReadValue(row.texts[name], title)
        else:
            yield name, ReadValue(row.texts[name], bare)
            yield "cohort", ReadValue(row.texts[name], cohort)

    def _tell_nameless(self, row: ListRow) -> None:
        text = " ".join(row.texts.values())
        own = self._block.grid.texts[row.number][self._block.left]
        what = "姓名" if self._block.kind is Kind.TEACHER else "名称"
        if text or own:
            self.log.fail(row.number, row.first, f"没有写{what}，这一行没有收", text or own)

    def _values(self, row: ListRow, title: str) -> dict[str, ReadValue]:
        values: dict[str, ReadValue] = {}
        for name, text in row.texts.items():
            if name == title or is_nobody(text):
                continue
            if name == "period":
                values |= self._period(row, text)
            elif name == "unit_and_post":
                values |= unit_and_post(text)
            elif name == "id":
                # A running number is none.
                if not key_of(text).replace(".", "").isdecimal():
                    values[name] = ReadValue(text, text)
            elif field := self._fields.get(name):
                values |= self._field(row, field, text)
            else:
                values[name] = ReadValue(text, one_line(text))
        return values

    def _leave(self, row: ListRow, name: str, why: str) -> None:
        self.log.leave(row.number, row.columns[name], why)

    # -- fields --------------------------------------------------------------------------------

    def _field(self, row: ListRow, field: Field, text: str) -> dict[str, ReadValue]:
        words = words_of(field, self._options.manifest)
        if words is not None:
            return self._words(row, field, text, words)
        if field.type in ("group", "mapping"):
            self._leave(row, field.name, _LATER)
            return {}
        if field.type == "date":
            return self._date(row, field.name)
        value = _plain(field, text, self._options.manifest)
        if value is None:
            self._leave(row, field.name, f"看不懂这个{field.title}，没有收")
            return {}
        if field.refers_to is Kind.TEACHER and field.many:
            names = self._options.names
            found = people_of(text, names.teachers, names.teacher_categories)
            value = (*found.teachers, *found.moderators)
        return {field.name: ReadValue(text, value)} if value != () else {}

    def _words(
        self, row: ListRow, field: Field, text: str, words: Mapping[str, str]
    ) -> dict[str, ReadValue]:
        if not field.many:
            found = word_of(text, words)
            if found is not None and not found.why:
                return {field.name: ReadValue(text, found.id)}
            if other := self._other_field(row, field, text):
                return other
            if found is not None:
                return {field.name: ReadValue(text, found.id, found.why)}
            self._leave(row, field.name, unknown_word(text, words))
            return {}
        listed, unknown = words_of_list(text, words)
        for one in unknown:
            self._leave(row, field.name, unknown_word(one, words))
        why = "；".join(one.why for one in listed if one.why)
        ids = tuple(one.id for one in listed)
        return {field.name: ReadValue(text, ids, why)} if ids else {}

    def _other_field(self, row: ListRow, field: Field, text: str) -> dict[str, ReadValue]:
        if self._block.kind is Kind.COURSE:
            for name in _OTHER_FIELDS.get(field.name, ()):
                other = self._fields[name]
                words = words_of(other, self._options.manifest) or {}
                found = word_of(text, words)
                if found is not None and name not in row.texts:
                    why = f"“{field.title}”一列里写的是{other.title}"
                    return {name: ReadValue(text, found.id, why)}
        return {}

    def _date(self, row: ListRow, name: str) -> dict[str, ReadValue]:
        said = cell_moments(row.values[name], self._reader)
        try:
            day = self._days.days(said.days[0] if said.days else None, None)[0]
        except NotADayError as problem:
            self._leave(row, name, f"{problem}，没有收")
            return {}
        return {name: ReadValue(row.texts[name], day.date, day.why)}

    def _period(self, row: ListRow, text: str) -> dict[str, ReadValue]:
        """`from` and `to` of 培训时间."""
        said = cell_moments(row.values["period"], self._reader)
        try:
            ends = [self._days.ends(one) for one in said.days]
        except NotADayError as problem:
            self._leave(row, "period", f"{problem}，没有收")
            return {}
        if not ends:
            self._leave(row, "period", "看不懂这个时间，没有收")
            return {}
        first, last = ends[0][0], ends[-1][1]
        if not 0 <= (last - first.date).days <= _LONGEST_CLASS:
            self._leave(row, "period", "起止日期颠倒了，或隔得太久，没有收")
            return {}
        why = first.why
        return {
            "from": ReadValue(text, first.date, why),
            "to": ReadValue(text, last, why),
        }


def unit_and_post(text: str) -> dict[str, ReadValue]:
    """The unit and the post of `县农业农村局 农艺师`; the post alone where they are not apart."""
    found = _UNIT_AND_POST.fullmatch(one_line(text))
    if found is None:
        return {"post": ReadValue(text, one_line(text), "单位和职务没有分开，都记作职务")}
    why = "单位和职务是照字面分开的"
    return {
        "unit": ReadValue(text, found["unit"].strip(), why),
        "post": ReadValue(text, found["post"].strip(), why),
    }


def words_of(field: Field, manifest: Manifest) -> Mapping[str, str] | None:
    """The words that a field may hold, with their titles; None for a field of anything else."""
    if field.choices is not None:
        return field.choices
    return manifest.vocabulary(field.vocabulary) if field.vocabulary else None


def _plain(field: Field, text: str, manifest: Manifest) -> Value | None:
    """A number, a flag, a text or a list of texts; None for what is none."""
    if field.type == "number":
        return _number(field, text, manifest)
    if field.type == "flag":
        return flag(text)
    if field.many:
        return lines(text) if field.name in _SENTENCES else items(text)
    return one_line(text)


def _number(field: Field, text: str, manifest: Manifest) -> Value | None:
    if field.name in _HOURS:
        count = hours(text, manifest.contact_hours)
        is_fit = count is not None and 0 < count <= _MOST_HOURS and (2 * count).is_integer()
        return count if is_fit else None
    if field.name in _PEOPLE:
        return people(text) or None
    return whole(text) if field.whole else number(text)
