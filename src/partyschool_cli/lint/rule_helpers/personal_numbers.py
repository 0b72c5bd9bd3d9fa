"""The check of the three rules on personal numbers."""

from collections.abc import Iterator

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import At, Finding
from partyschool_cli.lint.rule import FileCheck
from partyschool_cli.source.text.personal import PersonalKind, mask

_HISTORY = "已经提交过的，删了历史里还在，要请管理员清除"


def reports_numbers(kind: PersonalKind, called: str, instead: str) -> FileCheck:
    """A check for numbers of `kind`: in values, keys and comments, and in the file's name.

    `called` is their name in the message, `instead` the hint what to write.
    """

    def check_file(file: FileContext) -> Iterator[Finding]:
        path, text = file.source.path, file.text
        in_path, in_text = file.personal_numbers
        for number in in_path:
            if number.kind == kind:
                digits = path[number.start : number.end]
                message = f"文件名里像是有{called} {mask(digits)}"
                yield Finding(At(file.source), message, f"给文件改名；{_HISTORY}", named=(digits,))
        for number in in_text:
            if number.kind == kind:
                digits = text[number.start : number.end]
                message = f"这里像是{called} {mask(digits)}"
                at = file.at_text(number.start, number.end)
                yield Finding(at, message, f"{instead}；{_HISTORY}", named=(digits,))

    return check_file
