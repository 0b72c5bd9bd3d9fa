"""Characters that nobody sees: two texts that look alike and are not."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from partyschool_cli.lint.context import FileContext
from partyschool_cli.lint.finding import At, Finding, Fix
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.model.vocabulary import Severity
from partyschool_cli.source.text.invisible import Invisible, invisible_runs, without_invisible
from partyschool_cli.source.text.problem import ProblemCode
from partyschool_cli.source.text.splice import Patch, Splice
from partyschool_cli.source.yaml.yaml_parser import parse


def check_file(file: FileContext) -> Iterator[Finding]:
    """Each run of invisible characters: in values, keys and comments; and values with escapes."""
    if "\\" in file.text:
        yield from _escaped(file)
    runs = tuple(invisible_runs(file.text))
    if not runs:
        return
    is_same = _reads_the_same(file)
    # PS102 and PS104 leave it to this rule where only such a character makes a word unknown.
    spoilt = {
        p.path
        for p in file.problems
        if p.path and p.code in (ProblemCode.UNKNOWN_FIELD, ProblemCode.UNKNOWN_VALUE)
    }
    seen: Counter[tuple[str, str]] = Counter()
    for run in runs:
        at = file.at_text(run.start, run.end)
        seen[at.field, run.code] += 1
        count = seen[at.field, run.code]
        named = (run.code,) if count == 1 else (run.code, str(count))
        hint = (
            "改成空格或另起一行"
            if run.replacement
            else "把前后几个字删去重打，或运行 pschool lint --fix"
        )
        message = f"这里有看不见的{run.name}（{run.code}）"
        fix = _fix(at, run, is_safe=is_same) if file.can_be_edited else None
        severity: Severity | None = "error" if at.path in spoilt else None
        yield Finding(at, message, hint, named=named, fix=fix, own_severity=severity)


def _escaped(file: FileContext) -> Iterator[Finding]:
    """Each value in which such a character is written as `\\u200b`. Nobody knows what is meant."""
    explained = {problem.path for problem in file.problems}
    for path, text in file.texts():
        run = next(invisible_runs(text), None)
        if run is None or path in explained:
            continue
        at = At(file.source, path)
        raw = file.text[at.span.start : at.span.end]
        if next(invisible_runs(raw), None) is None:
            message = f"这段文字里有看不见的{run.name}（{run.code}），是用“\\”写的"
            yield Finding(at, message, "从引号里删去它", named=(run.code,))


def _fix(at: At, run: Invisible, *, is_safe: bool) -> Fix:
    title = "换成空格" if run.replacement else "删去看不见的字符"
    changed = at.path[:-1] if at.on == "key" else at.path
    patch = Patch((Splice(run.start, run.end, run.replacement),))
    changes = (changed,) if at.path else ()
    # A line's end that became a space may have been meant: somebody should look.
    return Fix(title, patch, is_safe=is_safe and not run.replacement, changes=changes)


def _reads_the_same(file: FileContext) -> bool:
    """Whether the file reads, and without its invisible characters reads the same but for them."""
    old, new = file.source.parsed, parse(without_invisible(file.text))
    if old.content is None or len(new.problems) != len(old.problems):
        return False
    return bool(_cleaned(old.content) == new.content)


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return without_invisible(value)
    if isinstance(value, dict):
        return {without_invisible(key): _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


rule = Rule(
    code="PS007",
    severity="warning",
    title="有看不见的字符",
    reason="从网页、微信里复制的文字常夹着零宽空格之类看不见的字符：看上去一样的两个词并不相同，"
    "搜不到也对不上。删去它们。",
    check_file=check_file,
    bad=(
        Example(
            changed={"teachers/expert.yaml": {"土专家": "土\u200b专家"}},
            at="teachers/expert.yaml:1:11",
            fixed=Example(),
        ),
        Example(
            changed={"teachers/expert.yaml": {"local-expert": "local-expert\u2060"}},
            at="teachers/expert.yaml:2:23",
            fixed=Example(),
        ),
        Example(
            changed={"teachers/expert.yaml": {"示例·土专家": '"示例·土\\u200b专家"'}},
            at="teachers/expert.yaml:1:7",
        ),
    ),
)
