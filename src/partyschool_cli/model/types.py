"""The values that fields hold: text, ids, dates, times of day, hours.

Input is what YAML 1.2's core schema gives: text, whole numbers, numbers, true/false. Dates and
times are text there; the field's type makes them dates and times.
"""

import datetime as dt
import re
import sys
import unicodedata
from functools import lru_cache
from typing import Annotated, Any, NamedTuple, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    PlainValidator,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError

from partyschool_cli.markup.unseen import UNSEEN
from partyschool_cli.model import vocabulary
from partyschool_cli.model.base import FrozenModel
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import Vocabulary

ID_MAX_LENGTH = 64

# A character that is seen, so that nothing looks empty.
SEEN = rf"[^\s{UNSEEN}\u200d]"

# Names of devices on Windows, with any suffix: a file called so cannot be made there.
DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)

T = TypeVar("T")

CHOICE_TITLES = "choice-titles"


# The marks of annotations are compared by identity: typing hashes them, and a mapping has no hash.
class RefersTo:
    """Marks a field that names an entity of `kind` by its id."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind


class FromVocabulary:
    """Marks a field whose words come from the manifest's `vocabulary`."""

    def __init__(self, vocabulary: str) -> None:
        self.vocabulary = vocabulary


class Choices:
    """Marks a field whose words are built in, with what a clerk calls them."""

    def __init__(self, titles: Vocabulary) -> None:
        self.titles = titles

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Adds the Chinese names, which `json_schema` puts into the description."""
        return {**handler(schema), CHOICE_TITLES: list(self.titles.values())}


class OfActive:
    """Marks a required field that a draft or a retired entity may lack: it is then empty."""


class Unless:
    """Marks a field that is required unless another field of its group is given."""

    def __init__(self, other: str) -> None:
        self.other = other


class Aliases:
    """Other names that a query may call a field by, besides its name, singular and title."""

    def __init__(self, *names: str) -> None:
        self.names = names


# Of the ids of a catalog it is asked again and again.
@lru_cache(maxsize=1 << 14)
def is_valid_id(text: str) -> bool:
    """Whether `text` can be an id: letters, digits, single hyphens; lower case; NFC; <= 64.

    Letters that only look like others (`①`, `ⅷ`) are none, nor is a name of a device.
    """
    return (
        0 < len(text) <= ID_MAX_LENGTH
        and text == text.lower()
        and all(map(str.isalnum, text.split("-")))
        and unicodedata.is_normalized("NFKC", text)
        and text not in DEVICE_NAMES
    )


def _leads_below(text: str) -> str:
    if any(step[:1] in ("", ".") for step in text.split("/")) or set(text) & {"\\", ":"}:
        message = "要写总目录旁边或下面的文件，如 lint-baseline.json"
        raise PydanticCustomError("wrong_form", "{message}", {"message": message})
    return text


def _interned(text: str) -> str:
    # Pydantic reads a validator's signature: of one in C, it takes a hundred times as long.
    return sys.intern(text)


_CODE_PATTERN = "^[0-9]{6,12}$"
# A user name in an address would be published with it.
_ADDRESS_PATTERN = r"^https?://[^\s/?#@\\:]+(:[0-9]{1,5})?([/?#]\S*)?$"


def is_division_code(text: str) -> bool:
    """Whether `text` is a 行政区划代码: 6 to 12 digits."""
    return re.fullmatch(_CODE_PATTERN, text, re.ASCII) is not None


def _division_code(text: str) -> str:
    if not is_division_code(text):
        raise _wrong_form("行政区划代码", '"140121"（6 到 12 位数字）', None)
    return text


def _web_address(text: str) -> str:
    if not re.fullmatch(_ADDRESS_PATTERN, text, re.ASCII):
        form = "https://example.org/"
        raise _wrong_form("网址", f"{form}（不带用户名和密码）" if "@" in text else form, None)
    return text


Text = Annotated[str, StringConstraints(pattern=SEEN)]
# Of a file beside the manifest or below; whether a link is there is looked at when it is read.
PathBelow = Annotated[Text, AfterValidator(_leads_below)]
# An id is checked where it is given (the file's name), so that a wrong reference is one finding.
# The same id stands in many files, and is kept in memory once.
Id = Annotated[Text, AfterValidator(_interned)]
# YAML gives lists, which no tuple is made of where types are strict.
List = Annotated[tuple[T, ...], Strict(False)]
NonEmpty = Annotated[tuple[T, ...], Strict(False), Field(min_length=1)]
Texts = List[Text]
Titles = Annotated[dict[str, Text], Field(min_length=1)]

# Of the county or township, as the statistics bureau gives it.
DivisionCode = Annotated[
    Text,
    AfterValidator(_division_code),
    WithJsonSchema({"type": "string", "pattern": _CODE_PATTERN}),
]
WebAddress = Annotated[
    Text,
    AfterValidator(_web_address),
    WithJsonSchema({"type": "string", "pattern": _ADDRESS_PATTERN}),
]

SchoolId = Annotated[Id, RefersTo(Kind.SCHOOL)]
CourseId = Annotated[Id, RefersTo(Kind.COURSE)]
TeacherId = Annotated[Id, RefersTo(Kind.TEACHER)]
SiteId = Annotated[Id, RefersTo(Kind.SITE)]

ThemeId = Annotated[Id, FromVocabulary("themes")]
AudienceId = Annotated[Id, FromVocabulary("audiences")]
TeacherCategoryId = Annotated[Id, FromVocabulary("teacher_categories")]
DayPartId = Annotated[Id, FromVocabulary("day_parts")]
SiteCategoryId = Annotated[Id, FromVocabulary("site_categories")]

Tier = Annotated[vocabulary.Tier, Choices(vocabulary.TIERS)]
CourseKind = Annotated[vocabulary.CourseKind, Choices(vocabulary.COURSE_KINDS)]
Strand = Annotated[vocabulary.Strand, Choices(vocabulary.STRANDS)]
Delivery = Annotated[vocabulary.Delivery, Choices(vocabulary.DELIVERIES)]
Venue = Annotated[vocabulary.Venue, Choices(vocabulary.VENUES)]
Weekday = Annotated[vocabulary.Weekday, Choices(vocabulary.WEEKDAYS)]
ClassType = Annotated[vocabulary.ClassType, Choices(vocabulary.CLASS_TYPES)]
SessionStatus = Annotated[vocabulary.SessionStatus, Choices(vocabulary.SESSION_STATUSES)]
Status = Annotated[vocabulary.Status, Choices(vocabulary.STATUSES)]
Period = Annotated[vocabulary.Period, Choices(vocabulary.PERIODS)]
Severity = Annotated[vocabulary.Severity, Choices(vocabulary.SEVERITIES)]
HolidayTable = Annotated[vocabulary.HolidayTable, Choices(vocabulary.HOLIDAY_TABLES)]
WishName = Annotated[vocabulary.Wish, Choices(vocabulary.WISHES)]

Hours = Annotated[float, Field(gt=0, le=40, multiple_of=0.5)]
HoursOfDay = Annotated[float, Field(gt=0, le=24)]
Weight = Annotated[float, Field(ge=0, le=1000)]


def _without_fraction(value: object) -> object:
    # 50.0 is a whole number to JSON Schema, and to a clerk who copies it from a spreadsheet.
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(_without_fraction)]
Count = Annotated[int, Field(ge=0), BeforeValidator(_without_fraction)]
Positive = Annotated[int, Field(ge=1), BeforeValidator(_without_fraction)]
Minutes = Annotated[int, Field(ge=5, le=240), BeforeValidator(_without_fraction)]
Month = Annotated[int, Field(ge=1, le=12), BeforeValidator(_without_fraction)]


class MonthDay(NamedTuple):
    """A day of any year; sorts as the calendar does."""

    month: int
    day: int

    def __str__(self) -> str:
        """`MM-DD`, as it is written in the catalog."""
        return f"{self.month:02d}-{self.day:02d}"


# A loose form leads to a suggestion; its digits may be full-width. It is compiled where it is
# needed, since a sound catalog does not need it.
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_MONTH_DAY = r"([0-9]{2})-([0-9]{2})"
_LOOSE_DATE = r"(\d{4})\s*[-/.年－．／]\s*(\d{1,2})\s*[-/.月－．／]\s*(\d{1,2})\s*日?"
_LOOSE_TIME = r"(\d{1,2})\s*[:：.点时]\s*(\d{1,2})\s*分?"
_LOOSE_MONTH_DAY = r"(\d{1,2})\s*[-/.月－．／]\s*(\d{1,2})\s*日?"


def _wrong_form(kind: str, form: str, suggestion: str | None) -> PydanticCustomError:
    message = f"这里要写{kind}，形如 {form}"
    context: dict[str, Any] = {}
    if suggestion:
        context["suggestion"] = suggestion
    # Pydantic fills `{…}` from the context, so the message goes in as a value of it.
    return PydanticCustomError("wrong_form", "{message}", {"message": message, **context})


def suggest_date(text: str) -> str | None:
    """`2026-10-12` for a date that a clerk writes otherwise (`2026年10月12日`, `2026/10/12`)."""
    if found := re.fullmatch(_LOOSE_DATE, text.strip()):
        year, month, day = (int(part) for part in found.groups())
        try:
            return dt.date(year, month, day).isoformat()
        except ValueError:
            return None
    return None


def suggest_time(text: str) -> str | None:
    """`08:30` for a time that a clerk writes otherwise (`8：30`, `8点30分`)."""
    if found := re.fullmatch(_LOOSE_TIME, text.strip()):
        hour, minute = (int(part) for part in found.groups())
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    return None


def _read_date(value: object) -> object:
    """A date of its text. Raises PydanticCustomError."""
    if isinstance(value, str):
        return _date_of(value)
    if type(value) is dt.date:
        return value
    raise _wrong_form("日期", "2026-10-12", None)


# A catalog has many dates and times, and few different ones.
@lru_cache(maxsize=10_000)
def _date_of(text: str) -> dt.date:
    if found := _DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise _wrong_form("日期", "2026-10-12；日历上没有写的这一天", None) from None
    raise _wrong_form("日期", "2026-10-12", suggest_date(text))


def _read_time(value: object) -> object:
    """A time of day of its text. Raises PydanticCustomError."""
    if isinstance(value, str):
        return _time_of(value)
    if isinstance(value, dt.time):
        return value
    raise _wrong_form("时间", "08:30（00:00 到 23:59）", None)


@lru_cache(maxsize=3_000)
def _time_of(text: str) -> dt.time:
    if found := _TIME.fullmatch(text):
        return dt.time(int(found[1]), int(found[2]))
    raise _wrong_form("时间", "08:30（00:00 到 23:59）", suggest_time(text))


def _read_month_day(value: object) -> object:
    """A day of the year of its text. Raises PydanticCustomError."""
    if isinstance(value, MonthDay):
        return value
    if isinstance(value, str):
        found = re.fullmatch(_MONTH_DAY, value)
        loose = found or re.fullmatch(_LOOSE_MONTH_DAY, value.strip())
        if loose:
            try:
                # A leap year, so that 02-29 is a day.
                day = dt.date(2024, int(loose[1]), int(loose[2]))
            except ValueError:
                raise _wrong_form("月-日", "03-01；日历上没有写的这一天", None) from None
            if found:
                return MonthDay(day.month, day.day)
            raise _wrong_form("月-日", "03-01", f"{day:%m-%d}")
    raise _wrong_form("月-日", "03-01", None)


# The days that there are. No `format`: validators differ in whether they check or refuse it.
_THIRTY_ONE = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_THIRTY = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DATE_PATTERN = (
    rf"^(?!0000)(?:[0-9]{{4}}-(?:{_THIRTY_ONE}|{_THIRTY}|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    rf"|{_LEAP_YEAR}-02-29)$"
)
_MONTH_DAY_PATTERN = rf"^(?:{_THIRTY_ONE}|{_THIRTY}|02-(?:0[1-9]|[12][0-9]))$"

Date = Annotated[
    dt.date,
    PlainValidator(_read_date),
    WithJsonSchema({"type": "string", "pattern": _DATE_PATTERN}),
]
TimeOfDay = Annotated[
    dt.time,
    PlainValidator(_read_time),
    WithJsonSchema({"type": "string", "pattern": r"^([01]?[0-9]|2[0-3]):[0-5][0-9]$"}),
]
DayOfYear = Annotated[
    MonthDay,
    PlainValidator(_read_month_day),
    WithJsonSchema({"type": "string", "pattern": _MONTH_DAY_PATTERN}),
]


class DateRange(FrozenModel):
    """Days on which something is closed or somebody is away, both ends included."""

    from_: Date = Field(alias="from", title="从", description="第一天，形如 2026-09-28")
    to: Date = Field(title="到", description="最后一天（含）")
    why: Text | None = Field(default=None, title="原因", description="如 集市")


class Absence(FrozenModel):
    """When somebody is away or a site is closed: days from one to the other, both included.

    Of these only the week days and the parts of the day that are given; with week days, one end or
    both may be open.
    """

    from_: Annotated[Date | None, Unless("days")] = Field(
        default=None,
        alias="from",
        title="从",
        description="第一天，形如 2026-09-28；写了 days 可以不写",
    )
    to: Annotated[Date | None, Unless("days")] = Field(
        default=None, title="到", description="最后一天（含）；写了 days 可以不写"
    )
    days: NonEmpty[Weekday] = Field(
        default=(), title="星期", description="只是星期几，如 [tue]；默认每天"
    )
    day_parts: NonEmpty[DayPartId] = Field(
        default=(),
        title="午别",
        description="只是哪些午别，编号见 catalog.yaml 的 day_parts；默认全天",
    )
    why: Text | None = Field(default=None, title="原因", description="如 例会")


class Season(FrozenModel):
    """Days of every year; `from` after `to` runs over the new year."""

    from_: DayOfYear = Field(alias="from", title="从", description="月-日，形如 03-01")
    to: DayOfYear = Field(title="到", description="月-日（含）")
