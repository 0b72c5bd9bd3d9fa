"""The pages below `edit/`: forms, what they are posted to, and what their scripts ask."""

from dataclasses import replace
from typing import Final

from partyschool_cli.errors import UserError
from partyschool_cli.export.web.page import WebPage
from partyschool_cli.export.web.published import Named
from partyschool_cli.export.web.render import render_page
from partyschool_cli.model.describe import MODELS, fields_of
from partyschool_cli.serve.forms.choices import KINDS, choices_json
from partyschool_cli.serve.forms.editing import WAS, Editing
from partyschool_cli.serve.forms.message_view import MessageView
from partyschool_cli.serve.forms.target import Target, target_at
from partyschool_cli.serve.message import Reply, Request, see_other
from partyschool_cli.serve.preview import Preview
from partyschool_cli.source.writing.undo import undo_last
from partyschool_cli.wording.dates import moment_text

# The path of the button that takes the last change back.
_UNDO: Final = "edit/undo"
_JSON: Final = "application/json; charset=utf-8"


def answer(preview: Preview, request: Request) -> Reply | None:
    """The answer to a request for a path below `edit/`, which was let in; None: no such page."""
    parts = tuple(request.path.split("/")[1:])
    if request.path == _UNDO:
        return _undone(preview) if request.method == "POST" else None
    match parts:
        case ("choices", name) if name.removesuffix(".json") in KINDS:
            kind = KINDS[name.removesuffix(".json")]
            return Reply(choices_json(preview.now().catalog, kind), content_type=_JSON)
    target = target_at(parts)
    if target is None:
        return None
    editing = Editing(preview, target)
    if not target.exists(editing.lookup):
        return _gone(preview, request, target) if request.form else None
    try:
        return _form(preview, request, editing)
    except UserError as error:  # a file that cannot be read, or is being written by another
        return _message(preview, "没有保存", error)


def _gone(preview: Preview, request: Request, target: Target) -> Reply:
    """What was filled in, where there is nothing any more to save it in."""
    gone = target.file_key if target.is_new else target.key
    name = "" if gone is None else f"{gone.kind.title} {gone.id} "
    texts = {name: "、".join(filter(None, values)) for name, values in request.form.items()}
    filled = {
        one.title: texts[one.name]
        for one in fields_of(MODELS[target.kind])
        if texts.get(one.name) and texts[one.name] != texts.get(WAS + one.name)
    }
    view = MessageView(
        "没有保存",
        (
            f"{name}找不到了：被删去、改了编号，或它的文件现在有错（见上面的检查结果）。",
            "您填的没有存；下面是您改过的，到时再填一次。",
            *(f"{title}：{text}" for title, text in filled.items()),
        ),
    )
    return replace(_shown(preview, view), status=404)


def _form(preview: Preview, request: Request, editing: Editing) -> Reply:
    if request.method != "POST":
        return _page(preview, editing)
    saved = editing.posted(request.form)
    if saved is not None:
        return see_other(saved)
    # What is not saved is an ordinary page: a browser would report any other status as a failure.
    return _page(preview, editing)


def _page(preview: Preview, editing: Editing) -> Reply:
    view = editing.view()
    site, target = preview.now().site, editing.target
    crumb = Named(editing.page_title, target.page)
    page = WebPage(
        target.path,
        view.title,
        view,
        crumbs=(Named("首页", "index.html"), crumb),
        root="/",
    )
    return Reply(render_page(site, "form", page, {}))


def _undone(preview: Preview) -> Reply:
    try:
        undone = undo_last(preview.root)
    except UserError as error:
        return _message(preview, "没有撤销", error)
    files = tuple(sorted(undone.changed))
    lines = (f"撤销了 {undone.note.command}（{moment_text(undone.note.at)}）", *files)
    return _shown(preview, MessageView("撤销了", lines))


def _message(preview: Preview, title: str, error: UserError) -> Reply:
    lines = (error.message, *error.detail, *filter(None, (error.hint,)))
    return _shown(preview, MessageView(title, lines))


def _shown(preview: Preview, view: MessageView) -> Reply:
    crumbs = (Named("首页", "index.html"),)
    page = WebPage("edit/message", view.title, view, crumbs=crumbs, root="/")
    return Reply(render_page(preview.now().site, "message", page, {}))
