"""A suppression that leaves nothing out, of a rule that would have found something."""

from collections.abc import Iterator, Sequence

from partyschool_cli.lint.finding import At, Finding, Fix
from partyschool_cli.lint.registry import nearest_rule
from partyschool_cli.lint.rule import Example, Rule
from partyschool_cli.lint.suppression import Suppression, SuppressionUse
from partyschool_cli.source.text.span import Stretch
from partyschool_cli.source.text.splice import Patch, Splice


def check_suppression(use: SuppressionUse) -> Iterator[Finding]:
    """Each word of the comment that names no rule, or only rules that found nothing here."""
    comment = use.suppression
    places = tuple(comment.places)
    position = -1
    for word, codes in comment.words:
        position += bool(word)
        unused = word not in use.used and codes <= use.judged
        if unused:
            edit = _without(comment, places, position) if word else _removal(comment)
            yield _finding(comment, word, _message(word, is_rule=bool(codes)), edit)


def _message(word: str, *, is_rule: bool) -> str:
    if not word:
        return "方括号里没有写规则"
    if is_rule:
        return f"这里没有 {word} 的问题，这条忽略注释是多余的"
    near = nearest_rule(word)
    return f"没有“{word}”这条规则" + (f"，是不是 {near}？" if near else "")


def _without(comment: Suppression, places: Sequence[Stretch], position: int) -> Splice:
    """Takes a word out of the comment with one separator, or the comment if it has no other."""
    start, end = places[position]
    if position > 0:
        return Splice(places[position - 1][1], end, "")
    return Splice(start, places[1][0], "") if len(places) > 1 else _removal(comment)


def _finding(comment: Suppression, word: str, message: str, edit: Splice) -> Finding:
    is_whole = edit.start <= comment.span.start
    title = "删去这条忽略注释" if is_whole else f"从方括号里删去 {word}"
    at = At(comment.source, exact=comment.span)
    fix = Fix(title, Patch((edit,)), is_safe=True)
    return Finding(at, message, title, named=(word,), fix=fix)


def _removal(comment: Suppression) -> Splice:
    """Takes out the comment: with its line where it stands alone, else with spaces before it."""
    text, start, end = comment.source.text, comment.span.start, comment.span.end
    line_start = text.rfind("\n", 0, start) + 1
    if not text[line_start:start].strip():
        if text.startswith("\r\n", end):
            end += 2
        elif text.startswith("\n", end):
            end += 1
        return Splice(line_start, end, "")
    while text[start - 1] in " \t":
        start -= 1
    return Splice(start, end, "")


rule = Rule(
    code="PS901",
    severity="warning",
    title="多余的忽略",
    reason="要忽略的问题已经没有了。留着这条注释，以后真有问题也看不到，删去即可。",
    check_suppression=check_suppression,
    bad=(
        Example(
            changed={
                "teachers/expert.yaml": {
                    "local-expert": "local-expert  # pschool: ignore[PS104] 以前写错过"
                }
            },
            at="teachers/expert.yaml:2:25",
            fixed=Example(),
        ),
        Example(
            changed={
                "teachers/expert.yaml": {
                    "local-expert": "local-experts  # pschool: ignore[PS104, PS102] 等县里定类别"
                }
            },
            at="teachers/expert.yaml:2:26",
            fixed=Example(
                changed={
                    "teachers/expert.yaml": {
                        "local-expert": "local-experts  # pschool: ignore[PS104] 等县里定类别"
                    }
                }
            ),
        ),
        Example(
            changed={"teachers/expert.yaml": {"name:": "# pschool: ignore[PS999] 不知为何\nname:"}},
            at="teachers/expert.yaml:1:1",
            fixed=Example(),
        ),
    ),
    good=(
        Example(
            changed={
                "courses/grafting.yaml": {
                    "title:": "# pschool: ignore[PS306] 田间课，不写简介\ntitle:",
                    "summary: 讲嫁接的方法和时机。\n": "",
                }
            }
        ),
    ),
)
