"""Personal numbers → faults. What the three rules on them share."""

from collections.abc import Iterator

from partyschool_cli.lint.finding import Fault
from partyschool_cli.lint.inspection import FileInspection
from partyschool_cli.lint.rule import FileCheck
from partyschool_cli.source.personal import PersonalKind, mask, personal_numbers


def reports_numbers(kind: PersonalKind, called: str, instead: str) -> FileCheck:
    """A check that yields a fault for each number of `kind`: in values, keys and comments.

    The message says that it is `called` so, the hint what to write `instead`.
    """
    hint = f"{instead}；git 历史里也有这个号码，要请管理员清除"

    def check_file(file: FileInspection) -> Iterator[Fault]:
        text = file.text
        for number in personal_numbers(text):
            if number.kind == kind:
                digits = text[number.start : number.end]
                at = file.at_text(number.start, number.end)
                yield Fault(at, f"这里像是{called} {mask(digits)}", hint, named=(digits,))

    return check_file
