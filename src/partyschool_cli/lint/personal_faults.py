"""Personal numbers → faults. What the three rules on them share."""

from collections.abc import Iterator

from partyschool_cli.lint.finding import At, Fault
from partyschool_cli.lint.inspection import FileInspection
from partyschool_cli.lint.rule import FileCheck
from partyschool_cli.source.personal import PersonalKind, mask, personal_numbers

_HISTORY = "git 历史里也有这个号码，要请管理员清除"


def reports_numbers(kind: PersonalKind, called: str, instead: str) -> FileCheck:
    """A check for numbers of `kind`: in values, keys and comments, and in the file's name.

    The message says that it is `called` so, the hint what to write `instead`.
    """

    def check_file(file: FileInspection) -> Iterator[Fault]:
        for digits, _, _ in _numbers(kind, file.source.path):
            message = f"文件名里像是有{called} {mask(digits)}"
            yield Fault(At(file.source), message, f"给文件改名；{_HISTORY}", named=(digits,))
        for digits, start, end in _numbers(kind, file.text):
            message = f"这里像是{called} {mask(digits)}"
            at = file.at_text(start, end)
            yield Fault(at, message, f"{instead}；{_HISTORY}", named=(digits,))

    return check_file


def _numbers(kind: PersonalKind, text: str) -> Iterator[tuple[str, int, int]]:
    for number in personal_numbers(text):
        if number.kind == kind:
            yield text[number.start : number.end], number.start, number.end
